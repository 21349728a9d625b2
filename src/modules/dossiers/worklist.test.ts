import { expect, test } from 'vitest';
import type { Db } from '#platform/database';
import { type Statement, sql } from '#platform/sql';
import { fold } from '#platform/text';
import { agencies, staffIdOf } from '#test/cast';
import { citusUrl } from '#test/citus';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';
import { searchWorkByWords } from './words-search-store.ts';
import { searchWork } from './work-search-store.ts';
import { countWork, listWork, type ViewQuery, worklistViews } from './worklist-store.ts';

const hour = 3_600_000;

const ask = (w: World, view: ViewQuery['view']): ViewQuery => ({
  view,
  agencyId: agencies.a,
  staffId: staffIdOf('officer Khánh'),
  now: w.now(),
  soonUntil: w.now() + 48 * hour,
});

/** Files a dossier of each of these owners at commune A. */
async function fileFor(w: World, ...owners: string[]): Promise<string[]> {
  const codes: string[] = [];
  for (const owner of owners) {
    const { id, code } = await file(w, 'citizen An');
    await w.rows('update dossiers.dossier set owner_name = $2, owner_folded = $3 where id = $1', [
      id,
      owner,
      fold(owner),
    ]);
    codes.push(code);
  }
  return codes;
}

async function find(w: World, search: string, limit = 25) {
  const { rows, isCut } = await w.read('clerk Bình', (db) => searchWork(db, { ...ask(w, 'intake'), search, limit }));
  return { owners: rows.map(({ ownerName }) => ownerName), isCut };
}

/**
 * The plans of everything `work` asks, when scanning whole tables and sorting what was found cost too much, as they do with
 * a million dossiers. What a handful of rows costs is too close to call, and would let the plan change from run to run.
 */
async function plansOf(w: World, work: (db: Db) => Promise<unknown>): Promise<string> {
  return w.read('clerk Bình', async (db) => {
    const asked: Statement[] = [];
    const query: Db['query'] = (statement) => {
      asked.push(statement);
      return db.query(statement);
    };
    await work({ query });
    await db.query(sql`set local enable_seqscan = off`);
    await db.query(sql`set local enable_bitmapscan = off`);
    await db.query(sql`set local enable_sort = off`);
    const plans: string[] = [];
    for (const statement of asked)
      plans.push(
        ...(await db.query<{ 'QUERY PLAN': string }>(sql`explain ${statement}`)).map((row) => row['QUERY PLAN']),
      );
    return plans.join('\n');
  });
}

test('an owner is found by the beginning of the name, with or without accents', () =>
  world(async (w) => {
    await fileFor(w, 'Trần Thị Bưởi', 'Trần Thị Cam', 'Lê Văn Bưởi');
    expect((await find(w, 'trần thị')).owners).toEqual(['Trần Thị Bưởi', 'Trần Thị Cam']);
    expect((await find(w, 'tran thi c')).owners).toEqual(['Trần Thị Cam']);
  }));

test('an owner is found by the given name, and by what stands before it', () =>
  world(async (w) => {
    await fileFor(w, 'Trần Thị Bưởi', 'Lê Văn Bưởi', 'Lê Văn Cam');
    expect((await find(w, 'Bưởi')).owners).toEqual(['Trần Thị Bưởi', 'Lê Văn Bưởi']);
    expect((await find(w, 'văn bưởi')).owners).toEqual(['Lê Văn Bưởi']);
  }));

test('a family name that is also a given name finds both, each once', () =>
  world(async (w) => {
    await fileFor(w, 'Dương Văn Dương', 'Lê Thuỳ Dương', 'Dương Thị Lan');
    const { owners } = await find(w, 'dương');
    expect(owners.toSorted()).toEqual(['Dương Thị Lan', 'Dương Văn Dương', 'Lê Thuỳ Dương']);
  }));

test('whoever types too little of a name is told that there is more', () =>
  world(async (w) => {
    await fileFor(w, 'Trần Thị Bưởi', 'Trần Thị Cam', 'Trần Thị Quýt');
    expect(await find(w, 'trần', 2)).toEqual({ owners: ['Trần Thị Bưởi', 'Trần Thị Cam'], isCut: true });
    expect((await find(w, 'trần thị quýt', 2)).isCut).toBe(false);
    const page = await w.get('/can-bo?xem=intake&tim=tr%E1%BA%A7n', 'clerk Bình');
    expect(page.body).toContain('Trần Thị Quýt');
    expect(page.body).not.toContain('Có thể còn hồ sơ trùng tên');
  }));

test('several words that fill a page as the beginning of a name are not looked up as its end too', () =>
  world(async (w) => {
    await fileFor(w, 'Thị Cam Bưởi', 'Thị Cam Quýt', 'Trần Thị Cam');
    expect(await find(w, 'thị cam', 2)).toEqual({ owners: ['Thị Cam Bưởi', 'Thị Cam Quýt'], isCut: true });
    expect((await find(w, 'thị cam', 3)).owners.toSorted()).toEqual(['Thị Cam Bưởi', 'Thị Cam Quýt', 'Trần Thị Cam']);
  }));

test('signs that mean something to the database find nothing by themselves', () =>
  world(async (w) => {
    await fileFor(w, 'Trần Thị Bưởi');
    expect((await find(w, '%')).owners).toEqual([]);
    expect((await find(w, "tr_n' or true --")).owners).toEqual([]);
  }));

