import { normaliseText } from '#platform/text';
import type { LegalBasis, Reading } from './procedure-version.ts';

const kinds = '(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Công văn)';
const numbers = '(?:\\d{1,3}\\.\\d{1,2}|\\d{1,5})(?:/\\d{4})?/[A-ZĐ]{2,}[\\p{L}\\d]*(?:[/-] ?[\\p{L}\\d]+)*';

/** A number alone, after its kind, or after the articles of it: never one quoted inside the title of another document. */
const numbered = new RegExp(
  `^(?:(?:(?:Khoản|Điều|Điểm) [^/]*?)?${kinds} (?:số )?)?(?<number>${numbers})(?![\\p{L}\\d])`,
  'iu',
);

/** Reads a line of the legal bases: its number when the line states it, and its title as written. */
export function readLegalBasis(text: string): Reading<LegalBasis> {
  const title = normaliseText(text);
  const number = title.match(numbered)?.groups?.number?.replace(/- /g, '-');
  const cut = title.endsWith('…') ? (['cut_short'] as const) : [];
  if (number === undefined) return { value: { title, raw: text }, whys: ['no_number', ...cut] };
  return { value: { number, title, raw: text }, whys: [...cut] };
}

const decision = /^(?:Quyết định (?:số )?)?(\d{1,5}\/QĐ-[A-ZĐ][\p{L}\d-]*)$/iu;

/** Reads the decision that announced the procedure, such as “163/QĐ-BTP”; another text is kept as it is. */
export function readPublicationDecision(text: string): Reading<string> {
  const said = normaliseText(text);
  const number = said.match(decision)?.[1];
  if (number !== undefined) return { value: number, whys: [] };
  return { value: said, whys: said === '' ? ['missing'] : ['unreadable'] };
}
