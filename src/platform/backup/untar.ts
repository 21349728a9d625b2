import { BackupError } from './backup-error.ts';

/** One entry of a tar: a folder, or a file with its content, to be read before the next entry is asked for. */
export interface TarEntry {
  readonly path: string;
  readonly isFolder: boolean;
  readonly content: AsyncIterable<Buffer>;
}

const block = 512;

/** Reads the tar that PostgreSQL makes of its data folder: plain files and folders, no path that leads out of it. */
export async function* untar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = byteReader(source);
  for (;;) {
    const head = await reader.take(block);
    if (head.length < block || head.every((byte) => byte === 0)) return;
    const { path, size, kind } = readHead(head);
    const content = reader.stream(size);
    yield { path, isFolder: kind === '5', content };
    for await (const _unread of content);
    await reader.take((block - (size % block)) % block);
  }
}

function readHead(head: Buffer): { path: string; size: number; kind: string } {
  const text = (from: number, length: number): string =>
    head.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const prefix = text(345, 155);
  const path = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
  const kind = text(156, 1) || '0';
  if (!['0', '5'].includes(kind) || path.startsWith('/') || path.split('/').includes('..'))
    throw new BackupError(`The copy of the database has an entry that does not belong there: ${path}`);
  return { path, size: sizeIn(head.subarray(124, 136)), kind };
}

/** Octal digits, or a binary number for what is larger than they can say. */
const sizeIn = (field: Buffer): number =>
  ((field[0] ?? 0) & 0x80) === 0
    ? Number.parseInt(field.toString('latin1').replace(/[\0 ]/g, '') || '0', 8)
    : field.readUIntBE(6, 6);

function byteReader(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]();
  let left: Buffer = Buffer.alloc(0);
  const upTo = async (length: number): Promise<Buffer> => {
    while (left.length === 0) {
      const { done, value } = await iterator.next();
      if (done) break;
      left = value;
    }
    const taken = left.subarray(0, length);
    left = left.subarray(taken.length);
    return taken;
  };
  async function take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let missing = length; missing > 0; ) {
      const part = await upTo(missing);
      if (part.length === 0) break;
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }
  async function* stream(length: number): AsyncGenerator<Buffer> {
    for (let missing = length; missing > 0; ) {
      const part = await upTo(missing);
      if (part.length === 0) throw new BackupError('The copy of the database breaks off.');
      missing -= part.length;
      yield part;
    }
  }
  return { take, stream };
}
