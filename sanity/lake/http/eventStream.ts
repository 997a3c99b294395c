export interface ServerSentEvent {
  name: string;
  /** Sent as JSON. */
  data: unknown;
  id?: string;
}

/**
 * The body of one `text/event-stream` answer. If an event comes while `maxBufferedBytes` or more wait for a reader who
 * doesn't keep up, it stops and calls `onOverflow`, which has to cut the connection. `onClose` is called once, when the
 * stream is over for whatever reason.
 */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  readonly #onOverflow: () => void;
  readonly #onClose: () => void;

  constructor(options: { maxBufferedBytes: number; onOverflow: () => void; onClose: () => void }) {
    this.#onOverflow = options.onOverflow;
    this.#onClose = options.onClose;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => this.#close(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: options.maxBufferedBytes }),
    );
  }

  send({ name, data, id }: ServerSentEvent): void {
    const idLine = id === undefined ? "" : `id: ${id}\n`;
    this.#write(`event: ${name}\n${idLine}data: ${JSON.stringify(data)}\n\n`);
  }

  /** A comment line: keeps proxies and clients from taking a quiet stream for a dead one. */
  keepAlive(): void {
    this.#write(":\n\n");
  }

  /** Ends the stream after what has been sent. */
  end(): void {
    this.#controller?.close();
    this.#close();
  }

  #write(text: string): void {
    if (!this.#controller) return;
    if ((this.#controller.desiredSize ?? 0) > 0) {
      this.#controller.enqueue(Buffer.from(text));
    } else {
      this.#close();
      this.#onOverflow();
    }
  }

  #close(): void {
    if (!this.#controller) return;
    this.#controller = undefined;
    this.#onClose();
  }
}
