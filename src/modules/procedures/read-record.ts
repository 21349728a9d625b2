import { normaliseText } from '#platform/text';
import type { CatalogueRecord } from './catalogue-record.ts';
import type {
  AgencyGroup,
  Channel,
  Fee,
  Level,
  OnlineLevel,
  ProcedureVersion,
  Reading,
  ReadingProblem,
  TimeLimit,
  Why,
} from './procedure-version.ts';
import { readApplicants } from './read-applicants.ts';
import { type Finding, readChannels } from './read-channels.ts';
import { readFees } from './read-fee.ts';
import { readLegalBasis, readPublicationDecision } from './read-legal-basis.ts';
import { readRepeal } from './read-repeal.ts';
import { readRequiredPaper } from './read-required-paper.ts';
import { readResults } from './read-result.ts';
import { readSequence } from './read-sequence.ts';
import { isSameLimit, readCases, readTimeLimit } from './read-time-limit.ts';

/** A record read into a version, and every field that could not be read or not fully. */
export interface RecordReading {
  version: ProcedureVersion;
  problems: ReadingProblem[];
}

/** Reads a catalogue record. Nothing is guessed: what is unclear stays empty, is named as a problem, and is kept raw. */
export function readRecord(record: CatalogueRecord): RecordReading {
  const findings: Finding[] = [];
  const note = <T>(field: string, text: string, { value, whys }: Reading<T>): T => {
    findings.push({ field, text, whys });
    return value;
  };
  const stated = readTimeLimit(record.time_limit);
  const { channels, findings: inChannels } = readChannels(record, stated.value);
  const { applicants, audience } = note('applicants', record.applicants, readApplicants(record.applicants));
  const repeal =
    record.status === 'repealed' ? note('notes', record.notes ?? '', readRepeal(record.notes ?? '')) : undefined;
  const sequence = record.steps === undefined ? [] : note('steps', textOf(record.steps), readSequence(record.steps));
  const version: ProcedureVersion = {
    code: record.code,
    name: normaliseText(record.name_vi),
    field: { name: note('field', record.field, named(record.field)) },
    levels: note('level', record.level, readLevels(record.level)),
    agencyGroup: note('agency_group', record.agency_group, readAgencyGroup(record.agency_group)),
    applicants,
    audience,
    cases: readCases(record.time_limit),
    ...(sequence.length > 0 && { sequence }),
    requiredPapers: record.documents.map((text, i) =>
      note(`documents[${i + 1}]`, text, readRequiredPaper(text, i + 1)),
    ),
    channels,
    timeLimit: note('time_limit', record.time_limit, limitOfRecord(stated, channels)),
    fees: note('fee', record.fee, feesOfRecord(readFees(record.fee), channels)),
    results: note('result', record.result, atLeastOne(readResults(record.result))),
    legalBases: record.legal_basis.map((text, i) => note(`legal_basis[${i + 1}]`, text, readLegalBasis(text))),
    publicationDecision: note(
      'publication_decision',
      record.publication_decision,
      readPublicationDecision(record.publication_decision),
    ),
    onlineLevel: note('online', record.online ?? '', readOnlineLevel(record.online, channels)),
    status: note('status', record.status, readStatus(record.status)),
    ...(repeal && { repeal }),
    confidence: note('confidence', record.confidence, readConfidence(record.confidence)),
    source: record.source,
    ...(record.portal_url && { sourceUrl: record.portal_url }),
    notes: record.notes ?? '',
    raw: record,
  };
  findings.push(...inChannels, ...emptyLists(record));
  return { version, problems: problemsOf(record.code, findings) };
}

const textOf = (steps: string | readonly string[]): string => (typeof steps === 'string' ? steps : steps.join('\n'));

/** The record's limit; when it states none, the one the direct channel states. */
function limitOfRecord(stated: Reading<TimeLimit>, channels: readonly Channel[]): Reading<TimeLimit> {
  if (/^Theo trường hợp:/iu.test(stated.value.raw)) return { value: stated.value, whys: ['several_values'] };
  if (stated.value.because !== 'not_stated') return stated;
  const direct = channels.filter((one) => one.channel === 'direct' && one.timeLimit?.unit !== 'none');
  const limits = direct.flatMap((one) => one.timeLimit ?? []);
  const [first, ...others] = limits;
  if (!first) return { value: stated.value, whys: ['missing'] };
  if (others.every((one) => isSameLimit(one, first))) return { value: first, whys: [] };
  return { value: { ...stated.value, because: 'unreadable' }, whys: ['several_values'] };
}

