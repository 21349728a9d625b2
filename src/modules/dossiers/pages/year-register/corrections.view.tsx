import type { NoteBeside } from '../../register-correction.ts';
import { type CorrectionSpeech, sentenceOf } from './correction-words.ts';

interface Props<Words> {
  readonly corrections: readonly NoteBeside<Words>[];
  readonly speech: CorrectionSpeech<Words>;
}

/** The notes beside a line of a register, each with what it corrects, when and by whom. */
export function Corrections<Words>({ corrections, speech }: Props<Words>) {
  return (
    <>
      {corrections.map((one) => (
        <div class="govuk-hint">{sentenceOf(one, speech)}</div>
      ))}
    </>
  );
}
