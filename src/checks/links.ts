import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout, filesOf, lineAt, type Outcome, report } from './finding.ts';

/** Looks whether every relative link and picture of the documentation leads to a file that exists. */
export function checkLinks(root: string): Outcome {
  let looked = 0;
  const findings = filesOf(root, '**/*.md').flatMap((file) => {
    const text = withoutCode(readFileSync(join(root, file), 'utf8'));
    const links = linksIn(text);
    looked += links.length;
    return links
      .filter(({ to }) => !existsSync(join(root, to.startsWith('/') ? '.' : dirname(file), decodeURI(to))))
      .map(({ to, index }) => ({ file, line: lineAt(text, index), says: `leads to nothing: ${to}` }));
  });
  return { findings, looked, at: 'links' };
}

/** `[words](path)`, `![words](path)`, `[name]: path` and `src="path"`, without those to other sites or within the page. */
function linksIn(text: string): { to: string; index: number }[] {
  const found = text.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)|\b(?:src|href)="([^"]+)"/gm);
  return [...found]
    .map((match) => ({ to: (match[1] ?? match[2] ?? match[3] ?? '').replace(/[#?].*$/, ''), index: match.index }))
    .filter(({ to }) => to !== '' && !/^[a-z]+:|^\/\//i.test(to));
}

/** Examples lead nowhere; they are blanked out, every other character still in its place. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```|`[^`\n]*`/gm, (code) => code.replace(/[^\n]/g, ' '));
}

if (import.meta.main) report(checkLinks(checkout));
