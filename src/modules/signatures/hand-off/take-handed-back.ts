import { readWhole } from '#platform/read-whole';
import type { UploadedFile } from '#platform/route';
import { intakeLimits } from '../../../../reference/papers/intake-limits.ts';

/** What somebody hands back. What is larger than any document was not made of one: of it only that it came is kept. */
export const takeHandedBack = async (file: UploadedFile): Promise<Buffer> =>
  (await readWhole(file, intakeLimits.citizenFile)) ?? Buffer.from('too large');
