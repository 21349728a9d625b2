import type { Day } from '#platform/clock';
import { isDay } from '#platform/form';
import { fold, normaliseText } from '#platform/text';
import { type IdentityFacts, readIdentityNumber } from './identity-number.ts';

/** What the QR code on the front of a citizen card (thẻ căn cước) says. */
export interface CitizenCard {
  readonly identityNumber: string;
  /** Number of the nine-digit card it replaced; only ever a former number. */
  readonly formerNumber: string | undefined;
  /** As printed: a name is never rewritten. */
  readonly fullName: string;
  /** Absent when the card knows only the year. */
  readonly birthDay: Day | undefined;
  readonly sex: 'male' | 'female';
  readonly address: string;
  readonly issuedOn: Day | undefined;
}

/** What a clerk should look at although the card can be used. */
export type CardWarning = 'unknown_prefix' | 'birth_day_partly_known';

/** Why nothing is filled in from a card: not a card's code, or one whose number contradicts what stands beside it. */
export type CardFault = 'not_a_card' | 'sex_contradicts' | 'birth_year_contradicts';

export type CardReading =
  | { readonly ok: true; readonly card: CitizenCard; readonly warnings: readonly CardWarning[] }
  | { readonly ok: false; readonly fault: CardFault };

/**
 * Reads the QR payload of a citizen card: `number|former number|name|ddmmyyyy|sex|address|ddmmyyyy of issue`, with more
 * fields behind on cards since 1 July 2024. The number tells century, sex and year of birth; a card that contradicts
 * them is misread or not genuine. An unknown province is only a warning: numbers outlive provinces.
 */
export function readCitizenCard(payload: string): CardReading {
  const [number = '', former = '', fullName = '', birth = '', sexWord = '', address = '', issued] = normaliseText(
    payload,
  )
    .split('|')
    .map(normaliseText);
  const facts = readIdentityNumber(number);
  const sex = sexes[fold(sexWord)];
  if (!facts || fullName === '' || !sex || !/^\d{8}$/.test(birth) || issued === undefined)
    return { ok: false, fault: 'not_a_card' };
  if (sex !== facts.sex) return { ok: false, fault: 'sex_contradicts' };
  if (Number(birth.slice(4)) !== facts.birthYear) return { ok: false, fault: 'birth_year_contradicts' };
  const birthDay = dayPrinted(birth);
  const formerNumber = /^\d{9}$/.test(former) ? former : undefined;
  const card = { identityNumber: number, formerNumber, fullName, birthDay, sex, address, issuedOn: dayPrinted(issued) };
  return { ok: true, card, warnings: [...warningsOf(facts, birthDay)] };
}

const sexes: Readonly<Record<string, 'male' | 'female'>> = { nam: 'male', nu: 'female' };

/** `02091985` → `1985-09-02`; a day that does not exist, such as `00001985`, is not known. */
function dayPrinted(digits: string): Day | undefined {
  const day = `${digits.slice(4)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`;
  return isDay(day) ? day : undefined;
}

function* warningsOf({ knownPrefix }: IdentityFacts, birthDay: Day | undefined): Generator<CardWarning> {
  if (!knownPrefix) yield 'unknown_prefix';
  if (birthDay === undefined) yield 'birth_day_partly_known';
}
