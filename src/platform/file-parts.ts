import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Principal } from './access.ts';
import { Refusal } from './errors.ts';
import type { Strike } from './fault-point.ts';

/** A file on the machine of its sender; sent again with the same three, it is the same file. */
export interface SentFile {
  readonly name: string;
  /** Bytes of the whole. */
  readonly size: number;
  /** When it was last changed there, in milliseconds. */
  readonly modified: number;
}

/** What makes parts belong together: who sends, the address of the form they are for, and the file. */
export interface PartsOf {
  readonly who: Principal;
  readonly form: string;
  readonly file: SentFile;
}

/**
 * Keeps the parts of large files until their form is sent. Nothing but what a request itself says leads to them, so no
 * id is handed out, nobody reaches another's, and every process on the machine finds them. All instants are milliseconds.
 */
export interface PartStore {
  /** How many bytes are here: 0 when none, or when the last came before `since`. */
  sizeOf(parts: PartsOf, since: number): Promise<number>;
  /** Adds a part where the file stands; what came before a cut line stays. Throws {@link PartOutOfPlace} otherwise. */
  append(
    parts: PartsOf,
    part: { readonly at: number; readonly content: Readable; readonly since: number },
  ): Promise<void>;
  /** The whole file; absent unless all of it is here. */
  open(parts: PartsOf, since: number): Promise<Readable | undefined>;
  remove(parts: PartsOf): Promise<void>;
  /** Bytes that all unfinished files of one sender have or will have. */
  bytesOf(who: Principal): Promise<number>;
}

/** A part came twice, too early or too long: the file stands at `size`. */
export class PartOutOfPlace extends Error {
  readonly size: number;

  constructor(size: number) {
    super(`the file stands at ${size}`);
    this.name = 'PartOutOfPlace';
    this.size = size;
  }
}

/** Keeps parts in `folder`, made when first needed, encrypted under `master`. */
export function openPartStore(folder: string, master: Buffer, strike?: Strike): PartStore {
  const pathOf = (parts: PartsOf) => join(folder, nameOf(parts));
  const keyOf = (parts: PartsOf) => createHmac('sha256', master).update(nameOf(parts)).digest();
  return {
    sizeOf: (parts, since) => sizeOf(pathOf(parts), since),
    append: async (parts, { at, content, since }) => {
      const size = await sizeOf(pathOf(parts), since);
      if (at !== size) throw new PartOutOfPlace(size);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFrom({ path: pathOf(parts), key: keyOf(parts) }, content, { at, end: parts.file.size, strike });
    },
    open: async (parts, since) => {
      if ((await sizeOf(pathOf(parts), since)) !== parts.file.size) return undefined;
      return openWhole({ path: pathOf(parts), key: keyOf(parts) });
    },
    remove: (parts) => rm(pathOf(parts), { force: true }),
    bytesOf: async (who) => {
      const begins = `${senderOf(who)}.`;
      const names = await readdir(folder).catch(() => []);
      return names.filter((name) => name.startsWith(begins)).reduce((sum, name) => sum + Number(name.split('.')[2]), 0);
    },
  };
}

const hashOf = (...words: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('hex');

const senderOf = ({ kind, id, agencyId }: Principal): string => hashOf(kind, id, agencyId ?? '');

/** Names on the disk tell neither who sends nor what; the size stands in them so that it need not be asked for. */
function nameOf({ who, form, file: { name, size, modified } }: PartsOf): string {
  return `${senderOf(who)}.${hashOf(form, name, size, modified)}.${size}.sealed`;
}

async function sizeOf(path: string, since: number): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found && found.mtimeMs >= since ? Math.max(0, found.size - saltLength) : 0;
}

/** A file in parts and what it is encrypted under: AES-256 in counter mode, as each byte must find its own place. */
interface PartFile {
  readonly path: string;
  readonly key: Buffer;
}

const cipher = 'aes-256-ctr';
const blockLength = 16;

/** Bytes before the content, where counting begins; new each time a file is begun. */
const saltLength = 16;

/** What encrypts and opens from the byte `at`: the counter at its block, and what of the block stands before it passed over. */
function ivAt(salt: Buffer, at: number): Buffer {
  const counter = BigInt(`0x${salt.toString('hex')}`) + BigInt(Math.floor(at / blockLength));
  return Buffer.from(BigInt.asUintN(128, counter).toString(16).padStart(32, '0'), 'hex');
}

function encrypting(key: Buffer, salt: Buffer, at: number) {
  const encrypt = createCipheriv(cipher, key, ivAt(salt, at));
  encrypt.update(Buffer.alloc(at % blockLength));
  return encrypt;
}

async function openWhole({ path, key }: PartFile): Promise<Readable> {
  const file = await open(path, 'r');
  const salt = await readSalt(file);
  return file.createReadStream({ start: saltLength }).compose(createDecipheriv(cipher, key, salt));
}

async function readSalt(file: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(saltLength), 0, saltLength, 0);
  if (bytesRead < saltLength) throw new PartOutOfPlace(0);
  return buffer;
}

/** A file is begun with a salt of its own; two requests that begin it at once do not both. */
async function begin(path: string): Promise<{ readonly file: FileHandle; readonly salt: Buffer }> {
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new PartOutOfPlace(0) : refusedWhenFull(error);
  });
  const salt = randomBytes(saltLength);
  await writeAll(file, salt, 0);
  return { file, salt };
}

async function goOn(path: string): Promise<{ readonly file: FileHandle; readonly salt: Buffer }> {
  const file = await open(path, 'r+');
  return { file, salt: await readSalt(file) };
}

/**
 * Every byte goes to its own place in the file, never merely to its end: of two requests that send the same part, such as
 * one whose cut the server has not noticed yet, the later writes what is there already.
 */
async function writeFrom(
  { path, key }: PartFile,
  content: Readable,
  { at, end, strike }: { at: number; end: number; strike: Strike | undefined },
): Promise<void> {
  const { file, salt } = at === 0 ? await begin(path) : await goOn(path);
  const encrypt = encrypting(key, salt, at);
  let place = at;
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      if (place + chunk.length > end) throw new PartOutOfPlace(place);
      await writeAll(file, encrypt.update(chunk), saltLength + place);
      place += chunk.length;
    }
    await strike?.('part.written');
    await file.sync();
  } catch (error) {
    throw refusedWhenFull(error);
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, chunk: Buffer, place: number): Promise<void> {
  for (let done = 0; done < chunk.length; )
    done += (await file.write(chunk, done, chunk.length - done, place + done)).bytesWritten;
}

/** What a disk without room throws, in words for people; every other error as it is. */
export function refusedWhenFull(error: unknown): unknown {
  const { code } = error as { code?: string };
  return code === 'ENOSPC' || code === 'EDQUOT' ? new Refusal('papers.disk_full', {}, 507) : error;
}
