import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** One file of the house uses another: by `import`, `export … from`, `import()` or `import('…').Type`. */
export interface Use {
  readonly from: string;
  readonly to: string;
  /** As it is written in `from`. */
  readonly as: string;
}

/**
 * Every use of one file by another under `root`, as the compiler itself resolves them: types count, text in comments and
 * strings does not. Paths are relative to `root`; packages are left out.
 */
export function usesUnder(root: string): Use[] {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const { stdout, error } = spawnSync(process.execPath, [compiler, '-p', '.', '--listFilesOnly', '--explainFiles'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  return readExplanation(stdout);
}

const reason = /^ +(?:Imported via|Referenced via) ['"](.+?)['"] from file '(.+?)'/;

/** Reads the compiler's list: each file at the margin, below it the reasons why it is there. */
export function readExplanation(text: string): Use[] {
  const uses = new Map<string, Use>();
  let to = '';
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) to = line.trim();
    const [, as, from] = reason.exec(line) ?? [];
    if (as && from && isOurs(to) && isOurs(from)) uses.set(`${from} ${as}`, { from, to, as });
  }
  return [...uses.values()].sort((a, b) => (a.from + a.as < b.from + b.as ? -1 : 1));
}

const isOurs = (path: string): boolean => !path.includes('node_modules/') && !path.startsWith('..');
