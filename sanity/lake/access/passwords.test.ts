import { expect, test } from "vitest";
import { hashPassword, isPassword, nobodysPassword, passwordProblem } from "./passwords.ts";

/** What a test can pay; the cost is stored with the hash. */
const cheap = { log2N: 4, r: 8, p: 1 };

test("a hashed password: recognised, another isn't", async () => {
  const stored = await hashPassword("correct horse battery", cheap);
  expect(stored).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await isPassword("correct horse battery", stored)).toBe(true);
  expect(await isPassword("correct horse batterY", stored)).toBe(false);
});

test("the same password twice: other hashes, as each has a salt of its own", async () => {
  expect(await hashPassword("correct horse battery", cheap)).not.toBe(
    await hashPassword("correct horse battery", cheap),
  );
});

test("a password in other code points: the same", async () => {
  const stored = await hashPassword("café ﬁve words here", cheap);
  expect(await isPassword("cafe\u0301 five words here", stored)).toBe(true);
});

test("without a cost: OWASP's, also for nobody, so that both take as long", async () => {
  const [, , cost] = (await hashPassword("correct horse battery")).split("$");
  expect(cost).toBe("ln=15,r=8,p=3");
  expect(nobodysPassword.split("$")[2]).toBe(cost);
  expect(await isPassword("", nobodysPassword)).toBe(false);
});

test("a hash that can't be read: an error, no match", async () => {
  await expect(isPassword("", "$scrypt$ln=4,r=8,p=1$AAAA$")).rejects.toThrow("can't be read");
});

test.each([
  ["eleven char", "11 characters; take at least 12"],
  ["🂡🂢🂣🂤🂥🂦🂧🂨", "8 characters"],
  ["x".repeat(1001), "at most 1000"],
])("passwordProblem of %j: %s", (password, problem) => {
  expect(passwordProblem(password)).toContain(problem);
});

test("passwordProblem of twelve characters: none", () => {
  expect(passwordProblem("twelve chars")).toBeUndefined();
});
