import { randomUUID } from "node:crypto";
import { type RawData, WebSocket } from "ws";
import { TokenBuckets } from "../access/rateLimit.ts";
import type { Token } from "../access/tokens.ts";
import { httpError } from "../lakeError.ts";
import type { JsonObject } from "../store/documentValue.ts";
import { type RpcCall, RpcError, readCall, rpcFailure, rpcNotification, rpcResult } from "./jsonRpc.ts";

/** How many sockets may be open at once. */
export interface SocketLimits {
  total: number;
  perToken: number;
  /** For one network, of sockets that haven't sent a token yet. */
  perNetwork: number;
}

export interface PresenceOptions {
  limits: SocketLimits;
  /** The token that an `authorization` parameter holds, if it counts. */
  findToken: (authorization: string) => Token | undefined;
  isLiveToken: (tokenId: string) => boolean;
  /** Whether there is a dataset of this name. */
  hasDataset: (name: string) => boolean;
  /** How often sockets get a heartbeat; who hasn't answered the one before is gone. */
  heartbeatMs: number;
  /** Monotonic, in milliseconds. */
  clockMs: () => number;
  /** One line each: what went wrong. */
  log: (line: string) => void;
}

/** What the Studio of another user is told; `i` is the id of the user whose doing it is. */
type PresenceEvent =
  | { type: "rollCall"; i: string; session: string }
  | { type: "state"; i: string; m: { sessionId: string; locations: unknown[] } }
  | { type: "disconnect"; i: string; m: { session: string } };

interface Peer {
  socket: WebSocket;
  dataset: string;
  network: string;
  token: Token | undefined;
  subscriptions: Set<string>;
  /** Those that it announced. */
  sessions: Set<string>;
  joinedMs: number;
  hasAnswered: boolean;
}

/** The longest message in bytes; the Studio sends a few hundred. */
export const maxMessageBytes = 64 * 1024;
const maxSubscriptions = 10;
const maxSessions = 10;
const maxSessionLength = 100;
const messagesPerSecond = 20;
const maxBufferedBytes = 1024 * 1024;
const heartbeat = "♥";
/** Codes of the Studio's client (@sanity/bifur-client), of RFC 6455 for the rest. */
const closeCodes = {
  goingAway: 1001,
  tooMuch: 1008,
  failed: 1011,
  unauthorized: 4001,
  notFound: 4004,
} as const;
const closeGraceMs = 1000;

/**
 * Tells those who have a dataset open where the others are in it. Nothing of it is kept: who joins calls the roll, and
 * the others announce themselves again.
 */
