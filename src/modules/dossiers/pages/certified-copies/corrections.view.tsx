import { useLocale } from '#ui';
import type { CopyCorrection } from '../../certified-copy.ts';
import { certifiedMessages } from '../../certified-messages.ts';
import { sentenceOf } from './correction-words.ts';

/** The notes beside a line of the register, each with what it corrects, when and by whom. */
export function Corrections({ corrections }: { corrections: readonly Omit<CopyCorrection, 'ordinal'>[] }) {
  const words = certifiedMessages(useLocale());
  return (
    <>
      {corrections.map((one) => (
        <div class="govuk-hint">{sentenceOf(one, words)}</div>
      ))}
    </>
  );
}
