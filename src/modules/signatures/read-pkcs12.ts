import type { Apart } from '#platform/apart';
import { LostProcess } from '#platform/apart';
import { Refusal } from '#platform/errors';
import type { Pkcs12Answer, Pkcs12Task } from './keys/pkcs12-process.ts';

const limits = { megabytes: 128, milliseconds: 15_000 };

/**
 * Opens a PKCS#12 file in a process of its own and lets it sign, if told what. Refuses with `signature.wrong_password` or
 * `signature.unreadable_certificate` (422), whose field is that of the password or of the file.
 */
export async function usePkcs12(apart: Apart, task: Pkcs12Task): Promise<Exclude<Pkcs12Answer, string>> {
  const answer = await apart
    .run<Pkcs12Answer>('src/modules/signatures/keys/pkcs12-process.ts', task, limits)
    .catch((error: unknown): Pkcs12Answer => {
      if (error instanceof LostProcess) return 'unreadable';
      throw error;
    });
  if (answer === 'wrong_password') throw new Refusal('signature.wrong_password', { field: 'certificatePassword' }, 422);
  if (answer === 'unreadable') throw new Refusal('signature.unreadable_certificate', { field: 'file' }, 422);
  return answer;
}
