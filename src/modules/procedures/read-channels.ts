import type { CatalogueChannel, CatalogueRecord } from './catalogue-record.ts';
import type { Channel, ChannelName, Fee, Reading, TimeLimit, Why } from './procedure-version.ts';
import { feeTextInNote, readFees } from './read-fee.ts';
import { isSameLimit, numberWithoutUnit, readTimeLimit } from './read-time-limit.ts';

/** What was found in one text of the record: the field it stands in, and the text. */
export interface Finding {
  field: string;
  text: string;
  whys: Why[];
}

const names: Readonly<Record<string, ChannelName>> = { online: 'online', direct: 'direct', post: 'post' };

/** Reads every channel of a record; the record's own limit tells whether a number without unit agrees with it. */
export function readChannels(
  record: CatalogueRecord,
  recordLimit: TimeLimit,
): { channels: Channel[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const channels = record.channels.flatMap((entry): Channel[] => {
    const channel = names[entry.channel];
    if (!channel) {
      findings.push({ field: 'channels', text: entry.channel, whys: ['unknown_word'] });
      return [];
    }
    const limit = readChannelLimit(entry, recordLimit);
    const fees = readChannelFees(entry);
    findings.push(finding('time', channel, limit.value?.raw ?? entry.time, limit.whys));
    findings.push(finding('fee', channel, fees.value?.[0]?.raw ?? entry.fee, fees.whys));
    findings.push(finding('note', channel, entry.note, entry.note.endsWith('…') ? ['cut_short'] : []));
    return [{ channel, note: entry.note, ...ifDefined('timeLimit', limit.value), ...ifDefined('fees', fees.value) }];
  });
  return { channels, findings };
}

/** The channel's own limit; a note that is nothing but a limit stands in for an empty one. */
function readChannelLimit(entry: CatalogueChannel, recordLimit: TimeLimit): Reading<TimeLimit | undefined> {
  if (entry.time !== '') {
    const reading = readTimeLimit(entry.time);
    return { value: reading.value, whys: [...reading.whys, ...disagreement(entry.time, reading.value, recordLimit)] };
  }
  const inNote = readTimeLimit(entry.note);
  if (inNote.value.unit === 'none') return { value: undefined, whys: [] };
  return { value: inNote.value, whys: [...inNote.whys, ...disagreement(entry.note, inNote.value, recordLimit)] };
}

function disagreement(text: string, own: TimeLimit, recordLimit: TimeLimit): Why[] {
  if (recordLimit.unit === 'none') return [];
  const number = numberWithoutUnit(text);
  if (number !== undefined) return agreesInNumber(number, recordLimit) ? [] : ['disagrees'];
  return own.unit === 'none' || isSameLimit(own, recordLimit) ? [] : ['disagrees'];
}

/** The portal writes the same day as 0 or 1. */
function agreesInNumber(number: number, limit: TimeLimit): boolean {
  return limit.unit === 'same_day' ? number <= 1 : number === limit.amount;
}

function readChannelFees(entry: CatalogueChannel): Reading<Fee[] | undefined> {
  const text = entry.fee === '' ? feeTextInNote(entry.note) : entry.fee;
  const reading = readFees(text);
  return reading.value.length === 0 ? { value: undefined, whys: [] } : reading;
}

const finding = (what: string, channel: ChannelName, text: string, whys: Why[]): Finding => ({
  field: `channels.${channel}.${what}`,
  text,
  whys,
});

function ifDefined<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: V });
}
