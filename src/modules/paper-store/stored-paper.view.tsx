import { dayOf } from '#platform/clock';
import type { Locale } from '#platform/words';
import { dateOf, Tag, type Tone, useLocale } from '#ui';
import { messages } from './messages.ts';
import { isUsable, type StoredPaper, type StoredPaperState } from './stored-paper.ts';

type Described = Pick<StoredPaper, 'origin' | 'number' | 'issuer' | 'issuedOn' | 'validUntil'>;

/** What is known of a paper besides its name, in one line: what it is, number, who issued it, until when it counts. */
export function describePaper(paper: Described, locale: Locale): string {
  const words = messages(locale);
  return [
    words.origins[paper.origin],
    paper.number && words.number(paper.number),
    words.issued(paper.issuer, paper.issuedOn && dateOf(paper.issuedOn, locale)),
    paper.validUntil && words.validUntil(dateOf(paper.validUntil, locale)),
  ]
    .filter(Boolean)
    .join(', ');
}

const tones: Readonly<Record<StoredPaperState, Tone>> = { in_force: 'good', replaced: 'neutral', withdrawn: 'bad' };

/** The state of a stored paper at `now` (milliseconds), in a word; one that ran out says so. */
export function StoredPaperTag({
  paper,
  now,
}: {
  readonly paper: Pick<StoredPaper, 'state' | 'stateSince' | 'validUntil'>;
  readonly now: number;
}) {
  const locale = useLocale();
  const words = messages(locale);
  if (paper.state === 'in_force' && !isUsable(paper, dayOf(now))) return <Tag tone="neutral">{words.expired}</Tag>;
  return <StateInStore paper={paper} />;
}

/** The state a stored paper was brought into, and since when it is no longer in force. */
export function StateInStore({
  paper: { state, stateSince },
}: {
  readonly paper: Pick<StoredPaper, 'state' | 'stateSince'>;
}) {
  const locale = useLocale();
  const words = messages(locale);
  return (
    <>
      <Tag tone={tones[state]}>{words.states[state]}</Tag>
      {state !== 'in_force' && ` ${words.since(dateOf(stateSince, locale))}`}
    </>
  );
}
