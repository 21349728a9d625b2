import { createHash } from 'node:crypto';
import { comparable, fold } from '#platform/text';
import type { CatalogueRecord } from './catalogue-record.ts';
import { type RecordReading, readRecord } from './read-record.ts';

/** A record read, with what is stored beside it for search and for telling a change. */
export interface Content extends RecordReading {
  hash: Buffer;
  folded: string;
  comparable: string;
}

/** Reads a record and prepares what is stored. The hash covers the record and its reading, so that a better reading shows. */
export function contentOf(record: CatalogueRecord): Content {
  const reading = readRecord(record);
  const words = [reading.version.name, reading.version.code, reading.version.field.name].join(' ');
  const hash = createHash('sha256')
    .update(JSON.stringify(inOrder(reading)))
    .digest();
  return { ...reading, hash, folded: fold(words), comparable: comparable(words) };
}

/** The same value with the keys of every object in order, so that two files that differ only in order are equal. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
