import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { captureDocument } from "./captureDocument.ts";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function answerOf(listener: RequestListener): Promise<Response> {
  const server = createServer((request, response) => {
    captureDocument(response, {
      types: ["text/html", "application/xml"],
      beforeHeaders: () => response.setHeader("x-before", String(response.statusCode)),
      finish: async (body) => {
        response.setHeader("x-captured", body.byteLength).end(`<b>${body}</b>`);
      },
    });
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

describe("captureDocument", () => {
  test("HTML written in pieces: handed over whole, with its status and headers", async () => {
    const answer = await answerOf((_, response) => {
      response.writeHead(404, { "content-type": "text/html; charset=utf-8", "x-own": "kept" });
      response.write("one ");
      response.write(Buffer.from("two"));
      response.end();
    });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("x-own")).toBe("kept");
    expect(answer.headers.get("x-before")).toBe("404");
    expect(await answer.text()).toBe("<b>one two</b>");
  });

  test("HTML in one end(): handed over", async () => {
    const answer = await answerOf((_, response) =>
      response.setHeader("content-type", "text/html").end("page"),
    );
    expect(await answer.text()).toBe("<b>page</b>");
  });

  test("anything else: goes out as written", async () => {
    const answer = await answerOf((_, response) => {
      response.writeHead(200, ["content-type", "font/woff2"]);
      response.write("bytes");
      response.end();
    });
    expect(answer.headers.get("x-captured")).toBeNull();
    expect(answer.headers.get("x-before")).toBe("200");
    expect(await answer.text()).toBe("bytes");
  });

  test("anything else, with somebody's coding put over it: all of it goes through that", async () => {
    const answer = await answerOf((_, response) => {
      const { write, end } = response;
      const coded = (chunk: unknown) => String(chunk).toUpperCase();
      Object.assign(response, {
        write: (chunk: unknown) => write.call(response, coded(chunk), "utf8"),
        end: (chunk: unknown) => end.call(response, coded(chunk), "utf8"),
      });
      response.setHeader("content-type", "text/javascript");
      response.write("one ");
      response.write("two ");
      response.end("three");
    });
    expect(await answer.text()).toBe("ONE TWO THREE");
  });

  test("no body at all, as in 304: goes out with the headers set before", async () => {
    const answer = await answerOf((_, response) => {
      response.statusCode = 304;
      response.end();
    });
    expect(answer.status).toBe(304);
    expect(answer.headers.get("x-before")).toBe("304");
  });
});