export class Presence {
  readonly #options: PresenceOptions;
  readonly #peers = new Set<Peer>();
  readonly #rate: TokenBuckets;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(options: PresenceOptions) {
    this.#options = options;
    this.#rate = new TokenBuckets({
      perSecond: messagesPerSecond,
      capacity: messagesPerSecond * 5,
      maxCallers: options.limits.total,
    });
    this.#heartbeat = setInterval(() => this.#beat(), options.heartbeatMs);
    this.#heartbeat.unref();
  }

  /** How many sockets are open. */
  get count(): number {
    return this.#peers.size;
  }

  /** Throws 429 if there are too many sockets for another one of this caller. */
  refuseTooMany(network: string, token: Token | undefined): void {
    const { total } = this.#options.limits;
    if (this.#peers.size >= total) {
      throw httpError(429, `This lake has ${total} sockets, its limit; close some or try again later.`);
    }
    if (this.#hasTooMany(network, token)) {
      throw httpError(429, "There are too many sockets of this caller; close some first.");
    }
  }

  /** Takes a socket that has just been opened. Without a token it must send one within the time of a heartbeat. */
  join(socket: WebSocket, { dataset, network, token }: Pick<Peer, "dataset" | "network" | "token">): void {
    const peer: Peer = {
      ...{ socket, dataset, network, token },
      ...{ subscriptions: new Set<string>(), sessions: new Set<string>() },
      ...{ joinedMs: this.#options.clockMs(), hasAnswered: true },
    };
    this.#peers.add(peer);
    const rateKey = randomUUID();
    socket.on("message", (data: RawData, isBinary: boolean) => {
      if (!this.#rate.take(rateKey, this.#options.clockMs())) {
        socket.close(closeCodes.tooMuch, "Too many messages");
      } else if (!isBinary && String(data) !== heartbeat) this.#receive(peer, String(data));
    });
    socket.on("pong", () => {
      peer.hasAnswered = true;
    });
    // A message that is too long, or no WebSocket at all: ws closes the socket.
    socket.on("error", () => {});
    socket.on("close", () => this.#leave(peer));
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
    let id: RpcCall["id"] | null = null;
    try {
      const call = readCall(text);
      id = call.id;
      const result = call.method === "authorization" ? this.#authorize(peer, call) : this.#answer(peer, call);
      if (result !== undefined) this.#send(peer, rpcResult(id, result));
    } catch (error) {
      this.#fail(peer, id, error);
    }
  }

  #fail(peer: Peer, id: RpcCall["id"] | null, error: unknown): void {
    if (error instanceof RpcError) {
      this.#send(peer, rpcFailure(id, error));
    } else {
      this.#options.log(`failed: socket: ${error instanceof Error ? error.stack : error}`);
      peer.socket.close(closeCodes.failed, "The lake failed to answer; its log says why");
    }
  }

  #authorize(peer: Peer, { params }: RpcCall): JsonObject | undefined {
    const token = this.#options.findToken(readString(params, "authorization", 1000));
    if (!token) return refuse(peer, closeCodes.unauthorized, "Unauthorized");
    if (!this.#options.hasDataset(peer.dataset))
      return refuse(peer, closeCodes.notFound, "Dataset not found");
    if (token.id !== peer.token?.id && this.#hasTooMany(peer.network, token)) {
      return refuse(peer, closeCodes.tooMuch, "Too many sockets");
    }
    peer.token = token;
    return {};
  }

  /** Undefined if the socket is closed instead. */
  #answer(peer: Peer, { method, params }: RpcCall): unknown {
    const { token } = peer;
    if (!token || !this.#options.isLiveToken(token.id))
      return refuse(peer, closeCodes.unauthorized, "Unauthorized");
    switch (method) {
      case "presence_subscribe":
        return subscribe(peer);
      case "presence_unsubscribe":
        return peer.subscriptions.delete(readString(params, "subscriptionId", maxSessionLength));
      case "presence_rollcall": {
        const session = readString(params, "session", maxSessionLength);
        this.#tell(peer.dataset, { type: "rollCall", i: token.userId, session });
        return {};
      }
      case "presence_announce": {
        const { sessionId, locations } = readAnnouncement(params);
        this.#take(peer, token, sessionId);
        this.#tell(peer.dataset, { type: "state", i: token.userId, m: { sessionId, locations } });
        return {};
      }
      case "presence_disconnect":
        this.#disconnect(peer, token, readString(params, "session", maxSessionLength));
        return {};
      default:
        throw new RpcError("methodNotFound", `There is no method ${JSON.stringify(method.slice(0, 100))}.`);
    }
  }

  /** Makes a session this socket's. It is the user's own, who may have lost the socket that it had before. */
  #take(peer: Peer, token: Token, session: string): void {
    const holder = this.#holderOf(peer.dataset, session);
    if (holder?.token && holder.token.userId !== token.userId) throw notYours(session);
    if (holder !== peer) {
      if (peer.sessions.size >= maxSessions) {
        throw new RpcError("invalidParams", `A socket has at most ${maxSessions} sessions.`);
      }
      holder?.sessions.delete(session);
    }
    peer.sessions.add(session);
  }

  #disconnect(peer: Peer, token: Token, session: string): void {
    const holder = this.#holderOf(peer.dataset, session);
    if (!holder) return;
    if (holder.token?.userId !== token.userId) throw notYours(session);
    holder.sessions.delete(session);
    this.#tell(peer.dataset, { type: "disconnect", i: token.userId, m: { session } });
  }

  #holderOf(dataset: string, session: string): Peer | undefined {
    return [...this.#peers].find((peer) => peer.dataset === dataset && peer.sessions.has(session));
  }

  /** To everybody in the dataset, the one whose doing it is included: the Studio tells itself by its session. */
  #tell(dataset: string, event: PresenceEvent): void {
    for (const peer of this.#peers) {
      if (peer.dataset !== dataset || peer.subscriptions.size === 0) continue;
      if (!this.#mayStay(peer)) continue;
      for (const subscription of peer.subscriptions) {
        this.#send(peer, rpcNotification("presence_subscription", { subscription, result: event }));
      }
    }
  }

  #send({ socket }: Peer, text: string): void {
    if (socket.bufferedAmount > maxBufferedBytes) socket.terminate();
    else socket.send(text);
  }

  #leave(peer: Peer): void {
    this.#peers.delete(peer);
    const { token, dataset, sessions } = peer;
    if (!token) return;
    for (const session of sessions) {
      this.#tell(dataset, { type: "disconnect", i: token.userId, m: { session } });
    }
  }

  #beat(): void {
    for (const peer of this.#peers) {
      if (!peer.hasAnswered) {
        peer.socket.terminate();
      } else if (this.#isNew(peer) || this.#mayStay(peer)) {
        peer.hasAnswered = false;
        peer.socket.ping();
        this.#send(peer, heartbeat);
      }
    }
  }

  #isNew({ token, joinedMs }: Peer): boolean {
    return !token && this.#options.clockMs() - joinedMs < this.#options.heartbeatMs;
  }

  #mayStay(peer: Peer): boolean {
    const { token, socket } = peer;
    const mayStay = token !== undefined && this.#options.isLiveToken(token.id);
    if (!mayStay) socket.close(closeCodes.unauthorized, "Unauthorized");
    return mayStay;
  }

  #hasTooMany(network: string, token: Token | undefined): boolean {
    const { perToken, perNetwork } = this.#options.limits;
    const ofCaller = [...this.#peers].filter((peer) =>
      token ? peer.token?.id === token.id : !peer.token && peer.network === network,
    );
    return ofCaller.length >= (token ? perToken : perNetwork);
  }
}

function subscribe({ subscriptions }: Peer): string {
  if (subscriptions.size >= maxSubscriptions) {
    throw new RpcError("invalidParams", `A socket has at most ${maxSubscriptions} subscriptions.`);
  }
  const subscription = randomUUID();
  subscriptions.add(subscription);
  return subscription;
}

function refuse({ socket }: Peer, code: number, reason: string): undefined {
  socket.close(code, reason);
}

function readAnnouncement({ data }: JsonObject): { sessionId: string; locations: unknown[] } {
  if (typeof data !== "object" || data === null || !("locations" in data) || !Array.isArray(data.locations)) {
    throw new RpcError("invalidParams", "data must be an object with sessionId and a list of locations.");
  }
  return { sessionId: readString({ ...data }, "sessionId", maxSessionLength), locations: data.locations };
}

function readString(params: JsonObject, name: string, maxLength: number): string {
  const value = params[name];
  if (typeof value === "string" && value.length <= maxLength) return value;
  throw new RpcError("invalidParams", `${name} must be a string of at most ${maxLength} characters.`);
}

function notYours(session: string): RpcError {
  return new RpcError("invalidParams", `The session ${JSON.stringify(session)} is another user's.`);
}
