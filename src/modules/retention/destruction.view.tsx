import type { Locale } from '#platform/words';
import { type Column, dateOf, Tag, type Tone, useLocale } from '#ui';
import type { Destruction, ListedDossier } from './destruction.ts';
import { messages } from './messages.ts';

const tones = {
  waiting: 'waiting',
  decided: 'progress',
  carried_out: 'good',
  sent_back: 'new',
} as const satisfies Record<string, Tone>;

const stateOf = ({ outcome, carriedOutAt }: Destruction): keyof typeof tones =>
  carriedOutAt !== null ? 'carried_out' : (outcome ?? 'waiting');

/** How far a list has come, in a word. */
export function DestructionTag({ list }: { list: Destruction }) {
  const state = stateOf(list);
  return <Tag tone={tones[state]}>{messages(useLocale()).states[state]}</Tag>;
}

/** What the tables of dossiers say of each: nothing about people. */
export function dossierColumns<Row extends Omit<ListedDossier, 'became'>>(locale: Locale): Column<Row>[] {
  const words = messages(locale);
  return [
    { head: words.code, oneLine: true, cell: ({ code }) => code },
    { head: words.procedure, cell: ({ procedureName }) => procedureName },
    { head: words.field, cell: ({ field }) => field },
    { head: words.closed, oneLine: true, cell: ({ closedAt }) => dateOf(closedAt, locale) },
    { head: words.keptUntil, oneLine: true, cell: ({ keptUntil }) => dateOf(keptUntil, locale) },
    { head: words.legalRef, cell: ({ legalRef }) => legalRef ?? words.ofTheHouse },
  ];
}