test('a dossier is found by its whole code, and by its end where it was received', () =>
  world(async (w) => {
    const [code = ''] = await fileFor(w, 'Trần Thị Bưởi', 'Trần Thị Cam');
    expect((await find(w, code.toLowerCase())).owners).toEqual(['Trần Thị Bưởi']);
    expect((await find(w, code.split('-').slice(1).join('-'))).owners).toEqual(['Trần Thị Bưởi']);
    expect((await find(w, 'H44.128-260310-0001')).owners).toEqual([]);
  }));

test('nobody finds the dossiers of another commune', () =>
  world(async (w) => {
    const [code = ''] = await fileFor(w, 'Trần Thị Bưởi');
    for (const search of ['Trần', code]) {
      const query = { ...ask(w, 'intake'), search, limit: 25 };
      const { rows } = await w.read('clerk Việt of B', (db) => searchWork(db, query));
      expect(rows).toEqual([]);
    }
  }));

test('a dossier without a promised day stands last, and pages follow one another without a gap', () =>
  world(async (w) => {
    const received = [];
    for (let i = 0; i < 4; i += 1) received.push(await receive(w, 'clerk Bình', await file(w, 'citizen An')));
    await w.rows('update dossiers.dossier set promised_at = null where id = $1', [received[0]?.id]);
    const all = await w.read('clerk Bình', (db) => listWork(db, { ...ask(w, 'processing'), limit: 10 }));
    expect(all.at(-1)?.id).toBe(received[0]?.id);
    const [first] = all;
    const after = { at: first?.promisedAt ?? 0, id: first?.id ?? '' };
    const rest = await w.read('clerk Bình', (db) => listWork(db, { ...ask(w, 'processing'), after, limit: 10 }));
    expect(rest).toEqual(all.slice(1));
  }));

test('counting the views stops where nobody needs to know more', () =>
  world(async (w) => {
    await fileFor(w, 'Trần Thị Bưởi', 'Trần Thị Cam', 'Trần Thị Quýt');
    const counts = await w.read('clerk Bình', (db) => countWork(db, ask(w, 'intake'), ['intake', 'late'], 2));
    expect(counts).toEqual({ intake: 2, late: 0 });
  }));

// What the coordinator of several machines plans tells nothing of the plan on each.
const testPlan = test.skipIf(citusUrl);

testPlan('every view reads an index in its order under row-level security, and sorts nothing', () =>
  world(async (w) => {
    await file(w, 'citizen An');
    for (const view of worklistViews) {
      const plan = await plansOf(w, (db) =>
        listWork(db, { ...ask(w, view), after: { at: 0, id: agencies.a }, limit: 25 }),
      );
      expect(plan, view).toMatch(/Index Scan using dossier_\w+ on dossier d .*\n +Index Cond: .*agency_id = .*ROW\(/);
      expect(plan.split('on dossier d ')[0], view).not.toMatch(/Limit[\s\S]*Sort/);
    }
  }),
);

testPlan('a name and a tax code are looked up in an index under row-level security', () =>
  world(async (w) => {
    await file(w, 'citizen An');
    for (const view of ['processing', 'intake', 'closed'] as const) {
      const plan = await plansOf(w, (db) => searchWork(db, { ...ask(w, view), search: 'Trần', limit: 25 }));
      expect(plan, view).toMatch(/Index Cond: .*owner_folded\S* >= .*owner_folded\S* </);
      expect(plan, view).toMatch(/Index Cond: .*owner_backwards\S* >= .*owner_backwards\S* </);
      const ofCompany = await plansOf(w, (db) => searchWork(db, { ...ask(w, view), search: '0100684378', limit: 25 }));
      expect(ofCompany, view).toMatch(/Index Cond: .*agency_id = .*owner_tax_code = /);
    }
  }),
);

testPlan('what was found by its words is not looked for in the order of its view, which may be long', () =>
  world(async (w) => {
    await file(w, 'citizen An');
    const plan = await plansOf(w, (db) => searchWorkByWords(db, { ...ask(w, 'intake'), search: 'xin', limit: 25 }));
    expect(plan).toMatch(/Index Scan using dossier_received on dossier d /);
    expect(plan).toMatch(/Sort Key: .*array_position/);
  }),
);

test('a dossier is overdue from the end of its promised day, also while the office is closed', () =>
  world(async (w) => {
    w.at('2026-03-12 09:00');
    const { promisedAt } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    expect(promisedAt).toBe(Date.parse('2026-03-17T10:00:00Z'));
    const left = async (time: string) => {
      w.at(time);
      const { body } = await w.get('/can-bo?xem=processing', 'clerk Bình');
      return /data-label="Còn lại" role="cell"><strong class="govuk-tag govuk-tag--(\w+)">([^<]+)/.exec(body)?.slice(1);
    };
    expect(await left('2026-03-17 16:59')).toEqual(['yellow', 'còn 1 phút làm việc']);
    expect(await left('2026-03-17 17:00')).toEqual(['yellow', 'đến hạn']);
    expect(await left('2026-03-17 19:00')).toEqual(['red', 'quá hạn']);
    expect(await left('2026-03-18 08:00')).toEqual(['red', 'quá hạn 30 phút']);
  }));
