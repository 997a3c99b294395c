import { beforeEach, describe, expect, test } from "vitest";
import { createSiteMetrics, type SiteMetrics } from "./siteMetrics.ts";

let metrics: SiteMetrics;
let secondsSinceCatchUp: number | null;

beforeEach(() => {
  secondsSinceCatchUp = null;
  metrics = createSiteMetrics({
    renders: () => 7,
    pages: () => 3,
    secondsSinceCatchUp: () => secondsSinceCatchUp,
    liveReaders: () => 12,
    isListening: () => true,
  });
});

/** The lines of the text that begin with a name. */
async function samples(name: string): Promise<string[]> {
  return (await metrics.text()).split("\n").filter((line) => line.startsWith(name));
}

describe("site metrics", () => {
  test("a page from the cache: counted, and not as a render", async () => {
    metrics.requestEnded({ route: "story", status: 200, durationMs: 3, cache: "HIT" });
    expect(await samples("verbatim_site_requests_total")).toEqual([
      'verbatim_site_requests_total{route="story",status="200"} 1',
    ]);
    expect(await samples("verbatim_site_page_cache_total")).toEqual([
      'verbatim_site_page_cache_total{route="story",result="hit"} 1',
    ]);
    expect(await samples("verbatim_site_render_duration_seconds_count")).toEqual([]);
  });

  test("a page made for its reader: with the time it took", async () => {
    metrics.requestEnded({ route: "story", status: 200, durationMs: 80, cache: "MISS" });
    expect(await samples("verbatim_site_render_duration_seconds_sum")).toEqual([
      'verbatim_site_render_duration_seconds_sum{route="story"} 0.08',
    ]);
  });

  test("a cache result that Next has never given: no new label", async () => {
    metrics.requestEnded({ route: "story", status: 200, durationMs: 1, cache: "SOMETHING" });
    expect(await samples("verbatim_site_page_cache_total")).toEqual([]);
  });

  test("queries, refusals, connections: counted", async () => {
    metrics.queryEnded({ durationMs: 5, isAnswered: true });
    metrics.queryEnded({ durationMs: 5, isAnswered: false });
    metrics.requestRefused("rate");
    metrics.connectionsChanged(1);
    expect(await samples("verbatim_site_queries_total")).toEqual([
      'verbatim_site_queries_total{outcome="answered"} 1',
      'verbatim_site_queries_total{outcome="failed"} 1',
    ]);
    expect(await samples("verbatim_site_refused_total")).toEqual([
      'verbatim_site_refused_total{reason="rate"} 1',
    ]);
    expect(await samples("verbatim_site_connections")).toEqual(["verbatim_site_connections 1"]);
  });

  test("a stream: counted, without the time that its reader stayed", async () => {
    metrics.requestEnded({ route: "live", status: 200, durationMs: null, cache: null });
    expect(await samples("verbatim_site_requests_total")).toEqual([
      'verbatim_site_requests_total{route="live",status="200"} 1',
    ]);
    expect(await samples("verbatim_site_request_duration_seconds_count")).toEqual([]);
  });

  test("readers of running stories: how many there are, what they were told, whom there was no room for", async () => {
    metrics.liveTold(500);
    metrics.liveTold(20);
    metrics.liveCut();
    metrics.liveRefused("address");
    expect(await samples("verbatim_live_")).toEqual([
      "verbatim_live_readers 12",
      "verbatim_live_listening 1",
      "verbatim_live_events_total 520",
      "verbatim_live_cut_total 1",
      'verbatim_live_refused_total{limit="address"} 1',
    ]);
  });

  test("gauges: read when asked for", async () => {
    secondsSinceCatchUp = 12;
    expect(await samples("verbatim_site_catch_up_age_seconds")).toEqual([
      "verbatim_site_catch_up_age_seconds 12",
    ]);
    for (const _ of [1, 2]) {
      expect(await samples("verbatim_site_renders_total")).toEqual(["verbatim_site_renders_total 7"]);
    }
    expect(await samples("verbatim_site_pages")).toEqual(["verbatim_site_pages 3"]);
  });

  test("the process: event loop and memory", async () => {
    expect(await samples("nodejs_eventloop_lag_seconds")).not.toEqual([]);
    expect(await samples("process_resident_memory_bytes")).not.toEqual([]);
  });
});
