import { describe, expect, test } from 'vitest';
import { arrange, faultOf, type PageWish, scansOf } from './arrangement.ts';

const page = (place: number, order: number | undefined, more: Partial<PageWish> = {}): PageWish => ({
  ...{ place, order, beginsOriginal: false, turn: 0, note: 'none' },
  ...more,
});

describe('an arrangement', () => {
  test('sorts by the numbers written, lets a page in between, and leaves out those without', () => {
    const arranged = arrange([page(1, 2), page(2, 1), page(3, undefined), page(4, 1.5)]);
    expect(arranged.map(({ place, position }) => [place, position])).toEqual([
      [2, 1],
      [4, 2],
      [1, 3],
      [3, null],
    ]);
  });

  test('counts an original from each page that begins one, and the first page in any case', () => {
    const arranged = arrange([page(1, 1, { beginsOriginal: true }), page(2, 2), page(3, 3, { beginsOriginal: true })]);
    expect(arranged.map(({ original }) => original)).toEqual([1, 1, 2]);
    expect(scansOf(arranged)).toBe(2);
  });

  test('must have as many scans as originals', () => {
    const two = arrange([page(1, 1), page(2, 2, { beginsOriginal: true })]);
    expect(faultOf(two, 2)).toBeUndefined();
    expect(faultOf(two, 1)).toBe('scans_not_originals');
    expect(faultOf(two, 3)).toBe('scans_not_originals');
  });

  test('must keep a page', () => {
    expect(faultOf(arrange([page(1, undefined)]), 1)).toBe('nothing_left');
  });

  test.each([
    ['with and without', ['with', 'without'], undefined],
    ['with, and nothing after it', ['none', 'with'], 'note_without_pair'],
    ['without, and nothing before it', ['without', 'none'], 'note_without_pair'],
    ['the wrong way round', ['without', 'with'], 'note_without_pair'],
    ['with twice', ['with', 'with', 'without'], 'note_without_pair'],
  ] as const)('of a page under a sticky note: %s', (_, notes, fault) => {
    expect(faultOf(arrange(notes.map((note, i) => page(i + 1, i + 1, { note }))), 1)).toBe(fault);
  });

  test('lets no pair lie in two originals', () => {
    const torn = arrange([page(1, 1, { note: 'with' }), page(2, 2, { note: 'without', beginsOriginal: true })]);
    expect(faultOf(torn, 2)).toBe('note_without_pair');
  });
});
