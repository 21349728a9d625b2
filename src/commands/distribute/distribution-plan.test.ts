import { describe, expect, test } from 'vitest';
import { onDatabase } from '#test/database';
import { ownDatabase } from '#test/own-database';
import { placementOf } from '../../../distribution.ts';
import { type Catalogue, readCatalogue } from './catalogue.ts';
import { planDistribution } from './distribution-plan.ts';

const empty: Catalogue = {
  database: 'motcua',
  tables: [],
  spread: new Set(),
  foreignKeys: [],
  policies: [],
  triggers: [],
};

/** Where in the plan a table is given its place. */
const placings = (plan: readonly { readonly sql: string }[]) =>
  new Map(
    plan.flatMap(({ sql }, i) => {
      const [, table = ''] = /create_(?:reference|distributed)_table\('([\w."]+)'/.exec(sql) ?? [];
      return table ? [[table.replaceAll('"', ''), i] as const] : [];
    }),
  );

describe('the plan that spreads a migrated database', () => {
  const own = ownDatabase();
  const planned = () =>
    onDatabase(own().url, async (client) => {
      const catalogue = await readCatalogue(client);
      return { catalogue, plan: planDistribution(catalogue) };
    });

  test('gives each table its place once, catalogues first, and leaves the others on the coordinator', async () => {
    const { catalogue, plan } = await planned();
    expect([...catalogue.tables].sort()).toEqual([...placementOf.keys()].sort());
    const at = placings(plan);
    const elsewhere = [...placementOf].filter(([, place]) => place !== 'coordinator').map(([table]) => table);
    expect([...at.keys()].sort()).toEqual(elsewhere.sort());
    const places = [...at.keys()].map((table) => placementOf.get(table));
    expect(places.lastIndexOf('reference')).toBeLessThan(places.indexOf('agency'));
  });

  test('comes to a table after those that its keys lead to', async () => {
    const { catalogue, plan } = await planned();
    const at = placings(plan);
    const keys = catalogue.foreignKeys.filter(({ from, to }) => at.has(from) && at.has(to) && from !== to);
    expect(keys.length).toBeGreaterThan(30);
    for (const { from, to } of keys) expect(at.get(to), `${from} to ${to}`).toBeLessThan(at.get(from)!);
  });

  test('leaves every wall standing: each policy that it takes away comes back with the same command', async () => {
    await onDatabase(own().url, async (client) => {
      const walls = async () =>
        (
          await client.query(`select polrelid::regclass::text, polname, polcmd, polroles::text, polqual is null as reads,
            polwithcheck is null as writes from pg_policy order by 1, 2`)
        ).rows;
      await client.query('begin');
      const before = await walls();
      const plan = planDistribution(await readCatalogue(client));
      const onParts = plan.flatMap(({ sql }) => {
        const parts = /^select \* from run_command_on_colocated_placements\('(.+?)', '(.+?)', '(.+)'\)$/.exec(sql);
        return parts ? [parts.slice(1) as [string, string, string]] : [];
      });
      for (const { sql } of plan) if (/^(drop|create) policy|^alter table/.test(sql)) await client.query(sql);
      expect(onParts.length).toBeGreaterThan(20);
      // On one machine the only part of a table is the table.
      for (const [table, neighbour, command] of onParts)
        await client.query(command.replaceAll('%1$s', table).replaceAll('%2$s', neighbour).replaceAll("''", "'"));
      const after = await walls();
      expect(after.filter(({ polname }) => !polname.endsWith('_own_agency'))).toEqual(before);
      expect(after).toHaveLength(before.length + onParts.length);
      await client.query('rollback');
    });
  });

  test('asks nothing of the tables that were spread before', () => {
    const tables = ['calendar.weekly_schedule', 'calendar.year_table'];
    const plan = planDistribution({ ...empty, tables, spread: new Set(['calendar.weekly_schedule']) });
    expect([...placings(plan).keys()]).toEqual(['calendar.year_table']);
    expect(plan.at(-1)?.sql).toContain(`colocate_with => 'calendar.weekly_schedule'`);
  });

  test('is refused for a table that was declared nowhere, and for a policy that looks at two', () => {
    expect(() => planDistribution({ ...empty, tables: ['dossiers.unheard_of'] })).toThrow('stands in no place');
    const two = '(EXISTS ( SELECT FROM dossiers.dossier d WHERE EXISTS ( SELECT FROM feedback.feedback f)))';
    const elsewhere = '(EXISTS ( SELECT FROM identity.account a))';
    const policy = { table: 'dossiers.fee', name: 'far', command: 'all', roles: [], withCheck: null } as const;
    for (const using of [two, elsewhere]) {
      expect(() => planDistribution({ ...empty, policies: [{ ...policy, using }] })).toThrow(
        'looks at more than one table beside it',
      );
    }
  });
});
