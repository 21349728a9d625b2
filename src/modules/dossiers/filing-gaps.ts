import { type AnswerCheck, checkAnswers } from '#modules/forms';
import { dayOf } from '#platform/clock';
import type { Locale } from '#platform/words';
import type { Filing } from './filing.ts';
import { readPeople } from './filing-choices.ts';
import { paperErrors } from './filing-papers.ts';
import type { FilingStepKey } from './filing-steps.ts';

/** A step that is not ready to be filed, and what is wrong there in sentences. */
export interface FilingGap {
  readonly step: FilingStepKey;
  readonly sentences: readonly string[];
}

/** What still keeps a draft from being filed, step by step; nothing when it is complete. */
export function gapsIn(filing: Filing, now: number, locale: Locale): FilingGap[] {
  const receives = filing.communes.some(({ id }) => id === filing.receiving.id);
  const papers = paperErrors(
    filing.choices.papers ?? {},
    filing.asked,
    { files: filing.filesOfPapers, stored: filing.papersInStore },
    locale,
  );
  const people = readPeople(filing.choices.people ?? {}, now, locale);
  const gaps: FilingGap[] = [
    { step: 'where', sentences: receives ? [] : [filing.receiving.name] },
    { step: 'answers', sentences: checkOf(filing, now, locale).errors.map(({ sentence }) => sentence) },
    { step: 'papers', sentences: Object.values(papers) },
    { step: 'people', sentences: Object.values(people.errors) },
  ];
  return gaps.filter(({ sentences }) => sentences.length > 0);
}

/** The findings about the answers as they stand in the draft. */
export function checkOf({ form, answers }: Pick<Filing, 'form' | 'answers'>, now: number, locale: Locale): AnswerCheck {
  return checkAnswers(form, answers, dayOf(now), locale);
}
