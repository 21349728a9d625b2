import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkout, type Outcome } from './finding.ts';

/** Writes a small checkout into a temporary folder, lets a check look at it, and removes it. */
export function lookAt(check: (root: string) => Outcome, files: Readonly<Record<string, string>>): Outcome {
  const root = mkdtempSync(join(tmpdir(), 'planted-'));
  try {
    const { imports } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { imports: object };
    const options = {
      module: 'nodenext',
      jsx: 'preserve',
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
      noLib: true,
    };
    const ground = {
      'package.json': JSON.stringify({ type: 'module', imports }),
      'tsconfig.json': JSON.stringify({ compilerOptions: options, include: ['**/*'] }),
    };
    for (const [name, text] of Object.entries({ ...ground, ...files })) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    return check(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The sentences of what was found, each with its place, as `report` prints them. */
export function said({ findings }: Outcome): string[] {
  return findings.map(({ file, line, says }) => `${file}:${line} ${says}`);
}
