import { h } from 'preact';
import Type from 'typebox';
import { describe, expect, test } from 'vitest';
import { identify } from '#modules/identity';
import { systemFor } from '#platform/access';
import type { Module } from '#platform/module';
import { type Call, route } from '#platform/route';
import { buildServer } from '#platform/server';
import { sql } from '#platform/sql';
import { agencies } from '#test/cast';
import { unhurried } from '#test/unhurried';
import { type World, world } from '#test/world';
import { describeRoutes, type ListedRoute } from '../../src/commands/print-routes.ts';
import { frame } from '../../src/frame.tsx';
import { modules } from '../../src/modules/all.ts';
import { inlineIn } from './headers.ts';
import { type Doors, openDoors } from './knock.ts';
import { tryEverybody, tryForgeries } from './matrix.ts';

const routes = describeRoutes();
const ofMethod = (method: 'GET' | 'POST') => routes.filter((each) => each.method === method);

/** The addresses in the tree a server prints, four signs for each level, with the methods behind those that answer. */
function addressesIn(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods] = /^((?:[│ ] {3})*)[├└]── (\S+)( \(.*\))?$/.exec(line) ?? [];
    const level = indent.length / 4;
    above.splice(level, above.length, part);
    return methods ? [above.join('')] : [];
  });
}

async function findingsOf(
  list: readonly ListedRoute[],
  doors: Doors,
  attempt: (doors: Doors, route: ListedRoute) => Promise<string[]>,
): Promise<string[]> {
  const findings: string[] = [];
  for (const each of list) findings.push(...(await attempt(doors, each)));
  return findings;
}

describe('everybody at every door', { timeout: 120_000 }, () => {
  test.each(['GET', 'POST'] as const)('is let in, refused or told nothing, as the rules say (%s)', (method) =>
    world(async (w) => {
      expect(await findingsOf(ofMethod(method), await openDoors(w), tryEverybody)).toEqual([]);
    }),
  );

  test('may send no form that another site or another session wrote', () =>
    world(async (w) => {
      expect(await findingsOf(ofMethod('POST'), await openDoors(w), tryForgeries)).toEqual([]);
    }));

  test('finds no door that the list of routes leaves out', () =>
    world(async ({ http }) => {
      const listed = new Set(routes.map(({ url }) => url));
      const answered = addressesIn(http.printRoutes({ commonPrefix: false }));
      expect(answered).toContain('/can-bo/ho-so/:code');
      expect(answered.filter((url) => !listed.has(url))).toEqual([]);
    }));
});

describe('a hole in a wall is found', () => {
  const params = Type.Object({ code: Type.String() });

  /** Whose page it is does not matter to it: it reads as commune A, whoever asks. */
  const ownerPastTheWall = (call: Call<{ code: string }>) =>
    call.readAs(systemFor(agencies.a), (db) =>
      db.query<{ name: string }>(sql`select owner_name as name from dossiers.dossier where code = ${call.params.code}`),
    );

  const holes: Module = {
    name: 'holes',
    permissions: {
      'holes.weak': {
        says: 'Everybody may.',
        grants: [
          { role: 'citizen', relation: 'any' },
          { role: 'staff', relation: 'any' },
        ],
      },
    },
    routes: [
      route({
        method: 'GET',
        url: '/can-bo/ho-so/:code/lo-hong',
        may: 'holes.weak',
        params,
        async run(call) {
          const [owner] = await ownerPastTheWall(call);
          return call.page({
            title: 'Lỗ hổng',
            audience: 'officer',
            body: h('p', { style: 'color: red' }, owner?.name ?? ''),
          });
        },
      }),
      route({
        method: 'GET',
        url: '/can-bo/ho-so',
        may: 'public',
        run: async () => ({ kind: 'json', body: [] }),
      }),
      route({
        method: 'POST',
        url: '/can-bo/ho-so/:code/lo-hong',
        may: 'holes.weak',
        params,
        run: () => Promise.reject(new Error('a mistake')),
      }),
    ],
  };

  const withHoles = (w: World) =>
    buildServer({
      ...frame(modules, w.tools.config, undefined),
      database: w.database,
      clock: { now: w.now },
      tools: w.tools,
      modules: [...modules, holes],
      identify: (cookie, now) => identify(w.database, cookie, now),
      assets: undefined,
      log: () => {},
      turns: unhurried,
    });

  test('when a permission is too generous and a page reads past the second wall', () =>
    world(async (w) => {
      const doors = await openDoors(w, await withHoles(w));
      const planted = describeRoutes([holes]).filter(({ module }) => module === 'holes');
      const findings = await findingsOf(planted, doors, tryEverybody);
      const [page, list, mistake] = [
        'GET /can-bo/ho-so/:code/lo-hong',
        'GET /can-bo/ho-so',
        'POST /can-bo/ho-so/:code/lo-hong',
      ];
      expect(findings).toEqual(
        expect.arrayContaining([
          `${page} as citizen Phượng: answered 200 instead of 403`,
          `${page} as citizen Phượng: told what is A's: Hoàng Yến`,
          `${page} as clerk Việt of B: answered 200 , but 200 where there is nothing`,
          `${page} as clerk Việt of B: told what is A's: Hoàng Yến`,
          `${page} as clerk Bình: inline: <p style="color: red">`,
          `${list} as a visitor: answered 200 instead of leading to the sign-in page`,
          `${mistake} as clerk Bình: answered 500`,
        ]),
      );
    }));

  test('when a route names no permission: the server does not start', () =>
    world(async (w) => {
      const open = route({ method: 'GET', url: '/mo', may: '', run: async () => ({ kind: 'json', body: {} }) });
      const server = (may: string) =>
        buildServer({
          ...frame([], w.tools.config, undefined),
          database: w.database,
          clock: { now: w.now },
          tools: w.tools,
          modules: [{ name: 'open', routes: [{ ...open, may }] }],
          identify: async () => undefined,
          assets: undefined,
          log: () => {},
        });
      await expect(server('')).rejects.toThrow('GET /mo (may: nothing)');
      await expect(server('dossier.vieww')).rejects.toThrow('GET /mo (may: dossier.vieww)');
      await expect(server('public')).resolves.toBeDefined();
    }));

  test.each([
    '<p style="x">',
    '<a onclick=go()>',
    "<svg onload = 'x'>",
    '<style>p{}</style>',
    '<script>x</script>',
    '<a href="javascript:x()">',
  ])('when a page has %s in it', (html) => {
    expect(inlineIn(`<main>${html}</main>`)).toHaveLength(1);
  });

  test('and not where there is none', () => {
    const html = '<script type="module" src="/a.js"></script><p data-on="x" title="on click = style">onload=1</p>';
    expect(inlineIn(html)).toEqual([]);
  });
});
