import { describe, expect, test } from "vitest";
import { lakeUrl, readSettings, siteUrl } from "./settings.ts";

const read = (environment: Record<string, string>) => readSettings("/newsroom", "production", environment);

describe("readSettings", () => {
  test("nothing set: both servers on loopback, data beside the code", () => {
    expect(read({})).toEqual({
      root: "/newsroom",
      mode: "production",
      host: "127.0.0.1",
      sitePort: 3000,
      lakePort: 3333,
      siteOrigin: "http://127.0.0.1:3000",
      lakeOrigin: "http://127.0.0.1:3333",
      dataset: "production",
      dataFolder: "/newsroom/.verbatim",
      buildFolder: ".next",
    });
  });

  test("variables set to nothing: as if not set", () => {
    expect(read({ PORT: "", LAKE_PORT: "", HOST: "", VERBATIM_DATA_DIR: "", NEXT_DIST_DIR: "" })).toEqual(
      read({}),
    );
  });

  test("an absolute data folder: as it is", () => {
    expect(read({ VERBATIM_DATA_DIR: "/srv/news" }).dataFolder).toBe("/srv/news");
  });

  test.each([
    ["PORT", "0x1202"],
    ["LAKE_PORT", "3e3"],
    ["HOST", "my newsroom"],
    ["SITE_URL", "news.example"],
  ])("%s=%s: a problem that names it", (variable, value) => {
    expect(() => read({ [variable]: value })).toThrow(
      expect.objectContaining({
        name: "Problem",
        message: expect.stringContaining(`${variable} is "${value}"`),
      }),
    );
  });

  test("the same port twice: refused", () => {
    expect(() => read({ PORT: "3333" })).toThrow("PORT and LAKE_PORT are both 3333");
  });

  test("hosted Sanity: no lake", () => {
    const settings = read({ NEXT_PUBLIC_SANITY_PROJECT_ID: "abc123", SANITY_API_READ_TOKEN: "token" });
    expect(settings.lakePort).toBeUndefined();
    expect(lakeUrl(settings)).toBeUndefined();
  });

  test("hosted Sanity without a token: refused", () => {
    expect(() => read({ NEXT_PUBLIC_SANITY_PROJECT_ID: "abc123" })).toThrow(
      "SANITY_API_READ_TOKEN is missing",
    );
  });

  test("a project id that can't be one: a sentence that names the variable", () => {
    expect(() => read({ NEXT_PUBLIC_SANITY_PROJECT_ID: "No!" })).toThrow("NEXT_PUBLIC_SANITY_PROJECT_ID");
  });
});

test("siteUrl, listening on every address: its loopback", () => {
  expect(siteUrl(read({ HOST: "0.0.0.0", PORT: "4000" }))).toBe("http://127.0.0.1:4000");
});
