import { expect, it } from 'vitest';
import { checkDependencies } from './dependencies.ts';
import { lookAt } from './planted-tree.ts';

const look = (manifest: object, packages: object, page = 'We chose `pg`.') =>
  lookAt(checkDependencies, {
    'package.json': JSON.stringify(manifest),
    'package-lock.json': JSON.stringify({ packages: { '': {}, ...packages } }),
    'docs/decisions/0000-template.md': '`forgotten`',
    'docs/decisions/0001-database.md': page,
  });

const says = (...given: Parameters<typeof look>): string[] => look(...given).findings.map((finding) => finding.says);

const locked = { 'node_modules/pg': { integrity: 'sha512-x' } };

it('a package that is chosen, pinned and locked passes, having been seen', () => {
  const outcome = look({ dependencies: { pg: '8.23.1' } }, locked);
  expect(outcome.findings).toEqual([]);
  expect(outcome.looked).toBe(1);
});

it('a package without a decision page is caught; the template does not count', () => {
  expect(says({ devDependencies: { forgotten: '1.0.0' } }, locked)).toEqual([
    'no page in docs/decisions says why `forgotten` was chosen',
  ]);
});

it('a range of versions is caught', () => {
  expect(says({ dependencies: { pg: '^8.23.1' } }, locked)).toEqual(['pg is not pinned to one version: ^8.23.1']);
});

it('a package locked without a hash, or with a script of its own, is caught', () => {
  const packages = { 'node_modules/a': {}, 'node_modules/b': { integrity: 'x', hasInstallScript: true } };
  expect(says({ dependencies: { pg: '8.23.1' } }, { ...locked, ...packages })).toEqual([
    'node_modules/a is locked without the hash of its contents',
    'node_modules/b runs a script when it is installed',
  ]);
});

it('an optional package for another kind of machine may lack its hash, one for ours may not', () => {
  const packages = {
    'node_modules/mac': { optional: true, os: ['darwin'] },
    'node_modules/musl': { optional: true, os: ['linux'], libc: ['musl'] },
    'node_modules/ours': { optional: true, os: ['linux'], cpu: ['x64'] },
  };
  expect(says({ dependencies: { pg: '8.23.1' } }, { ...locked, ...packages })).toEqual([
    'node_modules/ours is locked without the hash of its contents',
  ]);
});
