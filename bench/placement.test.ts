import { expect, test } from 'vitest';
import { citusUrl } from '#test/citus';
import { onDatabase, withOwnDatabase } from '#test/database';
import { partOf } from './placement.ts';

test('the range of the hash is cut into equal parts', () => {
  expect([-(2 ** 31), -1, 0, 2 ** 31 - 1].map((hash) => partOf(hash, 32))).toEqual([0, 15, 16, 31]);
  expect([-(2 ** 31) + 2 ** 25 - 1, -(2 ** 31) + 2 ** 25].map((hash) => partOf(hash, 128))).toEqual([0, 1]);
});

test.runIf(citusUrl)('an agency lies where Citus puts it', { timeout: 120_000 }, () =>
  withOwnDatabase(async (_database, url) => {
    const { rows } = await onDatabase(url, (client) =>
      client.query<{ hash: number; place: number; parts: number }>(`
      select uuid_hash(id) as hash, s.place, s.parts from (select md5('commune ' || c)::uuid as id from generate_series(1, 3321) c) a
      join (select shardid, row_number() over (order by shardminvalue::int)::int - 1 as place, count(*) over ()::int as parts
        from pg_dist_shard where logicalrelid = 'dossiers.dossier'::regclass) s
        on s.shardid = get_shard_id_for_distribution_column('dossiers.dossier', a.id)`),
    );
    expect(rows).toHaveLength(3_321);
    for (const { hash, place, parts } of rows) expect(partOf(hash, parts)).toBe(place);
  }),
);
