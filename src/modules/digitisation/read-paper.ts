import { type CitizenCard, readCitizenCard } from '#modules/identity';
import type { RecognisedLine } from '#platform/pages/page-job';
import { fold } from '#platform/text';
import { dateOf } from '#ui';
import type { ScannedPage } from './digitisation.ts';
import { readMachineLines } from './mrz.ts';
import { labels, type PaperKind, titles } from './paper-labels.ts';

/** What was read out of a paper for one field. It is a proposal: nothing is taken over before a person confirms it. */
export interface ReadField {
  readonly kind: PaperKind;
  readonly name: string;
  /** The page it was read from, as the pages came. */
  readonly place: number;
  readonly proposed: string;
  /** 0 to 100. */
  readonly confidence: number;
}

/** A code carries its own check, and the card contradicts itself when it is misread. */
const sure = 99;

/** Reads the fields of the kinds of paper that are known, the surest value of each: from a code, checked lines, labels. */
export function readPaper(pages: readonly ScannedPage[]): ReadField[] {
  const found = pages.flatMap((page) => [...fromCodes(page), ...fromMachineLines(page), ...fromLabels(page)]);
  const kind = found[0]?.kind;
  const surest = new Map<string, ReadField>();
  for (const field of found.filter((one) => one.kind === kind))
    if (field.confidence > (surest.get(field.name)?.confidence ?? -1)) surest.set(field.name, field);
  return [...surest.values()];
}

type Known = readonly (readonly [name: string, value: string | undefined])[];

function fromCodes({ recognised, place }: ScannedPage): ReadField[] {
  return (recognised?.codes ?? []).flatMap((code) => {
    const read = readCitizenCard(code);
    return read.ok ? fieldsOf('citizen_card', place, ofCard(read.card)) : [];
  });
}

const sexes = { male: 'Nam', female: 'Nữ' } as const;

const ofCard = ({ identityNumber, fullName, birthDay, sex, address, issuedOn }: CitizenCard): Known => [
  ['identityNumber', identityNumber],
  ['fullName', fullName],
  ['birthDay', birthDay && dateOf(birthDay)],
  ['sex', sexes[sex]],
  ['address', address],
  ['issuedOn', issuedOn && dateOf(issuedOn)],
];

function fromMachineLines({ recognised, place }: ScannedPage): ReadField[] {
  const read = readMachineLines((recognised?.lines ?? []).map(textOf));
  if (!read) return [];
  const { identityNumber, birthDay, sex, expiresOn } = read;
  return fieldsOf('citizen_card', place, [
    ['identityNumber', identityNumber],
    ['birthDay', dateOf(birthDay)],
    ['sex', sexes[sex]],
    ['expiresOn', expiresOn && dateOf(expiresOn)],
  ]);
}

const fieldsOf = (kind: PaperKind, place: number, known: Known): ReadField[] =>
  known.flatMap(([name, value]) => (value ? [{ kind, name, place, proposed: value, confidence: sure }] : []));

function fromLabels({ recognised, place }: ScannedPage): ReadField[] {
  const lines = recognised?.lines ?? [];
  const whole = fold(lines.map(textOf).join(' '));
  const kind = (Object.keys(titles) as PaperKind[]).find((one) => titles[one].test(whole));
  return kind === undefined ? [] : lines.flatMap((line) => fieldsOn(line, kind, place));
}

/** Only a line whose accents fall away letter by letter, so that places in the one are places in the other. */
function fieldsOn(line: RecognisedLine, kind: PaperKind, place: number): ReadField[] {
  const text = textOf(line);
  const bare = fold(text);
  if (bare.length !== text.length) return [];
  const known = labels[kind].flatMap((label) => {
    const match = label.label.exec(bare);
    return match ? [{ ...label, from: match.index, to: match.index + match[0].length }] : [];
  });
  const inOrder = known.toSorted((a, b) => a.from - b.from).filter((one, i, all) => one.from >= (all[i - 1]?.to ?? 0));
  return inOrder.flatMap(({ name, value, to }, i) => {
    const end = inOrder[i + 1]?.from ?? text.length;
    const proposed = value.exec(text.slice(to, end).replace(/^[\s.…]+|[\s.…,;]+$/g, ''))?.[0].trim();
    return proposed ? [{ kind, name, place, proposed, confidence: leastSure(line, to, end) }] : [];
  });
}

const textOf = ({ words }: RecognisedLine): string => words.map(({ text }) => text).join(' ');

/** The confidence of the least sure word between two places of the line's text. */
function leastSure({ words }: RecognisedLine, from: number, to: number): number {
  let at = 0;
  const within = words.filter(({ text }) => {
    const begins = at;
    at += text.length + 1;
    return begins + text.length > from && begins < to;
  });
  return Math.min(100, ...within.map(({ confidence }) => confidence));
}
