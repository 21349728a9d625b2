import type { Locale } from '#platform/words';
import { Details, numberOf, SummaryList } from '#ui';
import { type CountingName, countings } from '../../../../../reference/indicators/countings.ts';
import { messages } from '../../messages.ts';
import type { Counts } from '../../score.ts';

/** What each number counts, and where that stands. */
export function Formulas({ counts, locale }: { readonly counts: Counts; readonly locale: Locale }) {
  const words = messages(locale);
  return (
    <Details summary={words.index.formulas}>
      <SummaryList
        rows={(Object.keys(countings) as CountingName[]).map((name) => ({
          term: `${words.countings[name].name} (${numberOf(counts[name], locale)})`,
          detail: [words.countings[name].formula, countings[name].legalRef].filter(Boolean).join('. '),
        }))}
      />
    </Details>
  );
}
