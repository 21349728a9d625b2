// Entry of the process that opens PKCS#12 files: only there is a private key ever in the open, and only while it signs.
// It imports only packages and `.ts` files by relative path, as `judge-process.ts`.
import { sign } from 'node:crypto';
import { answerApart } from '../../../platform/answer-apart.ts';
import { openPkcs12, WrongPassword } from './open-pkcs12.ts';

export interface Pkcs12Task {
  readonly file: Uint8Array;
  readonly password: string;
  /** What to sign; absent when only the certificate is asked for. */
  readonly attributes?: Uint8Array;
}

export type Pkcs12Answer =
  | 'wrong_password'
  | 'unreadable'
  | { readonly chain: readonly Uint8Array[]; readonly signature: Uint8Array | undefined };

answerApart(async ({ file, password, attributes }: Pkcs12Task): Promise<Pkcs12Answer> => {
  try {
    const { key, chain } = await openPkcs12(file, password);
    return { chain, signature: attributes && sign('sha256', attributes, key) };
  } catch (error) {
    return error instanceof WrongPassword ? 'wrong_password' : 'unreadable';
  }
});
