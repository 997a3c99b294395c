/**
 * Addresses from content, checked before they become links. An address with white space, control
 * or invisible formatting characters is refused as a whole: browsers skip some of them, so that
 * what is checked would not be what is followed (https://url.spec.whatwg.org/#url-parsing).
 */
const HIDDEN_CHARACTERS = /[\s\p{Cc}\p{Cf}\\]/u;

/** The http(s) address, as a browser would follow it; null if it is none or carries credentials. */
export function webAddress(address: string): string | null {
  if (HIDDEN_CHARACTERS.test(address) || !/^https?:\/\/[^/]/i.test(address) || !URL.canParse(address))
    return null;
  const url = new URL(address);
  return url.username === "" && url.password === "" ? url.href : null;
}

/** The address of a link in running text: http, https or mailto; null for every other scheme. */
export function linkAddress(address: string): string | null {
  return webAddress(address) ?? mailAddress(address);
}

function mailAddress(address: string): string | null {
  const isMail = /^mailto:[^@]+@[^@]+$/i.test(address) && !HIDDEN_CHARACTERS.test(address);
  return isMail && URL.canParse(address) ? new URL(address).href : null;
}
