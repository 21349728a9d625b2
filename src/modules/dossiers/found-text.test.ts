import { describe, expect, test } from 'vitest';
import { findsOf } from './found-text.ts';

/** What was found, with [ and ] around the words. */
const marked = (texts: readonly string[], ...words: string[]): string[] =>
  findsOf(words)(texts).map((pieces) => pieces.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join(''));

const long = (words: number, word = 'chữ'): string => Array.from({ length: words }, () => word).join(' ');

describe('what a dossier was found by', () => {
  test('is marked whatever its accents and case, as whole words', () => {
    expect(marked(['Vay vốn, thửa đất số 12/5'], 'von', '12')).toEqual(['Vay [vốn], thửa đất số [12]/5']);
    expect(marked(['VỐN vay; vốnliếng'], 'von')).toEqual(['[VỐN] vay; vốnliếng']);
  });

  test('is shown once: another text only for a word that those before it do not hold', () => {
    const texts = ['Vay vốn', 'Thôn Đồng Tâm', 'Thôn Đồng Văn'];
    expect(marked(texts, 'vay', 'dong')).toEqual(['[Vay] vốn', 'Thôn [Đồng] Tâm']);
    expect(marked(texts, 'dong', 'van')).toEqual(['Thôn [Đồng] Tâm', 'Thôn [Đồng] [Văn]']);
    expect(marked(texts, 'khong')).toEqual([]);
  });

  test('is cut out of a long text between words, around the first that was found', () => {
    const around = marked([`${long(60)} đồng ${long(60)}`], 'dong')[0] ?? '';
    expect(around).toMatch(/^…(chữ ){9,10}\[đồng\]( chữ){26,30}…$/);
    expect(marked([`đồng ${long(60)}`], 'dong')[0]).toMatch(/^\[đồng\]( chữ){37,39}…$/);
    expect(marked([`${long(60)} đồng`], 'dong')[0]).toMatch(/^…(chữ ){36,39}\[đồng\]$/);
  });

  test('is shown of a text without any space, too', () => {
    expect(marked([`${'-'.repeat(300)}đồng${'-'.repeat(300)}`], 'dong')[0]).toMatch(/^…-{40}\[đồng\]-{116}…$/);
  });
});
