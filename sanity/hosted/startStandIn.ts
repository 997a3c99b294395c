import { once } from "node:events";
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { type SentRequest, undocumentedPart } from "./undocumentedPart.ts";

/** A request with what Sanity doesn't document of it, null if it documents all. */
export interface RecordedRequest extends SentRequest {
  readonly undocumented: string | null;
}

/** Stands in for hosted Sanity, records what it is asked for, and lets an embedded lake answer. */
export interface StandIn {
  readonly requests: readonly RecordedRequest[];
  /** The requests of which Sanity doesn't document all, with what it doesn't. */
  undocumented(): RecordedRequest[];
  /** Empties the record. */
  forget(): void;
  /**
   * Variables for a process that is to read the project from the stand-in. It reaches the real
   * names through it, since it takes it for its proxy; other servers than those of this machine it
   * can't reach, and its wish for them is recorded.
   */
  readonly environment: Readonly<Record<string, string>>;
  /** Requests wait until there is a lake. */
  answerFrom(lakeUrl: string): void;
  close(): Promise<void>;
}

/** Answers what Sanity documents for the project, and anything else with 404. */
export async function startStandIn(projectId: string): Promise<StandIn> {
  let requests: RecordedRequest[] = [];
  const lake = Promise.withResolvers<string>();
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const sent = await readRequest(incoming);
    const undocumented = undocumentedPart(sent, projectId);
    requests.push({ ...sent, undocumented });
    if (undocumented === null) passOn(sent, await lake.promise, outgoing);
    else refuse(undocumented, outgoing);
  };
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  // A proxy is asked for a tunnel to a host and a port; what comes through it is answered here.
  server.on("connect", ({ url = "" }: IncomingMessage, socket, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    if (url.endsWith(":443")) {
      requests.push(unreadable(url));
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    socket.unshift(head);
    server.emit("connection", socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port }: AddressInfo = addressOf(server);
  const proxy = `http://127.0.0.1:${port}`;
  return {
    get requests() {
      return requests;
    },
    undocumented: () => requests.filter(({ undocumented }) => undocumented !== null),
    forget() {
      requests = [];
    },
    environment: {
      NEXT_PUBLIC_SANITY_PROJECT_ID: projectId,
      // Not https, for which the stand-in would need a certificate in Sanity's name.
      SANITY_API_HOST: "http://api.sanity.io",
      // For Node's own fetch, and for that of the Sanity client, which also reads the variables below.
      NODE_USE_ENV_PROXY: "1",
      http_proxy: proxy,
      https_proxy: proxy,
      no_proxy: "127.0.0.1,localhost,[::1]",
    },
    answerFrom: lake.resolve,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The stand-in has no port.");
  return address;
}

async function readRequest(incoming: IncomingMessage): Promise<SentRequest> {
  const { method = "", headers } = incoming;
  const { host = "", authorization, "content-type": contentType } = headers;
  // Without a tunnel, a proxy is told the whole address.
  const { pathname, search } = new URL(incoming.url ?? "", `http://${host}`);
  return { method, host, url: pathname + search, authorization, contentType, body: await buffer(incoming) };
}

/** Somebody spoke TLS to a server that the stand-in isn't. */
function unreadable(hostAndPort: string): RecordedRequest {
  return {
    method: "CONNECT",
    host: hostAndPort,
    url: "/",
    authorization: undefined,
    contentType: undefined,
    body: Buffer.alloc(0),
    undocumented: `${hostAndPort} is not the project's host`,
  };
}

function passOn(sent: SentRequest, lakeUrl: string, outgoing: ServerResponse): void {
  const { method, url, authorization, contentType, body } = sent;
  const asked = httpRequest(new URL(url, lakeUrl), {
    method,
    headers: {
      authorization,
      "content-length": body.length,
      ...(contentType === undefined ? {} : { "content-type": contentType }),
    },
  });
  asked.on("response", (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  // As if Sanity itself had gone away.
  asked.on("error", () => outgoing.destroy());
  asked.end(body);
}

function refuse(undocumented: string, outgoing: ServerResponse): void {
  const body = { statusCode: 404, error: "Not Found", message: `Not documented by Sanity: ${undocumented}` };
  outgoing.writeHead(404, { "content-type": "application/json" }).end(JSON.stringify(body));
}
