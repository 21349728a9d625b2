import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkout, type Finding, filesOf, lineAt, type Outcome, report } from './finding.ts';
import { readSource } from './source-text.ts';

/** Names that say where code was put and not what it is. */
const emptyWords = ['util', 'utils', 'helper', 'helpers', 'common', 'service', 'manager', 'handler', 'misc', 'shared'];

interface Rule {
  readonly in: RegExp;
  readonly except?: RegExp;
  readonly of: 'code' | 'comments' | 'source';
  readonly never: RegExp;
  readonly says: string;
}

const rules: readonly Rule[] = [
  {
    in: /^src\/.*\.tsx?$/,
    except: /^src\/(platform\/config|test-server)\.ts$|\.test\.tsx?$/,
    of: 'code',
    never: /(?<!readConfig\()\bprocess\.env\b/,
    says: 'settings are read in src/platform/config.ts and passed on',
  },
  {
    in: /\.(tsx?|sql)$/,
    of: 'comments',
    never: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    says: 'finish it or leave it out visibly',
  },
  { in: /\.tsx$/, of: 'code', never: /\sstyle=/, says: 'no inline style: the content security policy refuses it' },
  { in: /\.tsx$/, of: 'code', never: /<style\b/, says: 'no <style> in a page: the content security policy refuses it' },
  {
    in: /\.tsx$/,
    of: 'code',
    never: /<script(?![^>]*\bsrc=)[^>]*>/,
    says: 'no inline script: the content security policy refuses it',
  },
  {
    in: /\.tsx$/,
    of: 'code',
    never: /\son[a-z]+=\s*\{?\s*["'`]/,
    says: 'no script in an attribute: the content security policy refuses it',
  },
];

/** Looks for names that say nothing, and for what the house keeps in one place or nowhere. */
export function checkNaming(root: string): Outcome {
  const files = filesOf(
    root,
    '{src,test,simulators,bench,trust,reference}/**/*.{ts,tsx,sql}',
    '{architecture,distribution}.ts',
  );
  const findings = files.flatMap((file) => [
    ...emptyName(file),
    ...brokenRules(file, readFileSync(join(root, file), 'utf8')),
  ]);
  return { findings, looked: files.length, at: 'files' };
}

function emptyName(file: string): Finding[] {
  const folders = file.split('/').slice(0, -1);
  const words = [...folders, ...basename(file).split(/[.-]/)];
  const empty = words.find((word) => emptyWords.includes(word));
  return empty ? [{ file, line: 1, says: `"${empty}" says nothing; name the file after what it does or is` }] : [];
}

function brokenRules(file: string, source: string): Finding[] {
  const texts = { source, ...(file.endsWith('.sql') ? { code: source, comments: source } : readSource(source)) };
  return rules
    .filter((rule) => rule.in.test(file) && !rule.except?.test(file))
    .flatMap((rule) => {
      const match = rule.never.exec(texts[rule.of]);
      return match ? [{ file, line: lineAt(source, match.index + 1), says: rule.says }] : [];
    });
}

if (import.meta.main) report(checkNaming(checkout));
