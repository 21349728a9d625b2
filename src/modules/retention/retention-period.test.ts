import { expect, test } from 'vitest';
import { dossierPeriodOf, keptUntil, overBefore } from './retention-period.ts';

test('months end on the last day of a shorter one, and dossiers are kept for whole years', () => {
  const at = (text: string) => Date.parse(`${text}+07`);
  expect(overBefore('draft', at('2026-08-31 10:00'))).toBe(at('2026-02-28 10:00'));
  expect(overBefore('letter', at('2028-02-29 10:00'))).toBe(at('2027-02-28 10:00'));
  expect(keptUntil(at('2026-01-02 10:00'), dossierPeriodOf('Chứng thực', at('2026-09-10 00:00')))).toBe('2047-01-01');
  expect(keptUntil(at('2026-12-31 23:59'), dossierPeriodOf('Việc làm', at('2026-09-10 00:00')))).toBe('2047-01-01');
  expect(keptUntil(at('2026-12-31 23:59'), dossierPeriodOf('Hộ tịch', at('2026-09-10 00:00')))).toBe(null);
});
