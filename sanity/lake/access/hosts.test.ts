import { describe, expect, test } from "vitest";
import { isLoopbackHost, isOnlyForThisMachine, networkOf, normalizeHostName, readHost } from "./hosts.ts";

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

test.each([
  ["localhost", true],
  ["verbatim.localhost", true],
  ["LOCALHOST", true],
  ["127.0.0.1", true],
  ["127.8.8.8", true],
  ["::1", true],
  ["[::1]", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.1.20", false],
  ["127.0.0.1.evil.example", false],
  ["evillocalhost", false],
])("isLoopbackHost(%j): %j", (hostname, isLoopback) => {
  expect(isLoopbackHost(hostname)).toBe(isLoopback);
});

const local = { hostname: "127.0.0.1", hostNames: ["localhost"], siteOrigins: ["http://localhost:3000"] };

test.each([
  ["all on loopback", local, true],
  ["nothing but an address", { hostname: "::1" }, true],
  ["every address", { ...local, hostname: "0.0.0.0" }, false],
  ["a host name beside", { ...local, hostNames: ["localhost", "lake.example"] }, false],
  ["assets on loopback", { ...local, assetOrigin: "http://localhost:3333" }, true],
  ["assets elsewhere", { ...local, assetOrigin: "https://news.example" }, false],
  ["a site elsewhere", { ...local, siteOrigins: ["http://[::1]:3000", "https://news.example"] }, false],
])("isOnlyForThisMachine, %s: %j", (_, addresses, isOnlyHere) => {
  expect(isOnlyForThisMachine(addresses)).toBe(isOnlyHere);
});

test.each([
  ["192.168.1.20", "192.168.1.20"],
  ["::ffff:192.168.1.20", "192.168.1.20"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::6", "2001:db8:1:2::/64"],
  ["2001:db8::1:2:3:4:5", "2001:db8:0:1::/64"],
  ["2001:db8:1:3::6", "2001:db8:1:3::/64"],
  ["2001:db8::", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["unknown", "unknown"],
])("networkOf(%j): %j", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
