import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announceOwnOrigin } from "../ownOrigin.ts";
import { renderedPages } from "./renderedPages.ts";
import { warmPages } from "./warmPages.ts";

/** What has been asked for, and how to answer it. */
let asked: { path: string; answer: () => void }[] = [];

beforeEach(() => {
  asked = [];
  announceOwnOrigin("127.0.0.1", 3000);
  renderedPages().record("/stories/a", ["doc:a", "doc:shared"]);
  renderedPages().record("/stories/b", ["doc:b", "doc:shared"]);
  vi.stubGlobal("fetch", ({ pathname }: URL) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    asked.push({ path: pathname, answer: () => resolve(new Response("")) });
    return promise;
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  for (const path of ["/stories/a", "/stories/b"]) renderedPages().forget(path);
});

function answerAll(): void {
  for (const { answer } of asked) answer();
}
const paths = () => asked.map(({ path }) => path).sort();

test("warm a tag: its pages are asked for, and no others", async () => {
  const warmed = warmPages(["doc:a"]);
  expect(paths()).toEqual(["/stories/a"]);
  answerAll();
  await warmed;
});

test("change a hundred times while a page is being made: it is made once more, not a hundred times", async () => {
  const warmed = warmPages(["doc:shared"]);
  for (let changes = 0; changes < 100; changes++) void warmPages([`doc:${changes}`, "doc:shared"]);
  expect(paths()).toEqual(["/stories/a", "/stories/b"]);
  answerAll();
  await vi.waitUntil(() => asked.length === 4);
  answerAll();
  await warmed;
  expect(paths()).toEqual(["/stories/a", "/stories/a", "/stories/b", "/stories/b"]);
});

test("change one page while others wait: it is made next", async () => {
  for (const name of ["c", "d", "e"]) renderedPages().record(`/stories/${name}`, ["doc:many"]);
  const warmed = warmPages(["doc:many"]);
  void warmPages(["doc:a"]);
  const [first] = asked;
  first?.answer();
  await vi.waitUntil(() => asked.length === 3);
  expect(asked.at(-1)?.path).toBe("/stories/a");
  for (const name of ["c", "d", "e"]) renderedPages().forget(`/stories/${name}`);
  answerAll();
  await vi.waitUntil(() => asked.length === 4);
  answerAll();
  await warmed;
});

test("a page can't be made: the others are, and later ones too", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  vi.stubGlobal("fetch", () => Promise.reject(new Error("away")));
  await warmPages(["doc:shared"]);
  expect(vi.mocked(console.warn)).toHaveBeenCalledTimes(2);
  await warmPages(["doc:a"]);
  expect(vi.mocked(console.warn)).toHaveBeenCalledTimes(3);
  vi.restoreAllMocks();
});
