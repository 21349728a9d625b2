import type { Apart } from '#platform/apart';
import { LostProcess } from '#platform/apart';
import { Refusal } from '#platform/errors';
import type { AttributesToSign, Pkcs12Answer, Pkcs12Task } from './keys/pkcs12-process.ts';

const entry = 'src/modules/signatures/keys/pkcs12-process.ts';
const limits = { megabytes: 128, milliseconds: 15_000 };

/** Signs the SHA-256 of some attributes with the key that is open. */
export type SignAttributes = (attributes: Uint8Array) => Promise<Uint8Array>;

/** The certificates of a PKCS#12 file, its own first; refuses as {@link withPkcs12}. */
export function chainInPkcs12(apart: Apart, task: Pkcs12Task): Promise<readonly Uint8Array[]> {
  return withPkcs12(apart, task, async ({ chain }) => chain);
}

/**
 * Opens a PKCS#12 file in a process of its own, where its key stays for as long as `work` signs with it. Refuses with
 * `signature.wrong_password` or `signature.unreadable_certificate` (422), whose field is that of the password or of the file.
 */
export function withPkcs12<T>(
  apart: Apart,
  task: Pkcs12Task,
  work: (opened: { readonly chain: readonly Uint8Array[]; readonly sign: SignAttributes }) => Promise<T>,
): Promise<T> {
  return apart.keep(entry, limits, async ({ ask }) => {
    const answer = await ask<Pkcs12Answer>(task).catch((error: unknown): Pkcs12Answer => {
      if (error instanceof LostProcess) return 'unreadable';
      throw error;
    });
    if (answer === 'wrong_password')
      throw new Refusal('signature.wrong_password', { field: 'certificatePassword' }, 422);
    if (answer === 'unreadable') throw new Refusal('signature.unreadable_certificate', { field: 'file' }, 422);
    return work({ ...answer, sign: (attributes) => ask<Uint8Array>({ attributes } satisfies AttributesToSign) });
  });
}
