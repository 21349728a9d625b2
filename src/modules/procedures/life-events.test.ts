import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CatalogueRecord } from './catalogue-record.ts';
import { belongsTo, lifeEvents, lifeEventsOn } from './life-events.ts';
import { readRecord } from './read-record.ts';

const catalogue = JSON.parse(readFileSync('reference/procedures/procedures.json', 'utf8')) as CatalogueRecord[];
const versions = catalogue.map((record) => readRecord(record).version);

test('every field and code that a life event names exists in the catalogue', () => {
  const fields = new Set(versions.map((version) => version.field.name));
  const codes = new Set(versions.map((version) => version.code));
  expect(lifeEvents.flatMap((event) => event.fields).filter((field) => !fields.has(field))).toEqual([]);
  expect(lifeEvents.flatMap((event) => event.codes).filter((code) => !codes.has(code))).toEqual([]);
});

test('no life event is empty, and each has its own key', () => {
  for (const event of lifeEvents) expect(versions.some((version) => belongsTo(event, version))).toBe(true);
  expect(new Set(lifeEvents.map((event) => event.key)).size).toBe(lifeEvents.length);
});

test('birth registration belongs to having a child, death registration to a death', () => {
  const keysOf = (code: string) =>
    versions.filter((v) => v.code === code).flatMap((v) => lifeEvents.filter((e) => belongsTo(e, v)).map((e) => e.key));
  expect(keysOf('1.001193')).toEqual(['sinh-con']);
  expect(keysOf('1.000656')).toEqual(['qua-doi']);
  expect(keysOf('2.000815')).toEqual(['sao-y-chung-thuc']);
});

test('a life event holds from its first day on', () => {
  expect(lifeEventsOn('2025-06-30')).toEqual([]);
  expect(lifeEventsOn('2026-11-23')).toHaveLength(lifeEvents.length);
});
