/** What a page says to the lake on a socket for streams; see its `http/streamsEndpoint.ts`. */
type StreamCall =
  | { type: "open"; id: number; path: string; headers: Record<string, string> }
  | { type: "close"; id: number };

type StreamMessage =
  | { type: "answer"; id: number; status: number; headers: Record<string, string> }
  | { type: "data"; id: number; text: string }
  | { type: "end"; id: number };

export interface StreamRequest {
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
}

/** A socket, and the answers that it carries. */
interface Line {
  readonly socket: WebSocket;
  readonly answers: Map<number, CarriedAnswer>;
  /** Calls that wait for the socket to open. */
  readonly waiting: StreamCall[];
  heardMs: number;
  watch?: ReturnType<typeof setInterval>;
}

/** The lake sends each stream a comment every 15 seconds; three of them don't get lost. */
const SILENCE_MS = 45_000;

/**
 * Carries requests whose answers go on and on over one WebSocket, which is there as long as there is something to carry.
 * To whoever asks it is as if each had a connection: when the socket is lost, their answers break off, and it is theirs
 * to ask again.
 */
export class StreamConnection {
  readonly #address: string;
  readonly #silenceMs: number;
  #line: Line | undefined;
  #lastId = 0;

  /** @param address the lake's `/v…/streams`, with `ws:` or `wss:` */
  constructor(address: string, { silenceMs = SILENCE_MS }: { silenceMs?: number } = {}) {
    this.#address = address;
    this.#silenceMs = silenceMs;
  }

  /** Answers as `fetch` does: rejects with a TypeError if the lake can't be reached, with the signal's reason if aborted. */
  async request(path: string, { headers, signal }: StreamRequest): Promise<Response> {
    signal?.throwIfAborted();
    const line = this.#line ?? this.#connect();
    this.#lastId += 1;
    const id = this.#lastId;
    const leave = () => {
      if (!line.answers.delete(id)) return;
      say(line, { type: "close", id });
      this.#closeIfIdle(line);
    };
    const answer = new CarriedAnswer(leave);
    line.answers.set(id, answer);
    say(line, { type: "open", id, path, headers: Object.fromEntries(headers) });
    signal?.addEventListener(
      "abort",
      () => {
        leave();
        answer.fail(signal.reason);
      },
      { once: true },
    );
    return answer.response;
  }

  #connect(): Line {
    const socket = new WebSocket(this.#address);
    const line: Line = { socket, answers: new Map(), waiting: [], heardMs: performance.now() };
    this.#line = line;
    line.watch = setInterval(() => {
      if (performance.now() - line.heardMs > this.#silenceMs) this.#lose(line);
    }, this.#silenceMs / 3);
    socket.addEventListener("open", () => {
      for (const call of line.waiting.splice(0)) say(line, call);
    });
    socket.addEventListener("message", ({ data }) => {
      line.heardMs = performance.now();
      this.#receive(line, JSON.parse(String(data)));
    });
    socket.addEventListener("close", () => this.#lose(line));
    return line;
  }

  #receive(line: Line, message: StreamMessage): void {
    const answer = line.answers.get(message.id);
    switch (message.type) {
      case "answer":
        answer?.begin(message);
        break;
      case "data":
        answer?.add(message.text);
        break;
      case "end":
        line.answers.delete(message.id);
        answer?.end();
        this.#closeIfIdle(line);
    }
  }

  #closeIfIdle(line: Line): void {
    if (line.answers.size === 0) this.#lose(line);
  }

  #lose(line: Line): void {
    if (this.#line === line) this.#line = undefined;
    clearInterval(line.watch);
    // A network that is gone answers no closing handshake, so nobody waits for the socket's own event.
    line.socket.close();
    const answers = [...line.answers.values()];
    line.answers.clear();
    for (const answer of answers) answer.fail(new TypeError("The connection to the content lake was lost."));
  }
}

/** One answer, from the request on. */
class CarriedAnswer {
  readonly response: Promise<Response>;
  readonly #settle: PromiseWithResolvers<Response>;
  readonly #onCancel: () => void;
  #body: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(onCancel: () => void) {
    this.#onCancel = onCancel;
    this.#settle = Promise.withResolvers();
    this.response = this.#settle.promise;
  }

  begin({ status, headers }: { status: number; headers: Record<string, string> }): void {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#body = controller;
      },
      cancel: () => this.#onCancel(),
    });
    this.#settle.resolve(new Response(body, { status, headers }));
  }

  add(text: string): void {
    this.#body?.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.#body?.close();
  }

  fail(reason: unknown): void {
    this.#settle.reject(reason);
    this.#body?.error(reason);
  }
}

function say({ socket, waiting }: Line, call: StreamCall): void {
  if (socket.readyState === WebSocket.CONNECTING) waiting.push(call);
  else if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(call));
}
