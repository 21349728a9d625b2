import { describe, expect, test } from 'vitest';
import type { CopySeries } from '../../../reference/certification/certified-copies.ts';
import {
  canBeElectronic,
  certifiedCopyRuleOn,
  electronicNotation,
  linesFor,
  numberCopies,
  priced,
} from './certified-copy.ts';
import { assertMayBeCertified, scannedLines } from './electronic-copy.ts';

const today = '2026-11-27';
const diploma = { original: 'Bằng tốt nghiệp', pages: 3, copies: 2 };
const fee = { amount: 2000, perWhat: 'trang', tiers: [{ from: 3, amount: 1000 }] } as never;

describe('an original of which copies are certified', () => {
  test('takes a line for its copies on paper and one for the file, each with what it costs', () => {
    const lines = linesFor({ ...diploma, electronic: true });
    expect(lines.map(({ kind, copies }) => [kind, copies])).toEqual([
      ['paper', 2],
      ['electronic', 1],
    ]);
    expect(linesFor({ ...diploma, copies: 0, electronic: true }).map(({ kind }) => kind)).toEqual(['electronic']);
    expect(linesFor({ ...diploma, copies: 0, electronic: false })).toEqual([]);
    expect(priced(lines[1]!, fee, today).basis).toContain('3 trang, bản sao điện tử');
  });

  test('is certified as a file since the decree of 2020 alone', () => {
    expect(canBeElectronic('2020-05-21')).toBe(false);
    expect(canBeElectronic('2020-05-22')).toBe(true);
    expect(electronicNotation(12, today)).toBe('12, quyển số 2026-SCT/BS');
  });
});

describe('numbers of copies', () => {
  const copies = [{ kind: 'paper' }, { kind: 'electronic' }, { kind: 'paper' }] as const;
  const counters = () => {
    const given = new Map<CopySeries, number>();
    return async (series: CopySeries) => {
      const number = (given.get(series) ?? 0) + 1;
      given.set(series, number);
      return number;
    };
  };
  const numbered = async (rule: Parameters<typeof numberCopies>[1]) =>
    (await numberCopies(copies, rule, counters())).map(({ series, number }) => `${series} ${number}`);
  const rule = certifiedCopyRuleOn(today);
  const apart = { ...rule, electronic: { ...rule.electronic!, series: 'electronic_copy' as const } };

  test('run through one series, or files through one of their own, as the rule says', async () => {
    expect(await numbered(rule)).toEqual(['certified_copy 1', 'certified_copy 2', 'certified_copy 3']);
    expect(await numbered(apart)).toEqual(['certified_copy 1', 'electronic_copy 1', 'certified_copy 2']);
  });

  test('are one for the whole dossier where the rule numbers dossiers', async () => {
    const byDossier = { ...apart, numberedBy: 'dossier' as const };
    expect(await numbered(byDossier)).toEqual(['certified_copy 1', 'electronic_copy 1', 'certified_copy 1']);
  });
});

describe('a scan', () => {
  const good = { originalForm: 'original', state: 'done', confirmedAt: 1, signedAt: null } as const;
  test('is certified when it is of the original, confirmed, and bears no signature', () => {
    expect(() => assertMayBeCertified(good)).not.toThrow();
    expect(() => assertMayBeCertified({ ...good, originalForm: 'electronic' })).toThrow('dossier.scan_not_of_original');
    expect(() => assertMayBeCertified({ ...good, confirmedAt: null })).toThrow('dossier.scan_not_confirmed');
    expect(() => assertMayBeCertified({ ...good, state: 'reading' })).toThrow('dossier.scan_not_confirmed');
    expect(() => assertMayBeCertified({ ...good, signedAt: 1 })).toThrow('dossier.scan_signed_already');
  });

  test('must be there for every line that is wanted as a file', () => {
    const line = { kind: 'electronic', ordinal: 1, original: 'Bằng' } as never;
    expect(() => scannedLines({ code: 'H44' }, [line], [])).toThrow('dossier.copy_without_scan');
    expect(scannedLines({ code: 'H44' }, [line], [{ ordinal: 1, scanFileId: 'x' } as never])).toHaveLength(1);
  });
});
