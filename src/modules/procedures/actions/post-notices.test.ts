import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Principal } from '#platform/access';
import type { Database } from '#platform/database';
import { type Act, beginAct } from '#platform/journal';
import { sql } from '#platform/sql';
import { agencies, staffIdOf } from '#test/cast';
import { withOwnDatabase } from '#test/database';
import { replaceLocalRule } from '../agency-store.ts';
import { type ChosenNotice, editionOf } from '../posted-notice.ts';
import { listNotices } from '../posted-notice-store.ts';
import { postNotices } from './post-notices.ts';
import { takeDownNotices } from './take-down-notices.ts';

const register = { agencyId: agencies.a, day: '2026-03-10' };
const scope = { agencies: [agencies.a] };
const codes = ['1.004873', '1.001193', '1.000656'];
const morning = Date.parse('2026-03-10T01:00:00Z');

const clerk = (who: 'clerk Bình' | 'clerk Hoa'): Principal => ({
  ...{ kind: 'staff', id: staffIdOf(who), name: who, agencyId: agencies.a, agencies: [agencies.a] },
  roles: ['counter_clerk'],
});

type Work = (act: Act) => Promise<void>;

/** Has two clerks do the same: the second begins when the first has written all of it and committed nothing. */
async function both(database: Database, at: number, work: Work): Promise<void> {
  let second = Promise.resolve();
  await database.write(scope, async (tx) => {
    await work(beginAct(tx, clerk('clerk Bình'), at, []));
    second = database.write(scope, (other) => work(beginAct(other, clerk('clerk Hoa'), at, [])));
    await setTimeout(200);
  });
  await second;
}

async function chosenToday(database: Database): Promise<ChosenNotice[]> {
  const { notices } = await database.read(scope, (db) => listNotices(db, { ...register, codes }));
  return notices.map((notice) => ({ code: notice.code, edition: editionOf(notice) }));
}

test('two clerks who post or take down the same at once do it once, and neither is refused', () =>
  withOwnDatabase(async (database) => {
    const kept = async () => {
      const rows = await database.read(scope, (db) =>
        db.query<{ by: string }>(sql`select posted_by_name as by from procedures.posted_notice`),
      );
      return rows.map(({ by }) => by);
    };
    const once = Array(3).fill('clerk Bình');
    const first = await chosenToday(database);
    await both(database, morning, (act) => postNotices(act, agencies.a, first));
    expect(await kept()).toEqual(once);

    const decision = { ...register, by: 'test', at: morning + 1_000, legalRef: 'Quyết định 99/QĐ-UBND' };
    await database.write(scope, async (tx) => {
      for (const code of codes) await replaceLocalRule(tx, { ...decision, code }, { isReceived: true });
    });
    const anew = await chosenToday(database);
    await both(database, morning + 2_000, (act) => postNotices(act, agencies.a, anew));
    expect(await kept()).toEqual([...once, ...once]);

    await both(database, morning + 3_000, (act) => takeDownNotices(act, agencies.a, anew.toReversed()));
    const { notices } = await database.read(scope, (db) => listNotices(db, { ...register, state: 'posted' }));
    expect([notices, await kept()]).toEqual([[], [...once, ...once]]);
  }));
