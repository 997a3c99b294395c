import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type RawData, WebSocket } from "ws";
import { networkOf } from "../access/hosts.ts";
import { TokenBuckets } from "../access/rateLimit.ts";
import { httpError } from "../lakeError.ts";
import type { SocketLimits } from "../presence/presence.ts";
import type { LakeEnv } from "./lake.ts";
import { readStreamCall, StreamCallError, type StreamMessage, type StreamOpening } from "./streamMessages.ts";

export interface StreamSocketsOptions {
  /** `perNetwork` is for sockets that carry nothing; streams have limits of their own. */
  limits: Pick<SocketLimits, "total" | "perNetwork">;
  /** Answers a request as if it had come by itself. */
  answer: (request: Request, env: LakeEnv["Bindings"]) => Response | Promise<Response>;
  /** How often sockets are asked whether they are there; who hasn't answered, or carries nothing, is let go. */
  heartbeatMs: number;
  /** Monotonic, in milliseconds. */
  clockMs: () => number;
  /** One line each: what went wrong. */
  log: (line: string) => void;
}

interface Peer {
  socket: WebSocket;
  /** The request that the socket began as. */
  incoming: IncomingMessage;
  network: string;
  streams: Map<number, AbortController>;
  idleSinceMs: number;
  hasAnswered: boolean;
}

/** More than a Studio opens, whatever it shows. */
const maxStreams = 100;
const messagesPerSecond = 50;
/** Of RFC 6455, section 7.4.1. */
const closeCodes = { normal: 1000, goingAway: 1001, refused: 1008 } as const;
const closeGraceMs = 1000;

/** Sockets that each carry the answers to many requests. */
export class StreamSockets {
  readonly #options: StreamSocketsOptions;
  readonly #peers = new Set<Peer>();
  readonly #rate: TokenBuckets;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(options: StreamSocketsOptions) {
    this.#options = options;
    this.#rate = new TokenBuckets({
      perSecond: messagesPerSecond,
      capacity: messagesPerSecond * 5,
      maxCallers: options.limits.total,
    });
    this.#heartbeat = setInterval(() => this.#beat(), options.heartbeatMs);
    this.#heartbeat.unref();
  }

  /** Throws 429 if there are too many sockets for another one of this network. */
  refuseTooMany(network: string): void {
    const { total, perNetwork } = this.#options.limits;
    if (this.#peers.size >= total) {
      throw httpError(429, `This lake has ${total} sockets, its limit; close some or try again later.`);
    }
    const idle = [...this.#peers].filter((peer) => peer.network === network && peer.streams.size === 0);
    if (idle.length >= perNetwork) {
      throw httpError(
        429,
        "There are too many sockets of this network that carry nothing; close some first.",
      );
    }
  }

  /** Takes a socket that has just been opened with that request. */
  join(socket: WebSocket, incoming: IncomingMessage): void {
    const peer: Peer = {
      ...{ socket, incoming, network: networkOf(incoming.socket.remoteAddress ?? "unknown") },
      ...{ streams: new Map(), idleSinceMs: this.#options.clockMs(), hasAnswered: true },
    };
    this.#peers.add(peer);
    const rateKey = randomUUID();
    socket.on("message", (data: RawData) => {
      if (this.#rate.take(rateKey, this.#options.clockMs())) this.#receive(peer, String(data));
      else socket.close(closeCodes.refused, "Too many messages");
    });
    socket.on("pong", () => {
      peer.hasAnswered = true;
    });
    // A message that is too long, or no WebSocket at all: ws closes the socket.
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#peers.delete(peer);
      for (const stream of peer.streams.values()) stream.abort();
    });
  }

  /** Closes all sockets. Clients connect again by themselves. */
  close(): void {
    clearInterval(this.#heartbeat);
    for (const { socket } of this.#peers) {
      socket.close(closeCodes.goingAway, "The lake is shutting down");
      setTimeout(() => socket.terminate(), closeGraceMs).unref();
    }
  }

  #receive(peer: Peer, text: string): void {
    // What comes while the socket is being closed no longer counts.
    if (peer.socket.readyState !== WebSocket.OPEN) return;
    try {
      const call = readStreamCall(text);
      if (call.type === "open") this.#open(peer, call);
      else peer.streams.get(call.id)?.abort();
    } catch (error) {
      if (!(error instanceof StreamCallError)) throw error;
      peer.socket.close(closeCodes.refused, error.message);
    }
  }

  #open(peer: Peer, opening: StreamOpening): void {
    const { streams } = peer;
    if (streams.has(opening.id)) throw new StreamCallError(`The stream ${opening.id} is open already`);
    if (streams.size >= maxStreams)
      throw new StreamCallError(`A socket carries at most ${maxStreams} streams`);
    const stream = new AbortController();
    streams.set(opening.id, stream);
    this.#carry(peer, opening, stream.signal)
      .catch((error: unknown) => {
        if (stream.signal.aborted) return;
        this.#options.log(`failed: streams: ${error instanceof Error ? error.stack : error}`);
        peer.socket.terminate();
      })
      .finally(() => {
        streams.delete(opening.id);
        peer.idleSinceMs = this.#options.clockMs();
      });
  }

  /** Resolves when the answer is over; rejects if it is cut short. */
  async #carry(peer: Peer, { id, path, headers }: StreamOpening, signal: AbortSignal): Promise<void> {
    const { socket, incoming } = peer;
    const { host = "", origin } = incoming.headers;
    headers.set("host", host);
    if (origin !== undefined) headers.set("origin", origin);
    const response = await this.#options.answer(new Request(`http://${host}${path}`, { headers }), {
      incoming,
      // A reader who doesn't keep up with one stream doesn't with the others either.
      outgoing: {
        destroy: () => socket.terminate(),
        once: (_close, listener) => signal.addEventListener("abort", listener, { once: true }),
      },
    });
    await send(socket, {
      ...{ type: "answer", id, status: response.status },
      headers: Object.fromEntries(response.headers),
    });
    await response.body
      ?.pipeThrough(new TextDecoderStream())
      .pipeTo(new WritableStream({ write: (text) => send(socket, { type: "data", id, text }) }), { signal });
    await send(socket, { type: "end", id });
  }

  #beat(): void {
    for (const peer of this.#peers) {
      const { socket, streams, idleSinceMs, hasAnswered } = peer;
      const idleMs = this.#options.clockMs() - idleSinceMs;
      if (!hasAnswered) {
        socket.terminate();
      } else if (streams.size === 0 && idleMs >= this.#options.heartbeatMs) {
        socket.close(closeCodes.normal, "Nothing to carry");
      } else {
        peer.hasAnswered = false;
        socket.ping();
      }
    }
  }
}

/** Resolves when the message has left, so that a stream waits for the reader and not in the socket's memory. */
function send(socket: WebSocket, message: StreamMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(JSON.stringify(message), (error) => (error ? reject(error) : resolve()));
  });
}
