// Entry of the process that opens PKCS#12 files: only there is a private key ever in the open, and only while it signs.
import { type KeyObject, sign } from 'node:crypto';
import { answerApart } from '../../../platform/answer-apart.ts';
import { openPkcs12, WrongPassword } from './open-pkcs12.ts';

export interface Pkcs12Task {
  readonly file: Uint8Array;
  readonly password: string;
}

export type Pkcs12Answer = 'wrong_password' | 'unreadable' | { readonly chain: readonly Uint8Array[] };

/** What to sign with the key of the file that was opened before. */
export interface AttributesToSign {
  readonly attributes: Uint8Array;
}

answerApart(withKey());

function withKey() {
  let opened: KeyObject | undefined;
  return (task: Pkcs12Task | AttributesToSign): Pkcs12Answer | Uint8Array => {
    if ('attributes' in task) return sign('sha256', task.attributes, opened!);
    try {
      const { key, chain } = openPkcs12(task.file, task.password);
      opened = key;
      return { chain };
    } catch (error) {
      return error instanceof WrongPassword ? 'wrong_password' : 'unreadable';
    }
  };
}
