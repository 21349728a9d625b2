import { expect, test } from 'vitest';
import { identify, startSession } from '#modules/identity';
import type { Principal } from '#platform/access';
import { type Database, publicScope, type Scope } from '#platform/database';
import { sql } from '#platform/sql';
import { agencies, type CastMember, cast } from '#test/cast';
import { citusUrl } from '#test/citus';
import { counterOf } from '#test/counter';
import { onDatabase, withOwnDatabase } from '#test/database';
import type { World } from '#test/world';
import { modules } from '../../src/modules/all.ts';

const reactions = modules.flatMap((module) => module.reactions ?? []);

const principalIn =
  (database: Database) =>
  async (who: CastMember): Promise<Principal> => {
    const account = { id: cast[who], kind: 'staff' } as const;
    const secret = await database.write(publicScope, (tx) => startSession(tx, account, 'demonstration', Date.now()));
    return (await identify(database, secret, Date.now()))!.who;
  };

/** How many rows of a dossier somebody sees, in tables with walls of three kinds. */
const seenBy = (database: Database, scope: Scope, id: string) =>
  database.read(scope, async (db) => {
    const [row] = await db.query<{ dossiers: number; papers: number; facts: number }>(sql`
      select (select count(*)::int from dossiers.dossier where id = ${id}) as dossiers,
        (select count(*)::int from dossiers.required_paper where dossier_id = ${id}) as papers,
        (select count(*)::int from platform.event where subject_id = ${id}) as facts`);
    return row;
  });

// On one machine, and with MOTCUA_TEST_CITUS_URL on several: through a real pool, each act committed.
test(
  'a dossier goes from filing to the result in hand, wherever its rows lie, and the walls stand there',
  {
    timeout: 180_000,
  },
  () =>
    withOwnDatabase(async (database, url) => {
      const counter = await counterOf(
        { database, principal: principalIn(database) } as World,
        agencies.a,
        undefined,
        reactions,
      );
      const now = Date.now();
      const filed = await counter.file(now, { channel: 'counter', paper: 'sent' });
      const settled = await counter.settle(now, await counter.receive(now, filed));
      const handed = await counter.handOver(now, settled);
      expect(handed.state).toBe('handed_over');

      const elsewhere = await counter.file(now, { channel: 'counter', paper: 'sent', handlingAgencyId: agencies.b });
      const nobody = { dossiers: 0, papers: 0, facts: 0 };
      expect(await seenBy(database, { agencies: [agencies.a] }, handed.id)).toMatchObject({ dossiers: 1, papers: 1 });
      expect(await seenBy(database, { agencies: [agencies.b] }, handed.id)).toEqual(nobody);
      expect(await seenBy(database, { agencies: [agencies.b] }, elsewhere.id)).toMatchObject({
        dossiers: 1,
        papers: 1,
      });
      expect(await seenBy(database, publicScope, elsewhere.id)).toEqual(nobody);

      const spread = await onDatabase(url, async (client) => {
        const { rows } = await client.query<{ there: boolean }>(
          `select to_regclass('pg_dist_partition') is not null as there`,
        );
        return rows[0]?.there;
      });
      expect(spread).toBe(citusUrl !== undefined);
    }),
);