/** The record's fees; when it states none that can be read, the ones on which all channels agree. */
function feesOfRecord(stated: Reading<Fee[]>, channels: readonly Channel[]): Reading<Fee[]> {
  const readable = stated.value.length > 0 && stated.value.every((fee) => fee.setBy !== 'unknown');
  const ofChannels = channels.flatMap((one) => (one.fees ? [one.fees] : []));
  if (readable) return { value: stated.value, whys: [...stated.whys, ...disagreement(stated.value, ofChannels)] };
  const [first, ...others] = ofChannels;
  if (!first) return stated.value.length > 0 ? stated : { value: [], whys: ['missing'] };
  const agreed = others.every((fees) => isSameMoney(fees, first));
  return { value: agreed ? first : stated.value, whys: stated.whys };
}

function disagreement(stated: readonly Fee[], ofChannels: readonly Fee[][]): Why[] {
  const amounts = [stated, ...ofChannels].flat().flatMap((fee) => fee.amount ?? []);
  return new Set(amounts).size > 1 ? ['disagrees'] : [];
}

const isSameMoney = (a: readonly Fee[], b: readonly Fee[]): boolean => moneyOf(a) === moneyOf(b);
const moneyOf = (fees: readonly Fee[]): string =>
  JSON.stringify(fees.map((fee) => [fee.amount, fee.setBy, fee.perWhat]));

const levels: Readonly<Record<string, Level>> = {
  'cấp bộ': 'ministry',
  'cấp tỉnh': 'province',
  'cấp xã': 'commune',
  'cơ quan khác': 'other',
};

function readLevels(text: string): Reading<Level[]> {
  const words = normaliseText(text).toLowerCase().split(', ');
  const known = words.flatMap((word) => levels[word] ?? []);
  return { value: known, whys: known.length === words.length ? [] : ['unknown_word'] };
}

const agencyGroups: Readonly<Record<string, AgencyGroup>> = {
  'UBND cấp xã': 'commune',
  'Công an cấp xã / cơ quan công an': 'police',
  'Ban CHQS cấp xã / UBND cấp xã': 'military',
};

const readAgencyGroup = (text: string): Reading<AgencyGroup> => readWord(agencyGroups, text, 'other');

const readStatus = (text: string): Reading<ProcedureVersion['status']> =>
  readWord({ listed: 'listed', repealed: 'repealed' } as const, text, 'listed');

const readConfidence = (text: string): Reading<ProcedureVersion['confidence']> =>
  readWord({ S: 'seen', 'S/K': 'partly_seen', U: 'unsure' } as const, text, 'unsure');

/** A portal that says “none” and still lists an online channel contradicts itself. */
function readOnlineLevel(text: string | null, channels: readonly Channel[]): Reading<OnlineLevel> {
  if (text === null) return { value: 'unknown', whys: [] };
  const reading = readWord({ full: 'full', partial: 'partial', none: 'none' } as const, text, 'unknown');
  const contradicts = reading.value === 'none' && channels.some((one) => one.channel === 'online');
  return contradicts ? { value: 'unknown', whys: ['disagrees'] } : reading;
}

function readWord<T extends string>(words: Readonly<Record<string, T>>, text: string, otherwise: T): Reading<T> {
  const value = words[text];
  return value === undefined ? { value: otherwise, whys: ['unknown_word'] } : { value, whys: [] };
}

const named = (text: string): Reading<string> => ({ value: normaliseText(text), whys: text === '' ? ['missing'] : [] });

const atLeastOne = <T>(reading: Reading<T[]>): Reading<T[]> =>
  reading.value.length === 0 ? { value: [], whys: ['missing'] } : reading;

function emptyLists(record: CatalogueRecord): Finding[] {
  const lists = { documents: record.documents, legal_basis: record.legal_basis, channels: record.channels };
  const empty = Object.entries(lists).filter(([, list]) => list.length === 0);
  return empty.map(([field]) => ({ field, text: '', whys: ['missing'] }));
}

/** One problem for each reason; the same text in several channels is one problem that names them all. */
function problemsOf(code: string, findings: readonly Finding[]): ReadingProblem[] {
  const problems = new Map<string, ReadingProblem>();
  for (const { field, text, whys } of findings) {
    for (const why of whys) {
      const [, channel, what] = field.match(/^channels\.(\w+)\.(\w+)$/) ?? [];
      const key = JSON.stringify([what ?? field, text, why]);
      const known = problems.get(key);
      if (!known) problems.set(key, { code, field, text, why });
      else if (channel && !known.field.includes(channel))
        known.field = known.field.replace(`.${what}`, `,${channel}.${what}`);
    }
  }
  return [...problems.values()];
}
