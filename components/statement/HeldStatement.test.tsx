import { expect, test } from "vitest";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import { HeldStatement } from "./HeldStatement.tsx";

test("a held statement: keeps its place and its address, and says that it is held", () => {
  const held = <HeldStatement statementId="second" number={2} isRepeated={false} />;
  expect(asRead(held)).toMatch(/^Statement 2 Held\nThis statement is held back for now/);
  expect(markupOf(held)).toContain('id="statement-second"');
});

test("one that stands further up already: has no second address", () => {
  expect(markupOf(<HeldStatement statementId="second" number={2} isRepeated />)).not.toContain("id=");
});
