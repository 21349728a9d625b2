import { type AddressInfo, createServer, type Socket } from 'node:net';
import { inflateRawSync, inflateSync } from 'node:zlib';

/** The test virus of the scanners' makers (EICAR), in two halves so that no scanner finds it in this file. */
export const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR${'-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`;

export interface ClamdSimulator {
  /** `host:port`. */
  readonly address: string;
  /** How many contents it was asked about. */
  asked(): number;
  close(): Promise<void>;
}

/**
 * A loopback stand-in for clamd: it knows PING and INSTREAM in the form ended by a zero byte, finds only EICAR, also in
 * archives in archives and in packed streams of a PDF, and refuses contents longer than `longest` bytes (StreamMaxLength) as the real one does, by closing while it is being sent more.
 */
export async function startClamd({ longest = 100 * 1_048_576 } = {}): Promise<ClamdSimulator> {
  let asked = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    void serve(socket, longest, () => asked++);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(socket: Socket, longest: number, count: () => void): Promise<void> {
  const bytes = reader(socket);
  try {
    const command = await bytes.untilZero();
    if (command === 'zPING') socket.end('PONG\0');
    else if (command === 'zINSTREAM') {
      count();
      socket.end(`${await verdict(bytes, longest)}\0`);
    } else socket.end('UNKNOWN COMMAND\0');
  } catch {
    socket.destroy();
  }
}

async function verdict(bytes: Reader, longest: number): Promise<string> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const length = (await bytes.take(4)).readUInt32BE();
    if (length === 0) break;
    total += length;
    if (total > longest) return 'INSTREAM size limit exceeded. ERROR';
    chunks.push(await bytes.take(length));
  }
  return holdsVirus(Buffer.concat(chunks), deepest) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
}

/** Archives in archives that are opened, and bytes of what is in them. */
const deepest = 4;
const largest = 10 * 1_048_576;

function holdsVirus(content: Buffer, depth: number): boolean {
  if (content.includes(eicar)) return true;
  return depth > 0 && [...packedIn(content)].some((inner) => holdsVirus(inner, depth - 1));
}

/** What unpacks behind the head of an entry of a ZIP, and behind the beginning of a stream of a PDF. */
function* packedIn(content: Buffer): Generator<Buffer> {
  for (let at = content.indexOf('PK\x03\x04'); at >= 0; at = content.indexOf('PK\x03\x04', at + 4)) {
    if (at + 30 > content.length) return;
    const start = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
    yield content.readUInt16LE(at + 8) === 0
      ? content.subarray(start, start + content.readUInt32LE(at + 18))
      : unpacked(() => inflateRawSync(content.subarray(start), { maxOutputLength: largest }));
  }
  for (const { index, 0: head } of content.toString('latin1').matchAll(/\bstream\r?\n/g))
    yield unpacked(() => inflateSync(content.subarray(index + head.length), { maxOutputLength: largest }));
}

function unpacked(work: () => Buffer): Buffer {
  try {
    return work();
  } catch {
    return Buffer.alloc(0);
  }
}

type Reader = ReturnType<typeof reader>;

function reader(socket: Socket) {
  const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held = Buffer.alloc(0);
  const more = async (): Promise<void> => {
    const { value, done } = await chunks.next();
    if (done) throw new Error('the sender went away');
    held = Buffer.concat([held, value]);
  };
  const take = async (length: number): Promise<Buffer> => {
    while (held.length < length) await more();
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  return {
    take,
    async untilZero(): Promise<string> {
      while (!held.includes(0)) await more();
      const text = await take(held.indexOf(0) + 1);
      return text.toString('latin1', 0, text.length - 1);
    },
  };
}
