/**
 * Readers' pages have no client components, so React's and Next's own scripts, and the copy of the
 * page that they would hydrate from, are weight without use. This takes out exactly those; a
 * script of ours (`src` elsewhere than /_next/) and typed data (`type="application/ld+json"`) stay.
 */
export function withoutFramework(html: string): string {
  return html
    .replace(SCRIPT, (script, attributes: string) => (isFramework(attributes) ? "" : script))
    .replace(SCRIPT_PRELOAD, "");
}

const SCRIPT = /<script\b([^>]*)>[\s\S]*?<\/script>/g;
const SCRIPT_PRELOAD = /<link\b(?=[^>]*\bas="script")[^>]*\bhref="\/_next\/[^>]*>/g;

function isFramework(attributes: string): boolean {
  const source = /\bsrc="([^"]*)"/.exec(attributes)?.[1];
  if (source !== undefined) return source.startsWith("/_next/");
  return !/\btype="(?!text\/javascript)/.test(attributes);
}
