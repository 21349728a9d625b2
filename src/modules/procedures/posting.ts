import type { Locale } from '#platform/words';
import { dateOf } from '#ui';
import { feeInWords, fullLimitInWords, limitInWords, quantityInWords } from './in-words.ts';
import { messages } from './messages.ts';
import { feesFor, limitFor } from './of-channel.ts';
import type { Channel, ProcedureVersion, RequiredPaper } from './procedure-version.ts';
import { isRepealedOn } from './repeal.ts';
import type { RulesOfAgency } from './rules-of-agency.ts';
import type { KnownSequence } from './sequence.ts';
import type { StoredVersion } from './version-store.ts';

/** One line that is posted: what it is, and what is to be minded about it. */
export interface PostedItem {
  label?: string;
  text: string;
  notes: string[];
}

export interface PostedSection {
  key: keyof ReturnType<typeof messages>['sections'];
  title: string;
  items: PostedItem[];
}

/** A procedure in plain words. The page, the kiosk and the printed notice show this and nothing else. */
export interface Posting {
  code: string;
  name: string;
  caption: string;
  sections: PostedSection[];
  cautions: string[];
  /** Whether a dossier may be handed in online: unless the record says that it cannot. */
  isOnline: boolean;
  /** Why no dossier can be handed in; absent when one can. */
  closed?: { title: string; text: string };
}

/** What is made public of a procedure at an agency: its version, the rules there, and the sequence where one is known. */
export interface WhatIsPosted {
  readonly stored: StoredVersion;
  readonly rules: RulesOfAgency;
  readonly sequence: KnownSequence | undefined;
}

/** Says everything that is made public of a procedure (công khai thủ tục hành chính, NĐ 63/2010/NĐ-CP); `rules` are those of one agency. */
export function postingOf({ stored, rules, sequence }: WhatIsPosted, day: string, locale: Locale): Posting {
  const { version } = stored;
  const words = messages(locale);
  const closed = closedOf(version, rules, day, locale);
  const section = (key: PostedSection['key'], items: PostedItem[]): PostedSection => ({
    key,
    title: words.sections[key],
    items,
  });
  const lines = (texts: readonly string[], none: string): PostedItem[] =>
    (texts.length > 0 ? texts : [none]).map(plain);
  return {
    code: version.code,
    name: version.name,
    caption: version.field.name,
    cautions: cautionsOf(stored, locale),
    isOnline: version.onlineLevel !== 'none',
    ...(closed && { closed }),
    sections: [
      section('timeLimit', limitsOf(rules, locale)),
      ...(sequence ? [section('sequence', sequenceOf(sequence, locale))] : []),
      section('papers', papersOf(version, locale)),
      section('fees', lines(unique(version.fees.map((fee) => feeInWords(fee, locale))), words.fees.none)),
      section('channels', channelsOf(version, locale)),
      section(
        'results',
        lines(
          version.results.map((result) => result.name),
          words.none.results,
        ),
      ),
      section('steps', stepsOf(rules, locale)),
      section('applicants', lines(version.applicants, words.none.applicants)),
      section(
        'legalBases',
        lines(
          version.legalBases.map((basis) => basis.title),
          words.none.legalBases,
        ),
      ),
      section('about', aboutOf(stored, locale)),
    ],
  };
}

const plain = (text: string): PostedItem => ({ text, notes: [] });
const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

function limitsOf({ statutoryLimit, localLimit }: RulesOfAgency, locale: Locale): PostedItem[] {
  const words = messages(locale).limits;
  const notes = statutoryLimit.unit === 'none' ? [] : [words.from];
  const statutory = fullLimitInWords(statutoryLimit, locale);
  if (!localLimit) return [{ text: statutory, notes }];
  return [
    {
      label: words.local,
      text: limitInWords(localLimit, locale),
      notes: [words.localRef(localLimit.legalRef), ...notes],
    },
    { label: words.statutory, text: statutory, notes: [] },
  ];
}

