import { type FileHandle, open } from 'node:fs/promises';

/** Bytes that lie on a disk or at a host, to be read from anywhere. Whoever has them closes them. */
export interface StoredBytes {
  readonly size: number;
  /** The bytes from `at`, fewer than `length` where they end. */
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens a file of the disk. */
export async function openStored(path: string): Promise<StoredBytes> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return { size, read: (at, length) => readFrom(file, at, length), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Reads from a file that is open, fewer bytes than `length` where it ends. */
export async function readFrom(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

const pieceLength = 1_048_576;

/** All of the bytes, piece by piece, for whoever copies them as they are. */
export async function* piecesOf({ size, read }: StoredBytes): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; ) {
    const piece = await read(at, pieceLength);
    if (piece.length === 0) throw new Error(`Of ${size} bytes only ${at} are there.`);
    yield piece;
    at += piece.length;
  }
}
