import { normaliseText } from '#platform/text';
import type { Reading, Result } from './procedure-version.ts';

const codePatterns = [
  /^KQ[.-][A-Z]\d{2}\.\d{5,8}$/,
  /^TP-[A-Z]\d{2}\.\d{5,8}$/,
  /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-KQ\d{3,6}$/,
];

/** Reads the result text: names, each with its national code in brackets or after “Mã:”; a semicolon in a name stays. */
export function readResults(text: string): Reading<Result[]> {
  const said = normaliseText(text);
  if (said === '') return { value: [], whys: [] };
  const read = said.split(/(?<=\]); ?/u).map(readResult);
  return { value: read.map((one) => one.value), whys: [...new Set(read.flatMap((one) => one.whys))] };
}

function readResult(said: string): Reading<Result> {
  const [, name = said, bracketed, after] = said.match(/^(.*?)(?: ?\[([^\]]*)\]|\.?Mã: ?(\S+))$/u) ?? [];
  const code = bracketed ?? after;
  const cut = name.endsWith('…') ? (['cut_short'] as const) : [];
  if (code === undefined) return { value: { name }, whys: [...cut] };
  if (!codePatterns.some((pattern) => pattern.test(code)))
    return { value: { name }, whys: ['code_unreadable', ...cut] };
  return { value: { name, code }, whys: [...cut] };
}