function sequenceOf({ steps, legalRef }: KnownSequence, locale: Locale): PostedItem[] {
  return [...steps.map(plain), ...(legalRef ? [plain(messages(locale).steps.own(legalRef))] : [])];
}

function papersOf({ requiredPapers }: ProcedureVersion, locale: Locale): PostedItem[] {
  const words = messages(locale).papers;
  if (requiredPapers.length === 0) return [plain(words.none)];
  const notesOf = (paper: RequiredPaper) => [
    quantityInWords(paper, locale),
    ...(paper.note ? [paper.note] : []),
    ...(paper.isForm ? [words.form] : []),
    ...(paper.isConditional ? [words.conditional] : []),
  ];
  return requiredPapers.map((paper) => ({ label: `${paper.ordinal}.`, text: paper.name, notes: notesOf(paper) }));
}

function channelsOf(version: ProcedureVersion, locale: Locale): PostedItem[] {
  const words = messages(locale);
  const names = unique(version.channels.map((one) => one.channel)) as Channel['channel'][];
  if (names.length === 0) return [plain(words.none.channels)];
  return names.map((name) => {
    const limit = limitFor(version, name);
    const fees = feesFor(version, name).map((fee) => feeInWords(fee, locale));
    const notes = version.channels.filter((one) => one.channel === name).map((one) => withoutPrice(one.note));
    const told = fees.length > 0 ? fees : [words.fees.asRecord];
    return {
      label: words.channels[name],
      text: fullLimitInWords(limit, locale),
      notes: unique([...told, ...notes.filter(Boolean)]),
    };
  });
}

/** The portal begins some notes with a price that the fees already say: “50,000 Việt Nam Đồng(/văn bản)”. */
const withoutPrice = (note: string): string => note.replace(/^[\d.,]+ Việt Nam Đồng ?\((?:\/[^)]*\))?/u, '').trim();

function stepsOf({ steps, processRef }: RulesOfAgency, locale: Locale): PostedItem[] {
  const words = messages(locale).steps;
  const posted = steps.map((step) => ({
    label: `${step.ordinal}.`,
    text: step.name,
    notes: step.isCounted ? (step.workingHours === null ? [] : [words.hours(step.workingHours)]) : [words.uncounted],
  }));
  return [...posted, plain(processRef ? words.own(processRef) : words.default)];
}

function aboutOf({ version, validFrom }: StoredVersion, locale: Locale): PostedItem[] {
  const words = messages(locale);
  const told: [string, string][] = [
    [words.about.code, version.code],
    [words.about.field, version.field.name],
    [words.about.agency, words.agencyGroups[version.agencyGroup]],
    [words.about.online, words.onlineLevels[version.onlineLevel]],
    [words.about.decision, version.publicationDecision],
    [words.about.validFrom, dateOf(validFrom, locale)],
  ];
  return told.filter(([, text]) => text !== '').map(([label, text]) => ({ label, text, notes: [] }));
}

function cautionsOf({ version, problems }: StoredVersion, locale: Locale): string[] {
  const words = messages(locale).cautions;
  const nameOnly = version.requiredPapers.length === 0 && version.channels.length === 0;
  return [
    ...(nameOnly ? [words.incomplete] : []),
    ...(version.confidence === 'unsure' ? [words.unsure] : []),
    ...(problems.some((problem) => problem.why === 'cut_short') ? [words.cutShort] : []),
  ];
}

function closedOf(version: ProcedureVersion, rules: RulesOfAgency, day: string, locale: Locale): Posting['closed'] {
  const words = messages(locale);
  if (isRepealedOn(version, day)) {
    const { on, replacedBy } = version.repeal ?? {};
    const when = on ? words.repealed.on(dateOf(on, locale)) : words.repealed.anyway;
    const text = [when, ...(replacedBy ? [words.repealed.replacedBy(replacedBy)] : [])].join(' ');
    return { title: words.repealed.title, text };
  }
  return rules.isReceived ? undefined : { title: words.notReceived, text: '' };
}
