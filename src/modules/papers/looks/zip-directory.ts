import type { Readings } from '#platform/sealed-file';

/** What the directory at the end of a ZIP file says of one of its entries. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes. */
  readonly packed: number;
  /** Bytes, as claimed. */
  readonly unpacked: number;
  readonly isEncrypted: boolean;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const longestComment = 0xffff;
const largestDirectory = 16 * 1_048_576;

/**
 * Reads the directory of a ZIP file without unpacking anything (APPNOTE 6.3.10, 4.3.12 and 4.3.16). Absent when there is
 * none, when it contradicts itself, and for the 64-bit kind, which no Word or Excel file of our size needs.
 */
export async function readZipDirectory({ size, read }: Readings): Promise<ZipEntry[] | undefined> {
  const tailLength = Math.min(size, endLength + longestComment);
  const end = findEnd(await read(size - tailLength, tailLength));
  if (!end || end.length > largestDirectory || end.start + end.length > size) return undefined;
  return readEntries(await read(end.start, end.length), end.count);
}

interface End {
  readonly count: number;
  readonly length: number;
  readonly start: number;
}

function findEnd(tail: Buffer): End | undefined {
  for (let at = tail.length - endLength; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    const [count, length, start] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    return count === 0xffff || start === 0xffffffff ? undefined : { count, length, start };
  }
  return undefined;
}

function readEntries(directory: Buffer, count: number): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + entryLength > directory.length || directory.readUInt32LE(at) !== entrySignature) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    const more = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    entries.push({
      name: directory.toString('utf8', at + entryLength, at + entryLength + nameLength),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    });
    at += entryLength + nameLength + more;
  }
  return entries;
}
