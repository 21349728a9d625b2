import { expect, it } from 'vitest';
import { moduleMap } from '../../architecture.ts';
import { checkModuleMap } from './module-map.ts';
import { lookAt } from './planted-tree.ts';

const readme = (map: string) =>
  lookAt(checkModuleMap, { 'README.md': `# A\n<!-- module map -->\n${map}\n<!-- /module map -->\nB` });

it('the map of the README passes when it is that of the picture', () => {
  expect(readme(moduleMap()).findings).toEqual([]);
  expect(moduleMap()).toContain('| [identity](src/modules/identity) |');
});

it('an old map, and a README without one, are caught', () => {
  expect(readme(moduleMap().replace('organisation', 'organization')).findings).toHaveLength(1);
  expect(lookAt(checkModuleMap, { 'README.md': '# A' }).findings).toHaveLength(1);
});
