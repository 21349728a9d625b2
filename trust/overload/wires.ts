import { connect, type Socket } from 'node:net';

/** Connections that stay open, each for one request at a time. */
export interface Wires {
  /** Asks once and gives the status of the answer when all of it is there; 0 for none in twenty seconds. */
  ask(): Promise<number>;
  close(): void;
}

const patience = 20_000;

/**
 * Asks for one page over bare connections, and reads of an answer only its status and its length: what asks shares the
 * machine with what answers, and under a flood whatever it takes is missing there.
 */
export function openWires(port: number, { path, cookie }: { readonly path: string; readonly cookie: string }): Wires {
  const words = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\n\r\n`);
  const idle: Wire[] = [];
  const all = new Set<Wire>();
  const open = (): Wire => {
    const wire = new Wire(connect({ port, host: '127.0.0.1', noDelay: true }), (left) => all.delete(left));
    all.add(wire);
    return wire;
  };
  return {
    ask: async () => {
      const wire = idle.pop() ?? open();
      const status = await wire.ask(words);
      if (all.has(wire)) idle.push(wire);
      return status;
    },
    close: () => {
      for (const wire of all) wire.end();
    },
  };
}

class Wire {
  readonly #socket: Socket;
  #answered: (status: number) => void = () => {};
  #timer: NodeJS.Timeout | undefined;
  #status = 0;
  /** Bytes that are still to come; unknown until the head is there. */
  #missing: number | undefined;
  #head = '';

  constructor(socket: Socket, gone: (wire: Wire) => void) {
    this.#socket = socket
      .on('data', (chunk) => this.#read(chunk))
      .on('error', () => socket.destroy())
      .on('close', () => {
        gone(this);
        this.#answer(0);
      });
  }

  ask(words: Buffer): Promise<number> {
    this.#head = '';
    this.#missing = undefined;
    this.#timer = setTimeout(() => this.#socket.destroy(), patience);
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.#socket.write(words);
    });
  }

  end(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    let bytes = chunk.length;
    if (this.#missing === undefined) {
      this.#head += chunk.toString('latin1');
      const end = this.#head.indexOf('\r\n\r\n');
      if (end < 0) return;
      this.#status = Number(this.#head.slice(9, 12));
      this.#missing = Number(/\r\ncontent-length: (\d+)/i.exec(this.#head.slice(0, end))?.[1] ?? Number.NaN);
      bytes = this.#head.length - end - 4;
    }
    this.#missing -= bytes;
    if (this.#missing === 0) this.#answer(this.#status);
    // Longer than it said, or without a length: no answer that this can read.
    else if (!(this.#missing > 0)) this.#socket.destroy();
  }

  #answer(status: number): void {
    clearTimeout(this.#timer);
    this.#answered(status);
  }
}
