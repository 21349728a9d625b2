// Entry of the process that speaks to tokens through the libraries of their makers (PKCS#11): code that nobody here has
// read, and that may crash or hang without taking the product along.
import { answerApart } from '../../../platform/answer-apart.ts';
import { CryptokiError } from './cryptoki.ts';
import { type KeyToOpen, openKey, type SignWithKey } from './open-key.ts';
import { certificatesOn, pinState, type Slot, slotsOf } from './slots.ts';
import { type CertificateOnToken, problemOf, type TokenProblem } from './token.ts';

/** Asks what lies on the tokens that these libraries see. */
export interface ListTask {
  readonly libraries: readonly string[];
}

/** Opens the key that belongs to a certificate. */
export interface OpenTask extends ListTask, KeyToOpen {}

/** What to sign with the key that was opened before. */
export interface SignTask {
  readonly attributes: Uint8Array;
}

export interface Listed {
  readonly certificates: readonly CertificateOnToken[];
  /** Libraries that could not be used. */
  readonly failed: readonly string[];
}

export type OpenAnswer = 'open' | TokenProblem;
export type SignAnswer = { readonly signature: Uint8Array } | TokenProblem;

answerApart(withTokens());

function withTokens() {
  let opened: { readonly slot: Slot; readonly sign: SignWithKey } | undefined;
  return (task: ListTask | OpenTask | SignTask): Listed | OpenAnswer | SignAnswer => {
    if ('attributes' in task) return orProblem(opened?.slot, () => ({ signature: opened!.sign(task.attributes) }));
    if (!('key' in task)) return list(task);
    const slot = slotsIn(task).slots.find(
      ({ serial, label }) => serial === task.key.serial && label === task.key.label,
    );
    if (!slot) return 'absent';
    return orProblem(slot, () => {
      const key = openKey(slot, task);
      if (typeof key === 'string') return key;
      opened = { slot, sign: key };
      return 'open';
    });
  };
}

function list(task: ListTask): Listed {
  const { slots, failed } = slotsIn(task);
  return { certificates: slots.flatMap(certificatesOrNone), failed };
}

/** A token that is taken out meanwhile, or whose content cannot be read, hides only itself. */
function certificatesOrNone(slot: Slot): CertificateOnToken[] {
  try {
    return certificatesOn(slot);
  } catch (error) {
    if (!(error instanceof CryptokiError)) throw error;
    return [];
  }
}

/** A library that cannot be loaded or does not answer hides only its own tokens. */
function slotsIn({ libraries }: ListTask): { readonly slots: Slot[]; readonly failed: string[] } {
  const failed: string[] = [];
  const slots = libraries.flatMap((library) => {
    try {
      return slotsOf(library);
    } catch {
      failed.push(library);
      return [];
    }
  });
  return { slots, failed };
}

function orProblem<Answer>(slot: Slot | undefined, work: () => Answer): Answer | TokenProblem {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CryptokiError)) return 'failed';
    return problemOf(error.code, slot ? stateOrUsable(slot) : 'usable');
  }
}

/** A token that is gone says nothing of its PIN any more. */
function stateOrUsable(slot: Slot) {
  try {
    return pinState(slot);
  } catch {
    return 'usable';
  }
}
