import { Readable } from 'node:stream';
import type { Readings } from '#platform/sealed-file';

/** A content in memory, as whoever looks at one in quarantine has it. */
export const readingsOf = (content: Uint8Array): Readings => ({
  size: content.length,
  read: async (at, length) => Buffer.from(content.subarray(at, at + length)),
  stream: (at = 0) => Readable.from([Buffer.from(content.subarray(at))]),
});
