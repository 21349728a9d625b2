import { expect, test } from 'vitest';
import { newId } from '#platform/identifiers';
import { href } from '#platform/route';
import { world } from '#test/world';
import { describeRoutes, type ListedRoute } from '../../src/commands/print-routes.ts';
import { addressOf } from './addresses.ts';
import { missingWalls } from './headers.ts';
import { type Doors, knock, openDoors } from './knock.ts';
import { expectedOf } from './matrix.ts';
import { askers } from './principals.ts';

/** What hands and programs send where a code, a number, a day or a name was meant. */
const odd: readonly string[] = [
  '%',
  '-99999999999999999999',
  '31/12/0001',
  newId(),
  `'"><script>x</script>`,
  '../../../etc/passwd',
  'Nguye\u0302\u0303n ☃ 𠮷'.repeat(200),
];

/** Names that pages read besides those their schema lists. */
const always: readonly string[] = ['lang', 'den', 'to', 'version', 'code', 'day', 'commands'];

/** Enough for every name to meet most of them, and few enough to be asked of every route. */
const rounds = [0, 1, 2];

const namesIn = (schema: object | null): readonly string[] =>
  Object.keys((schema as { properties?: object } | null)?.properties ?? {});

/** Every name with something odd, each round another for each name. */
const each = (schema: object | null, round: number) =>
  Object.fromEntries([...namesIn(schema), ...always].map((name, i) => [name, oddAt(i + round * 3)]));

const oddAt = (i: number): string => odd[i % odd.length] ?? '';

/** One request with oddities for an address, one with them in the query and twice in every field of the form. */
function waysOf(route: ListedRoute, round: number, { canary }: Doors) {
  const { path } = addressOf(route.url, canary);
  const query = href(path, {}, each(route.query, round));
  const fields = Object.fromEntries(Object.entries(each(route.form, round)).map(([name, one]) => [name, [one, one]]));
  const odds = route.url.replace(/:\w+/g, encodeURIComponent(oddAt(round)));
  return [{ path: query, fields }, ...(odds === route.url ? [] : [{ path: odds }])];
}

test('what PostgreSQL cannot store is refused before anything reads it', () =>
  world(async (w) => {
    const answers = [
      await w.get('/thu-tuc/1%00'),
      await w.get('/thu-tuc?tim=%00'),
      await w.post('/tra-cuu', { code: 'H44\0', proof: '1' }),
      await w.post('/tra-cuu', { code: ['a', '\0'] }, 'citizen An'),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400]);
  }));

test.each(['/%', '/thu-tuc/%ff', `/thu-tuc/${'x'.repeat(400)}`, '//thu-tuc', '/không-có', '/can-bo/%2e%2e/x'])(
  'an address that cannot be is answered by a page of ours: %s',
  (url) =>
    world(async (w) => {
      const answer = await w.http.inject({ url });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.body).toContain('Không tìm thấy trang');
      expect(missingWalls(answer, true)).toEqual([]);
    }),
);

test('nothing that people send breaks a page, or gets into one as it is', { timeout: 120_000 }, () =>
  world(async (w) => {
    const doors = await openDoors(w);
    const findings: string[] = [];
    for (const route of describeRoutes()) {
      const asker = askers.find((one) => one.ofA && expectedOf(route, one, doors.canary) === 'open');
      if (!asker) continue;
      for (const round of rounds) {
        for (const way of waysOf(route, round, doors)) {
          const { statusCode, body } = await knock(doors, { asker, route, ...way });
          const where = `${route.method} ${way.path.slice(0, 100)}`;
          if (statusCode >= 500) findings.push(`${where}: ${statusCode}`);
          if (body.includes('<script>x')) findings.push(`${where}: runs what was sent`);
        }
      }
    }
    expect(findings).toEqual([]);
  }),
);
