import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, filesOf, lineAt, type Outcome, report } from './finding.ts';
import { readSource } from './source-text.ts';

interface Glossary {
  /** The terms as lists of words, longest first: `['intake', 'slip']`. */
  readonly terms: readonly (readonly string[])[];
  /** A ruled-out word and what to say instead. */
  readonly ruledOut: ReadonlyMap<string, string>;
}

/** Holds every name that a module shows to the others against the words of `docs/glossary.md`. */
export function checkGlossary(root: string): Outcome {
  const glossary = readGlossary(readFileSync(join(root, 'docs/glossary.md'), 'utf8'));
  let looked = 0;
  const findings = filesOf(root, 'src/modules/*/index.ts').flatMap((file) => {
    const names = shownNames(readFileSync(join(root, file), 'utf8'));
    looked += names.length;
    return names.flatMap(({ name, line }) =>
      wrongWords(glossary, name).map((says) => ({ file, line, says: `${name}: ${says}` })),
    );
  });
  return { findings, looked, at: 'names shown by modules' };
}

/** Reads the table: Vietnamese, in code, meaning, not. Words in the last two columns are separated by commas. */
export function readGlossary(markdown: string): Glossary {
  const [table = ''] = markdown.split('\n## ');
  const rows = table
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Vietnamese'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const terms = rows.flatMap(([, , code = '']) => listed(code).map(wordsOf));
  const ruledOut = new Map<string, string>();
  for (const [, vietnamese = '', code = '', , not = ''] of rows) {
    for (const word of listed(not).map(singular)) {
      const instead = `${code} (${vietnamese})`;
      ruledOut.set(word, ruledOut.has(word) ? `${ruledOut.get(word)} or ${instead}` : instead);
    }
  }
  return { terms: terms.sort((a, b) => b.length - a.length), ruledOut };
}

/** What in a name the glossary rules out, unless it is part of one of its terms. */
export function wrongWords({ terms, ruledOut }: Glossary, name: string): string[] {
  const words = wordsOf(name);
  const free = words.map(() => true);
  for (const term of terms) {
    for (let at = 0; at + term.length <= words.length; at++) {
      if (term.every((word, i) => words[at + i] === word)) free.fill(false, at, at + term.length);
    }
  }
  const wrong = words.filter((word, i) => free[i] && ruledOut.has(word));
  return wrong.map((word) => `"${word}" is ruled out; the glossary says ${ruledOut.get(word)}`);
}

/** The names a module's index shows: those in `export { … }` and those it declares itself. */
function shownNames(source: string): { name: string; line: number }[] {
  const { code } = readSource(source);
  const lists = [...code.matchAll(/export\s+(?:type\s+)?\{([^}]*)\}/g)].flatMap(({ 1: list = '', index, 0: whole }) =>
    [...list.matchAll(/(\w+)\s*(?=,|$)/g)].map((match) => ({
      name: match[1] as string,
      line: lineAt(code, index + whole.indexOf('{') + 1 + match.index),
    })),
  );
  const declared = code.matchAll(
    /export\s+(?:declare\s+)?(?:async\s+)?(?:const|function|class|interface|type|enum)\s+(\w+)/g,
  );
  return [...lists, ...[...declared].map(({ 1: name = '', index }) => ({ name, line: lineAt(code, index) }))];
}

const listed = (cell: string): string[] =>
  cell
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** `listRequiredPapers` gives list, required, paper. */
function wordsOf(name: string): string[] {
  const parted = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  return parted
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map(singular);
}

function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/s$/, '');
}

if (import.meta.main) report(checkGlossary(checkout));
