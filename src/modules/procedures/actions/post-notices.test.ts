import { expect, test } from 'vitest';
import type { Principal } from '#platform/access';
import type { Database } from '#platform/database';
import { type Act, beginAct } from '#platform/journal';
import { sql } from '#platform/sql';
import { agencies, staffIdOf } from '#test/cast';
import { withOwnDatabase } from '#test/database';
import { editionOf } from '../posted-notice.ts';
import { listNotices } from '../posted-notice-store.ts';
import { postNotices } from './post-notices.ts';
import { takeDownNotices } from './take-down-notices.ts';

const register = { agencyId: agencies.a, day: '2026-03-10' };
const at = Date.parse('2026-03-10T01:00:00Z');

const clerk = (who: 'clerk Bình' | 'clerk Hoa'): Principal => ({
  ...{ kind: 'staff', id: staffIdOf(who), name: who, agencyId: agencies.a, agencies: [agencies.a] },
  roles: ['counter_clerk'],
});

const act = (database: Database, who: Principal, work: (acting: Act) => Promise<void>) =>
  database.write({ agencies: [agencies.a] }, (tx) => work(beginAct(tx, who, at, [])));

test('two clerks who post or take down the same at once do it once, and neither is refused', () =>
  withOwnDatabase(async (database) => {
    const codes = ['1.004873', '1.001193', '1.000656'];
    const scope = { agencies: [agencies.a] };
    const { notices } = await database.read(scope, (db) => listNotices(db, { ...register, codes }));
    const chosen = notices.map((notice) => ({ code: notice.code, edition: editionOf(notice) }));
    const both = (work: (acting: Act) => Promise<void>) =>
      Promise.all([act(database, clerk('clerk Bình'), work), act(database, clerk('clerk Hoa'), work)]);
    const kept = () => database.read(scope, (db) => db.query(sql`select from procedures.posted_notice`));

    await both((acting) => postNotices(acting, agencies.a, chosen));
    expect(await kept()).toHaveLength(3);
    await both((acting) => takeDownNotices(acting, agencies.a, chosen.toReversed()));
    const hanging = await database.read(scope, (db) => listNotices(db, { ...register, state: 'posted' }));
    expect([hanging.notices, await kept()]).toEqual([[], Array(3).fill({})]);
  }));
