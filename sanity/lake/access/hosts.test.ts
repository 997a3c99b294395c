import { describe, expect, test } from "vitest";
import { normalizeHostName, readHost } from "./hosts.ts";

describe("readHost", () => {
  test.each([
    ["localhost:3333", "localhost"],
    ["LOCALHOST", "localhost"],
    ["127.0.0.1:3333", "127.0.0.1"],
    ["[::1]:3333", "[::1]"],
    ["192.168.1.20", "192.168.1.20"],
    ["lake.example.org", "lake.example.org"],
  ])("%s: answered, without a project", (header, hostname) => {
    expect(readHost(header, ["lake.example.org"])).toEqual({ hostname, projectId: undefined });
  });

  test.each([
    ["verbatim.localhost:3333", "verbatim"],
    ["s1.verbatim.localhost", "verbatim"],
    ["other.lake.example.org", "other"],
  ])("%s: the label before the name is project %s", (header, projectId) => {
    expect(readHost(header, ["lake.example.org"])?.projectId).toBe(projectId);
  });

  test.each([
    "evil.example",
    "localhost.evil.example",
    "evillocalhost",
    "127.0.0.1.evil.example",
    "",
    "localhost@evil.example",
    "localhost/evil",
  ])("%j: refused", (header) => {
    expect(readHost(header, [])).toBeUndefined();
  });
});

describe("normalizeHostName", () => {
  test.each([
    ["News.Example", "news.example"],
    ["lake", "lake"],
    ["192.168.1.20", "192.168.1.20"],
  ])("%s: %s, as a Host header reads", (name, normalized) => {
    expect(normalizeHostName(name)).toBe(normalized);
    expect(readHost(`${name}:3333`, [normalized])?.hostname).toBe(normalized);
  });

  test.each(["", "news.example:3333", "http://news.example", "news.example/", "*.example", "nüws.example"])(
    "%j: no host name",
    (name) => {
      expect(normalizeHostName(name)).toBeUndefined();
    },
  );
});
