import { expect, test } from "vitest";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import { image } from "../fixtures/portEllis.ts";
import { StaffPage } from "./StaffPage.tsx";

const nora = {
  id: "nora",
  slug: "nora-lindqvist",
  name: "Nora Lindqvist",
  description: "Reporter.",
  bio: "She's been here since 2019.",
  portrait: null,
};

test("StaffPage: everybody by name, with what is known of them", () => {
  const page = (
    <StaffPage page={{ introduction: null, staff: [nora, { ...nora, id: "d", name: "Dan", bio: null }] }} />
  );
  expect(asRead(page)).toBe(
    "Staff\nWho writes, checks and corrects what stands here.\nNora Lindqvist\nReporter.\nShe’s been here since 2019.\nDan\nReporter.",
  );
});

test("StaffPage, a portrait: with what it shows and whose it is", () => {
  const portrait = image({ alt: "Nora Lindqvist at her desk" });
  const html = markupOf(<StaffPage page={{ introduction: null, staff: [{ ...nora, portrait }] }} />);
  expect(html).toContain('alt="Nora Lindqvist at her desk"');
  expect(html).toContain("Mo Diaz");
});

test("StaffPage, a text that opens it: stands first, under its own title", () => {
  const introduction = {
    id: "page-staff",
    slug: "staff",
    title: "The newsroom",
    description: "Who we are.",
    body: [
      {
        type: "paragraph",
        key: "p",
        spans: [{ text: "All of us.", strong: false, emphasis: false, link: null }],
      },
    ],
    changedAt: "2026-03-09T02:00:00Z",
  } as const;
  const page = <StaffPage page={{ introduction, staff: [] }} />;
  expect(asRead(page)).toBe("The newsroom\nWho we are.\nAll of us.\nNobody is listed yet.");
  expect(markupOf(page)).not.toContain("<ul");
});
