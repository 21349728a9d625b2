import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { BackupError } from './backup-error.ts';
import type { BackupKey } from './backup-key.ts';

type Bytes = AsyncIterable<Buffer>;

const magic = Buffer.from('MOTCUA-SEALED-1\n');
const saltLength = 16;
const tagLength = 16;
const chunkLength = 1024 * 1024;

/**
 * Encrypts a stream in chunks (AES-256-GCM), each bound to its place in the stream, the last one to being the last, and
 * all of them to `name`: nothing can be cut off, put in another order or passed off as something else.
 */
export async function* seal(key: BackupKey, name: string, plain: Bytes): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltLength);
  const secret = key.derive(`sealed ${name}`, salt);
  yield Buffer.concat([magic, salt]);
  for await (const { bytes, index, isLast } of inChunks(plain, chunkLength)) {
    const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(index, isLast));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Gives back what {@link seal} was given; throws before it gives out a chunk that is not what it was. */
export async function* unseal(key: BackupKey, name: string, sealed: Bytes): AsyncGenerator<Buffer> {
  const { head, rest } = await takeHead(sealed, magic.length + saltLength);
  if (!head.subarray(0, magic.length).equals(magic)) throw damaged(name);
  const secret = key.derive(`sealed ${name}`, head.subarray(magic.length));
  for await (const { bytes, index, isLast } of inChunks(rest, chunkLength + tagLength))
    yield open(secret, name, bytes, nonceOf(index, isLast));
}

function open(secret: Buffer, name: string, bytes: Buffer, nonce: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: tagLength });
    decipher.setAuthTag(bytes.subarray(-tagLength));
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]);
  } catch (error) {
    throw damaged(name, error);
  }
}

const damaged = (name: string, cause?: unknown): BackupError =>
  new BackupError(`${name} of the backup is damaged, or was made under another key.`, cause);

/** A key is used for one stream only, so that counting makes a nonce. */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

async function takeHead(source: Bytes, length: number): Promise<{ head: Buffer; rest: Bytes }> {
  const iterator = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < length) {
    const { done, value } = await iterator.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const left = head.subarray(length);
  async function* rest() {
    yield left;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: head.subarray(0, length), rest: rest() };
}

/** Cuts a stream into chunks of `length`, the last one shorter or as long; an empty stream is one empty chunk. */
async function* inChunks(source: Bytes, length: number) {
  let waiting: Buffer[] = [];
  let size = 0;
  let index = 0;
  for await (const bytes of source) {
    waiting.push(bytes);
    size += bytes.length;
    if (size <= length) continue;
    let all = Buffer.concat(waiting);
    for (; all.length > length; all = all.subarray(length))
      yield { bytes: all.subarray(0, length), index: index++, isLast: false };
    waiting = [all];
    size = all.length;
  }
  yield { bytes: Buffer.concat(waiting), index, isLast: true };
}
