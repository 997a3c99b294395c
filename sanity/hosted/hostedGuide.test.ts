import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { API_VERSION } from "../client.ts";
import { REVALIDATION_WEBHOOK } from "../revalidationWebhook.ts";

const root = join(import.meta.dirname, "../..");
const guide = readFileSync(join(root, "docs/hosted-sanity.md"), "utf8");
const example = readFileSync(join(root, ".env.example"), "utf8");

describe("docs/hosted-sanity.md", () => {
  test("the webhook: filter and projection as the site has them", () => {
    const quoted = Array.from(guide.matchAll(/```groq\n(.*?)\n```/gs), ([, text]) => text);
    const { filter, projection } = REVALIDATION_WEBHOOK;
    expect(quoted).toEqual([filter, projection.replaceAll("\n  ", "\n")]);
  });

  test("the webhook's API version: the site's", () => {
    expect(guide).toContain(`| API version | \`v${API_VERSION}\` |`);
  });

  test("variables: those of .env.example", () => {
    const variables = new Set(guide.match(/\b(?:NEXT_PUBLIC_)?[A-Z]+(?:_[A-Z]+)+\b/g));
    expect(variables.size).toBeGreaterThan(4);
    const unknown = [...variables].filter((name) => !new RegExp(`^# ${name}=`, "m").test(example));
    expect(unknown).toEqual([]);
  });
});
