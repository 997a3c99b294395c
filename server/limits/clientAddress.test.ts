import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { clientAddressReader } from "./clientAddress.ts";

function addressOf(trustedProxies: string[], peer: string, forwardedFor?: string): string | null {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: peer });
  const headers = forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor };
  return clientAddressReader(trustedProxies)({ headers, socket });
}

describe("clientAddressReader", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["127.0.0.1", null],
    ["::1", null],
    ["::ffff:127.0.0.1", null],
  ])("%s, no proxy: %s", (peer, client) => {
    expect(addressOf([], peer)).toBe(client);
  });

  test("somebody who claims to be a proxy: counts for themself", () => {
    expect(addressOf([], "203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
    expect(addressOf(["10.0.0.0/8"], "203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
    expect(addressOf([], "203.0.113.7", "127.0.0.1")).toBe("203.0.113.7");
  });

  test.each([
    ["198.51.100.1", "198.51.100.1"],
    ["192.0.2.99, 198.51.100.1", "198.51.100.1"],
    ["192.0.2.99, 198.51.100.1, 10.1.2.3", "198.51.100.1"],
    ["198.51.100.1:4711", "198.51.100.1"],
    ["[2001:db8:1:2::1]:4711", "2001:db8:1:2::/64"],
    ["127.0.0.1, 198.51.100.1", "198.51.100.1"],
  ])("a trusted proxy on this machine that says %s: %s", (forwardedFor, client) => {
    expect(addressOf(["loopback", "10.0.0.0/8"], "127.0.0.1", forwardedFor)).toBe(client);
  });

  test.each([undefined, "", "unknown", "<script>"])(
    "a trusted proxy elsewhere that says %s: counts for itself",
    (forwardedFor) => {
      expect(addressOf(["10.0.0.0/8"], "10.0.0.5", forwardedFor)).toBe("10.0.0.5");
    },
  );
});
