import { normaliseText } from '#platform/text';
import type { Reading, RequiredPaper, Why } from './procedure-version.ts';

/** A number this large before “bản chính” is the tail of a year or form number that ran into the quantity. */
const impossibleQuantity = 100;

const quantityPatterns = [
  /\s*\((?<originals>\d+) bản chính(?:, ?(?<copies>\d+) bản sao)?\)$/iu,
  /\s*\((?<copies>\d+) bản sao\)$/iu,
  /\s*\(Bản chính: ?(?<originals>\d+), ?Bản sao: ?(?<copies>\d+)\)$/iu,
];
const labelPattern = /^(?:Thành phần hồ sơ \d+(?<ifAny> \(nếu có\))?: ?|\(\d{1,2}\) |\d{1,2}\. |[a-zđ]\) )/iu;
const notePattern = /\s*\(([^()]*)\)$/u;
const formPattern =
  /^(?:tờ khai|đơn|mẫu|phiếu|bản khai|giấy đề nghị|giấy khai|văn bản đề nghị)(?![\p{L}])|(?:theo )?mẫu (?:số|điện tử)/iu;
const conditionPattern = /(?<![\p{L}])(?:nếu|trường hợp|đối với|trừ)(?![\p{L}])/iu;

/** Reads one line of the required papers, the `ordinal`-th of its record, with the quantities at its end. */
export function readRequiredPaper(text: string, ordinal: number): Reading<RequiredPaper> {
  const said = normaliseText(text);
  const quantity = quantityOf(said);
  const label = said.match(labelPattern);
  const named = quantity.name.slice(label?.[0].length ?? 0);
  const note = quantity.whys.includes('quantity_glued') ? '' : noteOf(named);
  const name = note === '' ? named : named.replace(notePattern, '');
  const paper: RequiredPaper = {
    ordinal,
    name,
    ...quantity.counts,
    note: label?.groups?.ifAny ? ['nếu có', note].filter(Boolean).join('; ') : note,
    isForm: formPattern.test(name),
    isConditional: conditionPattern.test(firstSentence(said)),
    raw: text,
  };
  return { value: paper, whys: [...quantity.whys, ...whysOfName(quantity.name)] };
}

/** A later sentence tells how to hand the paper in, not whether it is asked for. */
const firstSentence = (said: string): string => said.split(/[.;] /u).find((part) => part.length > 3) ?? said;

const noteOf = (named: string): string => named.match(notePattern)?.[1] ?? '';

interface Quantity {
  name: string;
  counts: Pick<RequiredPaper, 'originals' | 'copies'>;
  whys: Why[];
}

function quantityOf(said: string): Quantity {
  const match = quantityPatterns.map((pattern) => said.match(pattern)).find((found) => found !== null);
  if (!match) return { name: said, counts: {}, whys: ['quantity_missing'] };
  const originals = Number(match.groups?.originals ?? 0);
  const copies = Number(match.groups?.copies ?? 0);
  if (Math.max(originals, copies) >= impossibleQuantity) return { name: said, counts: {}, whys: ['quantity_glued'] };
  return { name: said.slice(0, match.index), counts: { originals, copies }, whys: [] };
}

/** A line the source cut off ends in “…”; one it tore in two begins in the middle or leaves a bracket open. */
function whysOfName(name: string): Why[] {
  if (name.endsWith('…')) return ['cut_short'];
  const torn = /^(?:\)|hoặc(?![\p{L}])|có chứng thực\))/u.test(name) || count(name, '(') !== count(name, ')');
  return torn && !labelPattern.test(name) ? ['fragment'] : [];
}

const count = (text: string, character: string): number => text.split(character).length - 1;
