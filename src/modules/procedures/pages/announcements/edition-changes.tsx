import { dateOf, useLocale } from '#ui';
import { announcementMessages } from '../../announcement-messages.ts';
import type { AnnouncementEdition } from '../../announcement-store.ts';

/** Why a decision was written anew, and what was written otherwise before. */
export function EditionChanges({
  edition,
  before,
}: {
  readonly edition: AnnouncementEdition;
  readonly before: AnnouncementEdition | undefined;
}) {
  const locale = useLocale();
  const words = announcementMessages(locale);
  if (!before) return null;
  const told = (one: AnnouncementEdition): readonly (readonly [string, string])[] => [
    [words.fields.number, one.number],
    [words.fields.decidedOn, dateOf(one.decidedOn, locale)],
    [words.fields.effectiveOn, dateOf(one.effectiveOn, locale)],
    [words.fields.legalBasis, one.legalBasis],
    [words.procedures, one.procedures.map(({ code, becomes }) => `${code} (${words.fields[becomes]})`).join(', ')],
  ];
  const was = new Map(told(before));
  return (
    <>
      {edition.because && <p>{words.because(edition.because)}</p>}
      {told(edition)
        .filter(([name, text]) => was.get(name) !== text)
        .map(([name, text]) => (
          <p>
            {name}: <del>{was.get(name)}</del> <ins>{text}</ins>
          </p>
        ))}
    </>
  );
}
