/**
 * Where a server that listens on `host` answers when asked from the same machine: an address that
 * means "all of them" can't be asked, its loopback can.
 *
 * @param host an IP address without brackets, or a host name
 * @returns an origin as browsers write it, such as `http://[::1]:3000`
 */
export function localUrl(host: string, port: number): string {
  const url = new URL(`http://${host.includes(":") ? `[${host}]` : host}:${port}`);
  if (url.hostname === "0.0.0.0") url.hostname = "127.0.0.1";
  if (url.hostname === "[::]") url.hostname = "[::1]";
  return url.origin;
}
