import { complaintsAbout, malformedRequests } from "../server/fixtures/malformedRequests.ts";
import { expect, test } from "./newsroomTest.ts";

test("400 malformed requests to the site, 400 to the lake: none answered with 500, and both go on", async ({
  newsroom,
}) => {
  const secrets = [newsroom.viewerToken, newsroom.adminToken];
  const portOf = (url: string) => Number(new URL(url).port);
  const site = { port: portOf(newsroom.siteUrl), secrets };
  const lake = { port: portOf(newsroom.lakeUrl), secrets };
  expect(await complaintsAbout(malformedRequests(400, 1), site)).toEqual([]);
  expect(await complaintsAbout(malformedRequests(400, 2), lake)).toEqual([]);
  expect((await newsroom.get("/")).status).toBe(200);
  expect((await fetch(`${newsroom.lakeUrl}/health`)).status).toBe(200);
});
