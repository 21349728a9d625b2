import type { UploadedFile } from './route.ts';

/** A file of a form, held in memory; undefined when it has more than `limit` bytes, of which nothing is kept then. */
export async function readWhole({ content }: UploadedFile, limit: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of content) {
    size += (part as Buffer).length;
    if (size <= limit) parts.push(part as Buffer);
    else parts.length = 0;
  }
  return size <= limit ? Buffer.concat(parts) : undefined;
}
