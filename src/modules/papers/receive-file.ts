import type { Principal } from '#platform/access';
import { BlobTooLarge, type Content } from '#platform/blobs';
import type { Db } from '#platform/database';
import { Refusal } from '#platform/errors';
import type { Readings } from '#platform/sealed-file';
import type { Tools } from '#platform/tools';
import { fileSizeOf } from '#ui';
import { intakeLimits } from '../../../reference/papers/intake-limits.ts';
import { cleanName } from './file-name.ts';
import { countBytesSince } from './file-store.ts';
import { type Inspected, inspectFile } from './inspect-file.ts';

/** A file whose content is looked through and in the store; nobody knows of it until it is kept. */
export interface ReceivedFile extends Inspected {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Who receives, as a page's call says it. */
export interface Receiving {
  readonly who: Principal;
  readonly now: number;
  readonly tools: Pick<Tools, 'blobs' | 'pages'>;
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

const day = 86_400_000;

/**
 * Streams a file in at the pace of its sender, looks it through and stores it, outside any transaction: a slow line
 * must not hold one. Throws a 422 refusal that names the file for everything that is wrong with it; nothing is left then.
 */
export async function receiveFile(
  { who, now, tools, read }: Receiving,
  { name: sent, content }: { readonly name: string; readonly content: Content },
): Promise<ReceivedFile> {
  const name = cleanName(sent);
  const limit = limitFor(who);
  if (who.kind === 'citizen') await read((db) => assertRoom(db, who.id, now));
  try {
    const inspect = (from: Readings) => inspectFile(tools.pages, from, name);
    const { sha256, size, found } = await tools.blobs.put(content, { limit, inspect });
    return { sha256, size, ...found };
  } catch (error) {
    throw error instanceof BlobTooLarge ? tooLarge(name, error) : error;
  }
}

/** How large a file of somebody may be, in bytes. */
export const limitFor = ({ kind }: Pick<Principal, 'kind'>): number =>
  kind === 'citizen' || kind === 'visitor' ? intakeLimits.citizenFile : intakeLimits.staffFile;

async function assertRoom(db: Db, personId: string, now: number): Promise<void> {
  if ((await countBytesSince(db, personId, now - day, now)) >= intakeLimits.citizenDay)
    throw new Refusal('papers.enough_today', { limit: fileSizeOf(intakeLimits.citizenDay) }, 422);
}

/** A content cut off by the server is larger than it looks. */
function tooLarge(name: string, { size, limit, isCut }: BlobTooLarge): Refusal {
  const code = isCut ? 'papers.far_too_large' : 'papers.too_large';
  return new Refusal(code, { name, size: fileSizeOf(size), limit: fileSizeOf(limit) }, 422);
}
