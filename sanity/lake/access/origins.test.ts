import { expect, test } from "vitest";
import { openDatabase } from "../store/database.ts";
import { allowOrigin, createOriginFinder, listOrigins, normalizeOrigin, removeOrigin } from "./origins.ts";

test("an origin of the site: allowed with credentials", () => {
  const find = createOriginFinder(openDatabase(":memory:"), ["http://localhost:3000"]);
  expect(find("http://localhost:3000")).toEqual({ origin: "http://localhost:3000", credentials: true });
});

test("an origin from the list: allowed as the list says, from the next look on", () => {
  const db = openDatabase(":memory:");
  const find = createOriginFinder(db, []);
  expect(find("https://news.example")).toBeUndefined();
  allowOrigin(db, { origin: "https://news.example", credentials: false });
  expect(find("https://news.example")).toEqual({ origin: "https://news.example", credentials: false });
  allowOrigin(db, { origin: "https://news.example", credentials: true });
  expect(listOrigins(db)).toEqual([{ origin: "https://news.example", credentials: true }]);
});

test("a removed origin: no longer allowed, and removed only once", () => {
  const db = openDatabase(":memory:");
  allowOrigin(db, { origin: "https://news.example", credentials: false });
  expect(removeOrigin(db, "https://news.example")).toBe(true);
  expect(removeOrigin(db, "https://news.example")).toBe(false);
  expect(createOriginFinder(db, [])("https://news.example")).toBeUndefined();
});

test.each([
  ["http://localhost:3000", "http://localhost:3000"],
  ["https://News.example/", "https://news.example"],
  ["https://news.example/path", undefined],
  ["ftp://news.example", undefined],
  ["null", undefined],
  ["*", undefined],
])("normalizeOrigin(%j): %j", (value, origin) => {
  expect(normalizeOrigin(value)).toBe(origin);
});
