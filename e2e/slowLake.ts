import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";

export interface HeldBackAnswer {
  /** Resolves when the site has it. */
  passedOn: Promise<void>;
}

interface Expectation {
  text: string;
  resolve: (answer: HeldBackAnswer) => void;
}

/** Events come one by one, and have no end to wait for: they aren't late. */
function isStream({ headers }: IncomingMessage): boolean {
  return headers["content-type"]?.startsWith("text/event-stream") === true;
}

/** Stands between site and lake, and passes the lake's answers on late. */
export class SlowLake {
  readonly url: string;
  delayMs: number;
  /** How many GROQ queries each request of the site asked, by the request's id. */
  readonly queriesByRequest = new Map<string, number>();
  readonly #lakeUrl: string;
  readonly #port: number;
  #server: Server | undefined;
  #expectations: Expectation[] = [];

  constructor(lakeUrl: string, port: number, delayMs: number) {
    this.url = `http://127.0.0.1:${port}`;
    this.delayMs = delayMs;
    this.#lakeUrl = lakeUrl;
    this.#port = port;
  }

  /** Waits for the next answer that holds the text, and resolves while it is held back. */
  answerHeldBack(text: string): Promise<HeldBackAnswer> {
    const { promise, resolve } = Promise.withResolvers<HeldBackAnswer>();
    this.#expectations.push({ text, resolve });
    return promise;
  }

  async listen(): Promise<void> {
    this.#server = createServer(async (incoming, outgoing) => {
      try {
        const answer = await this.#ask(incoming);
        if (isStream(answer)) {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          outgoing.flushHeaders();
          await pipeline(answer, outgoing);
          return;
        }
        const body = await buffer(answer);
        const passedOn = once(outgoing, "close").then(() => {});
        this.#announce(body.toString(), { passedOn });
        await delay(this.delayMs);
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(body);
      } catch {
        // As if the lake itself had gone away.
        outgoing.destroy();
      }
    }).listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (!server?.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  }

  async #ask(incoming: IncomingMessage): Promise<IncomingMessage> {
    const { method, headers, url = "/" } = incoming;
    if (url.includes("/data/query/")) {
      const requestId = String(headers["x-request-id"]);
      this.queriesByRequest.set(requestId, (this.queriesByRequest.get(requestId) ?? 0) + 1);
    }
    const asked = request(new URL(url, this.#lakeUrl), {
      method,
      headers: { ...headers, "accept-encoding": "identity" },
    });
    incoming.pipe(asked);
    const [answer]: IncomingMessage[] = await once(asked, "response");
    if (answer === undefined) throw new Error(`The lake did not answer ${url}.`);
    return answer;
  }

  #announce(body: string, answer: HeldBackAnswer): void {
    const met = this.#expectations.filter(({ text }) => body.includes(text));
    this.#expectations = this.#expectations.filter((expectation) => !met.includes(expectation));
    for (const { resolve } of met) resolve(answer);
  }
}
