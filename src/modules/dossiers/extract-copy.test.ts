import { describe, expect, test } from 'vitest';
import type { Fee } from '#modules/procedures';
import {
  copyFeeOf,
  copyNotation,
  type ExtractCopy,
  extractKinds,
  extractOnPaper,
  extractRuleOn,
  extractsInAnswers,
  notationsAhead,
  numberingOn,
  pricedExtract,
  resultNotation,
  seriesOfCopy,
  seriesOfResult,
} from './extract-copy.ts';
import { extractMessages, registrationInWords } from './extract-messages.ts';

const day = '2026-03-10';
const numbering = numberingOn(day);
const byKind = { day, rule: { ...extractRuleOn(day), copiesNumberedBy: 'kind' } } as const;

const fee: Fee = {
  kind: 'unsaid',
  ...{ amount: 8000, words: '8.000 đồng', condition: '', setBy: 'record' as const, raw: '8.000 đồng' },
};

describe('the number of an extract', () => {
  test('says what it is of, and whether it is a copy', () => {
    expect(copyNotation(5, 'birth', numbering)).toBe('05/TLKS-BS');
    expect(copyNotation(120, 'marriage', numbering)).toBe('120/TLKH-BS');
    expect(resultNotation(3, { procedureCode: '1.000656' }, numbering)).toBe('03/TLKT');
    expect(resultNotation(3, { procedureCode: '1.004873' }, numbering)).toBe('03/2026');
  });

  test('may name the year', () => {
    const withYear = { ...numbering.rule, written: { ...numbering.rule.written, copy: '{number}/{year}/{mark}-BS' } };
    expect(copyNotation(5, 'death', { day, rule: withYear })).toBe('05/2026/TLKT-BS');
  });

  test('runs through one series for all copies, or one for each kind, by the rule', async () => {
    expect([seriesOfCopy('birth', numbering), seriesOfCopy('death', byKind)]).toEqual([
      'extract_copy',
      'extract_copy:death',
    ]);
    const wanted = [{ kind: 'birth' }, { kind: 'marriage' }, { kind: 'birth' }] as const;
    const next = async () => 7;
    expect(await notationsAhead(wanted, numbering, next)).toEqual(['07/TLKS-BS', '08/TLKH-BS', '09/TLKS-BS']);
    expect(await notationsAhead(wanted, byKind, next)).toEqual(['07/TLKS-BS', '07/TLKH-BS', '08/TLKS-BS']);
  });

  test('of a result stands in the series of its kind, of any other result in that of all', () => {
    expect(seriesOfResult({ procedureCode: '1.001022' }, numbering)).toBe('extract:parent_child');
    expect(seriesOfResult({ procedureCode: '2.000635' }, numbering)).toBe('result');
  });

  test('has another mark for each kind', () => {
    expect(new Set(extractKinds.map((kind) => copyNotation(1, kind, numbering))).size).toBe(extractKinds.length);
  });
});

describe('the fee of copies of an extract', () => {
  test('is the amount of the catalogue for each copy, though it states no unit', () => {
    const copyFee = copyFeeOf('2.000635', [fee], day)!;
    const priced = pricedExtract({ kind: 'birth', registeredName: 'Nguyễn Văn An', copies: 3 }, copyFee, day);
    expect(priced.amount).toBe(24_000);
    expect(priced.basis).toContain('3 bản; ');
    expect(priced.basis).toContain('TT 281/2016/TT-BTC');
  });

  test('is not read out of a fee by something else, nor for another procedure', () => {
    expect(copyFeeOf('2.000635', [{ ...fee, perWhat: 'trang' }], day)).toBeUndefined();
    expect(copyFeeOf('1.004873', [fee], day)).toBeUndefined();
  });
});

test('extracts are taken over from the form of the procedure, a day of which only the year is known included', () => {
  const row = { kind: 'birth', registeredName: 'Nguyễn Văn An', registryNumber: '45', registeredOn: '1990-05-12' };
  const extracts = [
    { ...row, copies: 3 },
    { kind: 'death', registeredName: 'Nguyễn Văn Cả', registeredOn: '1998', registeredAt: 'UBND xã Cũ', copies: 1 },
    { ...row, kind: 'unheard_of', copies: 1 },
    { ...row, copies: 'hai' },
  ];
  const words = extractMessages('vi');
  const wanted = extractsInAnswers({ extracts });
  expect(wanted.map((each) => [each.kind, each.copies, registrationInWords(each, words)])).toEqual([
    ['birth', 3, 'số 45, ngày 12/05/1990'],
    ['death', 1, 'năm 1998, UBND xã Cũ'],
  ]);
  expect(extractsInAnswers({ papers: [] })).toEqual([]);
});

test('an extract stands on the paper with its number, or with the room for it', () => {
  const extract: ExtractCopy = {
    kind: 'birth',
    ...{ ordinal: 1, registeredName: 'Nguyễn Văn An', copies: 2, amount: 16_000, basis: '' },
    ...{ enteredByName: 'Trần Văn Bình', issuerAgencyId: null, number: null, notation: null, issuedAt: null },
    ...{ signedByName: null, signedByPosition: null },
  };
  expect(extractOnPaper(extract, '……')).toBe('Trích lục khai sinh (bản sao) của Nguyễn Văn An, số ……: 2 bản');
  expect(extractOnPaper({ ...extract, notation: '05/TLKS-BS' }, '……')).toContain('số 05/TLKS-BS: 2 bản');
});
