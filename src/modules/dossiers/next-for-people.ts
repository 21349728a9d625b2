import { getWorkingCalendar } from '#modules/calendar';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import type { Locale } from '#platform/words';
import { dateOf, dateTimeOf, moneyOf } from '#ui';
import { citizenMessages } from './citizen-messages.ts';
import type { Dossier } from './dossier.ts';
import type { DossierFile } from './dossier-file.ts';
import { rulesOn } from './rules.ts';

/** What people need to know to go on with a dossier, besides its file. */
export interface ForNext {
  readonly now: number;
  /** Until when the agency answers a dossier filed online; milliseconds. */
  readonly answerAt: number;
  /** Whoever looked it up sees neither reasons nor buttons and is told where they are. */
  readonly isLookedUp?: boolean;
}

/**
 * The instant by which a dossier is received or sent back for completion, in the agency's own hours, counted from when it
 * was handed in or last completed.
 */
export async function answerDueAt(db: Db, { dossier, supplements }: DossierFile): Promise<number> {
  const { agencyId, submittedAt } = dossier;
  const calendar = await getWorkingCalendar(db, agencyId);
  const { answerOnlineWithinHours } = rulesOn(dayOf(submittedAt));
  const since = Math.max(submittedAt, ...supplements.map(({ answeredAt }) => answeredAt ?? 0));
  return calendar.instantWhen(calendar.minutesUntil(since) + answerOnlineWithinHours * 60);
}

/** What the people of a dossier must do now, or what they are waiting for, in plain words; there is a word for every state. */
export function nextForPeople(file: DossierFile, { now, answerAt, isLookedUp }: ForNext, locale: Locale): string {
  const words = citizenMessages(locale).next;
  const { dossier, supplements, agencies } = file;
  const centre = agencies[dossier.agencyId]?.centreName ?? '';
  switch (dossier.state) {
    case 'submitted':
      return answerAt < now ? words.submittedLate(centre) : words.submitted(dateTimeOf(answerAt, locale));
    case 'processing':
      return [processing(file, now, locale), feeDue(dossier, locale)].filter(Boolean).join(' ');
    case 'awaiting_supplement': {
      const answerBy = supplements.find(({ answeredAt }) => answeredAt === null)?.answerBy;
      const say = isLookedUp ? words.lookedUp.supplement : words.supplement;
      return answerBy ? say(dateOf(answerBy, locale)) : words.supplementOpen;
    }
    case 'settled':
      return [feeDue(dossier, locale), words.settled[dossier.resultDelivery](centre)].filter(Boolean).join(' ');
    case 'settlement_refused':
      return (isLookedUp ? words.lookedUp : words).settlementRefused(centre);
    case 'intake_refused':
      return isLookedUp ? words.lookedUp.intakeRefused : words.intakeRefused;
    default:
      return words[dossier.state];
  }
}

function processing({ dossier, apology }: DossierFile, now: number, locale: Locale): string {
  const words = citizenMessages(locale).next;
  if (dossier.promisedAt === null) return words.noLimit;
  const promised = dateTimeOf(dossier.promisedAt, locale);
  if (dossier.promisedAt < now) return words.late(promised);
  return apology ? words.reappointed(promised) : words.processing(promised);
}

function feeDue({ feeState, feeTotal }: Dossier, locale: Locale): string | undefined {
  return feeState === 'due' ? citizenMessages(locale).next.feeDue(moneyOf(feeTotal, locale)) : undefined;
}
