import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ContentKey } from './content-keys.ts';
import { lock, unlock } from './locked-box.ts';
import { piecesOf, readFrom, type StoredBytes } from './stored-bytes.ts';

/**
 * A content as it lies: chunks of 64 KiB, each encrypted (AES-256-GCM) under a key of the file and bound to its place, the
 * last one to being the last; then that key, locked under the key of the content; then the SHA-256 of all this, by which whoever
 * has no key sees that nothing changed.
 */
const chunkLength = 65_536;
const tagLength = 16;
const lockedLength = 60;
const hashLength = 32;
const magic = Buffer.from('MOTCUA-FILE-1\n\0\0');

/** Bytes after the chunks. */
const footLength = lockedLength + magic.length + hashLength;

/** A content that can be read from anywhere. */
export interface Readings {
  /** Bytes. */
  readonly size: number;
  /** The bytes from `at`, fewer than `length` where the content ends. */
  read(at: number, length: number): Promise<Buffer>;
  /** All bytes from `at`. */
  stream(at?: number): Readable;
}

/** Writes a content whose key is known only once all of it is there. */
export class SealedWriter {
  readonly #file: FileHandle;
  readonly #secret = randomBytes(32);
  readonly #clear = createHash('sha256');
  readonly #locked = createHash('sha256');
  #waiting: Buffer[] = [];
  #waitingLength = 0;
  #index = 0;
  #size = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async write(bytes: Buffer): Promise<void> {
    this.#clear.update(bytes);
    this.#size += bytes.length;
    this.#waiting.push(bytes);
    this.#waitingLength += bytes.length;
    if (this.#waitingLength <= chunkLength) return;
    let all = Buffer.concat(this.#waiting);
    const chunks: Buffer[] = [];
    for (; all.length > chunkLength; all = all.subarray(chunkLength))
      chunks.push(this.#seal(all.subarray(0, chunkLength), false));
    this.#waiting = [all];
    this.#waitingLength = all.length;
    await this.#append(Buffer.concat(chunks));
  }

  /** Writes the last chunk; the content can be read then, and its hash is known. */
  async end(): Promise<{ readonly sha256: string; readonly content: Readings }> {
    await this.#append(this.#seal(Buffer.concat(this.#waiting), true));
    this.#waiting = [];
    return {
      sha256: this.#clear.digest('hex'),
      content: readings((at, length) => readFrom(this.#file, at, length), this.#secret, this.#size),
    };
  }

  /** Locks the file under the key of its content, and returns once it would survive a power cut. */
  async lockUnder({ key, place }: ContentKey): Promise<void> {
    await this.#append(Buffer.concat([lock(key, this.#secret, placeOf(place)), magic]));
    await this.#file.appendFile(this.#locked.digest());
    await this.#file.sync();
  }

  #seal(bytes: Buffer, isLast: boolean): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.#secret, nonceOf(this.#index++, isLast));
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  async #append(bytes: Buffer): Promise<void> {
    this.#locked.update(bytes);
    await this.#file.appendFile(bytes);
  }
}

/** Opens a sealed content; throws when it was changed, or is another's. Whoever gets it closes it, and `stored` with it. */
export async function openSealed(
  stored: StoredBytes,
  { key, place }: ContentKey,
): Promise<Readings & { close(): Promise<void> }> {
  const { size, read, close } = stored;
  try {
    const foot = await readAll(read, Math.max(0, size - footLength), footLength);
    if (!foot.subarray(lockedLength, lockedLength + magic.length).equals(magic))
      throw new Damaged(`What lies at ${place} is no sealed content.`);
    const secret = undamaged(() => unlock(key, foot.subarray(0, lockedLength), placeOf(place)));
    return { ...readings(read, secret, clearSize(size - footLength)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Thrown when a sealed content is no longer what was written, or is another's. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

function undamaged(decrypt: () => Buffer): Buffer {
  try {
    return decrypt();
  } catch (cause) {
    throw new Damaged('A sealed content is not what was written.', { cause });
  }
}

const placeOf = (place: string): string => `key of the file at ${place}`;

function clearSize(sealedSize: number): number {
  return sealedSize - Math.max(1, Math.ceil(sealedSize / (chunkLength + tagLength))) * tagLength;
}

/** A file has a key of its own, so that counting makes a nonce. */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function readings(stored: StoredBytes['read'], secret: Buffer, size: number): Readings {
  const last = Math.max(0, Math.ceil(size / chunkLength) - 1);
  const chunk = async (index: number): Promise<Buffer> => {
    const length = (index === last ? size - last * chunkLength : chunkLength) + tagLength;
    const sealed = await readAll(stored, index * (chunkLength + tagLength), length);
    const decipher = createDecipheriv('aes-256-gcm', secret, nonceOf(index, index === last), {
      authTagLength: tagLength,
    }).setAuthTag(sealed.subarray(-tagLength));
    return undamaged(() => Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]));
  };
  /** What the chunk that holds the byte `at` says from there on. */
  const from = async (at: number): Promise<Buffer> =>
    (await chunk(Math.floor(at / chunkLength))).subarray(at % chunkLength);
  return {
    size,
    read: async (at, length) => {
      const end = Math.min(size, at + length);
      const parts: Buffer[] = [];
      for (let next = Math.max(0, at); next < end; next += parts.at(-1)!.length) parts.push(await from(next));
      return Buffer.concat(parts).subarray(0, Math.max(0, end - at));
    },
    stream: (at = 0) => streamOf(from, at, size),
  };
}

/** Chunk by chunk, as fast as they are taken. */
function streamOf(from: (at: number) => Promise<Buffer>, at: number, size: number): Readable {
  let next = at;
  return new Readable({
    highWaterMark: chunkLength,
    read() {
      if (next >= size) this.push(null);
      else
        from(next).then(
          (bytes) => {
            next += bytes.length;
            this.push(bytes);
          },
          (error: Error) => this.destroy(error),
        );
    },
  });
}

async function readAll(read: StoredBytes['read'], at: number, length: number): Promise<Buffer> {
  const bytes = await read(at, length);
  if (bytes.length < length) throw new Damaged('A sealed content was cut off.');
  return bytes;
}

/** Whether a sealed content is still what was written: reads all of it, and needs no key. */
export async function isUnchanged(stored: StoredBytes): Promise<boolean> {
  try {
    for await (const _piece of unchanged(piecesOf(stored), () => new Damaged('A sealed content was changed.')));
    return true;
  } catch (error) {
    if (error instanceof Damaged) return false;
    throw error;
  }
}

/** Passes a sealed content on as it lies and throws `changed()` at its end when it is no longer what was written. */
export async function* unchanged(sealed: AsyncIterable<Buffer>, changed: () => Error): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let tail: Buffer = Buffer.alloc(0);
  for await (const bytes of sealed) {
    yield bytes;
    const all = Buffer.concat([tail, bytes]);
    tail = all.subarray(Math.max(0, all.length - hashLength));
    hash.update(all.subarray(0, all.length - tail.length));
  }
  if (tail.length < hashLength || !hash.digest().equals(tail)) throw changed();
}
