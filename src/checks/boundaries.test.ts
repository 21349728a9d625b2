import { describe, expect, it } from 'vitest';
import { mayUse } from '../../architecture.ts';
import { checkBoundaries, cyclesInPicture, ringsIn, wrongWith } from './boundaries.ts';
import { lookAt, said } from './planted-tree.ts';

const clean = {
  'src/platform/clock.ts': 'export interface Clock { now(): number }',
  'src/modules/identity/index.ts': "export type { Session } from './session.ts';",
  'src/modules/identity/session.ts':
    "import type { Clock } from '#platform/clock';\nexport interface Session { clock: Clock }",
  'src/modules/dossiers/index.ts': "export type { Dossier } from './dossier.ts';",
  'src/modules/dossiers/dossier.ts':
    "import type { Session } from '#modules/identity';\nexport interface Dossier { by: Session }",
  'src/app.ts': "import type { Dossier } from '#modules/dossiers';\nexport type All = Dossier;",
};

/** What the check says when `files` are planted into a clean house. */
const plant = (files: Record<string, string>): string[] => said(lookAt(checkBoundaries, { ...clean, ...files }));

describe('the boundaries of the house', () => {
  it('let a clean house pass, having seen its imports', () => {
    const outcome = lookAt(checkBoundaries, clean);
    expect(outcome.findings).toEqual([]);
    expect(outcome.looked).toBe(5);
  });

  it('catch a module that uses one it may not', () => {
    const text = "\nimport type { Dossier } from '#modules/dossiers';\nexport type A = Dossier;";
    expect(plant({ 'src/modules/identity/ask.ts': text })).toEqual([
      'src/modules/identity/ask.ts:2 identity may not use dossiers (#modules/dossiers)',
    ]);
  });

  it('catch a module that enters another past its door, even for a type', () => {
    const text = "export type S = import('../identity/session.ts').Session;";
    expect(plant({ 'src/modules/dossiers/peek.ts': text })).toEqual([
      'src/modules/dossiers/peek.ts:1 identity is entered only through #modules/identity (../identity/session.ts)',
    ]);
  });

  it('catch the platform knowing a module, and the look knowing one', () => {
    const text = "export type { Session } from '#modules/identity';";
    expect(plant({ 'src/platform/people.ts': text, 'src/ui/people.ts': text })).toEqual([
      'src/platform/people.ts:1 platform may not use module identity (#modules/identity)',
      'src/ui/people.ts:1 look may not use module identity (#modules/identity)',
    ]);
  });

  it('catch an import made while running', () => {
    const text = "export const late = () => import('#modules/dossiers');";
    expect(plant({ 'src/modules/identity/late.ts': text })).toEqual([
      'src/modules/identity/late.ts:1 identity may not use dossiers (#modules/dossiers)',
    ]);
  });

  it('catch a concept that reaches for its store, but not what stands above both', () => {
    const find = 'export declare const find: () => void;';
    const uses = "import { find } from './step-store.ts';\nexport const rule = find;";
    const files = { 'src/modules/dossiers/step-store.ts': find, 'src/modules/dossiers/step.ts': uses };
    expect(plant({ ...files, 'src/modules/dossiers/pass-on.ts': uses })).toEqual([
      'src/modules/dossiers/step.ts:1 the pure centre of a module does no I/O (./step-store.ts)',
    ]);
  });

  it('catch files that use one another in a ring', () => {
    const found = plant({
      'src/platform/a.ts': "import './b.ts';\nexport const a = 1;",
      'src/platform/b.ts': "import './c.ts';\nexport const b = 1;",
      'src/platform/c.ts': "import './a.ts';\nexport const c = 1;",
    });
    expect(found).toEqual([
      expect.stringContaining('a.ts → src/platform/b.ts → src/platform/c.ts → src/platform/a.ts'),
    ]);
  });

  it('catch the product using a test, a simulator or a measurement', () => {
    const text = 'export const it = 1;';
    const found = plant({
      'src/platform/a.test.ts': text,
      'test/world.ts': text,
      'simulators/post.ts': text,
      'src/platform/x.ts': "import './a.test.ts';\nimport '#test/world';\nimport '../../simulators/post.ts';",
    });
    expect(found).toEqual([
      'src/platform/x.ts:2 platform may not use test (#test/world)',
      'src/platform/x.ts:3 platform may not use simulator (../../simulators/post.ts)',
      'src/platform/x.ts:1 src/platform/a.test.ts is a test; nothing may use it',
    ]);
  });

  it('catch a folder that the picture does not know', () => {
    expect(
      plant({
        'src/modules/gossip/index.ts': "import type { Session } from '#modules/identity';\nexport type S = Session;",
      }),
    ).toEqual(['src/modules/gossip/index.ts:1 src/modules/gossip/index.ts belongs to no module of architecture.ts']);
  });

  it('let a test use the world, the simulators and its neighbours', () => {
    expect(
      wrongWith({ from: 'src/modules/identity/a.test.ts', to: 'test/world.ts', as: '#test/world' }),
    ).toBeUndefined();
    expect(wrongWith({ from: 'src/modules/identity/a.test.ts', to: 'simulators/sign-in.ts', as: '' })).toBeUndefined();
    expect(
      wrongWith({ from: 'src/modules/identity/a.test.ts', to: 'src/modules/identity/session.ts', as: '' }),
    ).toBeUndefined();
  });
});

describe('the picture', () => {
  it('is free of rings, and a ring in it would be seen', () => {
    expect(cyclesInPicture(mayUse)).toEqual([]);
    expect(cyclesInPicture({ a: ['b'], b: ['a'] })).toHaveLength(1);
  });

  it('finds every ring once', () => {
    expect(
      ringsIn(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['a']],
          ['c', ['c']],
        ]),
      ),
    ).toEqual([
      ['a', 'b', 'a'],
      ['c', 'c'],
    ]);
  });
});
