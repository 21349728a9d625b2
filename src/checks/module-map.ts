import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleMap } from '../../architecture.ts';
import { checkout, type Outcome, report } from './finding.ts';

const place = /(<!-- module map -->\n)[\s\S]*?(\n<!-- \/module map -->)/;

/** Looks whether the README shows the modules as `architecture.ts` has them; `--write` puts them there. */
export function checkModuleMap(root: string): Outcome {
  const file = 'README.md';
  const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
  const shown = place.exec(text);
  const says = shown
    ? 'the module map is not that of architecture.ts: node src/checks/module-map.ts --write'
    : 'no module map';
  const right = shown?.[0] === text.replace(place, withMap).match(place)?.[0];
  return { findings: shown && right ? [] : [{ file, line: 1, says }], looked: 1, at: 'module maps' };
}

const withMap = (_all: string, before: string, after: string): string => `${before}${moduleMap()}${after}`;

if (import.meta.main) {
  const readme = join(checkout, 'README.md');
  if (process.argv.includes('--write')) writeFileSync(readme, readFileSync(readme, 'utf8').replace(place, withMap));
  report(checkModuleMap(checkout));
}
