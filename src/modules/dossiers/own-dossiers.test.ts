import { expect, test } from 'vitest';
import type { Db } from '#platform/database';
import { type Statement, sql } from '#platform/sql';
import { agencies, cast } from '#test/cast';
import { citusUrl } from '#test/citus';
import { file } from '#test/dossiers';
import { world } from '#test/world';
import { countAwaitingPerson, listOwnDossiers } from './own-dossier-store.ts';

const an = cast['citizen An'];

test('people see the dossiers they have a part in, and nobody else does', () =>
  world(async (w) => {
    const { code } = await file(w, 'citizen An');
    const seenBy = (who: 'citizen An' | 'citizen Phượng') =>
      w.read(who, async (db) => (await listOwnDossiers(db, an, { limit: 25 })).map((own) => own.code));
    expect(await seenBy('citizen An')).toEqual([code]);
    expect(await seenBy('citizen Phượng')).toEqual([]);
  }));

test('the last filed comes first, and a page goes on where the one before ended', () =>
  world(async (w) => {
    const filed: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      w.at(`2026-03-10 08:0${i}`);
      filed.push((await file(w, 'citizen An')).code);
    }
    const first = await w.read('citizen An', (db) => listOwnDossiers(db, an, { limit: 2 }));
    const olderThan = first.at(-1)?.id;
    const next = await w.read('citizen An', (db) => listOwnDossiers(db, an, { olderThan, limit: 2 }));
    expect([first, next].map((page) => page.map(({ code }) => code))).toEqual([[filed[2], filed[1]], [filed[0]]]);
  }));

test('whose dossiers they are is hidden from other people and other communes, and cannot be rewritten', () =>
  world(async (w) => {
    await file(w, 'citizen An');
    const parties = sql`select person_id from dossiers.dossier_party`;
    expect(await w.read('citizen An', (db) => db.query(parties))).toEqual([{ person_id: an }]);
    expect(await w.read('clerk Bình', (db) => db.query(parties))).toEqual([{ person_id: an }]);
    for (const who of ['citizen Phượng', 'clerk Việt of B'] as const)
      expect(await w.read(who, (db) => db.query(parties))).toEqual([]);
    const take = sql`update dossiers.dossier_party set person_id = ${cast['citizen Phượng']} returning 1`;
    expect(await w.act('citizen Phượng', ({ tx }) => tx.query(take))).toEqual([]);
  }));

test('to be named in the list of a dossier opens it to nobody: the dossier itself says whose it is', () =>
  world(async (w) => {
    const { id } = await file(w, 'citizen An');
    const phượng = cast['citizen Phượng'];
    await w
      .act('citizen Phượng', ({ tx }) =>
        tx.query(sql`insert into dossiers.dossier_party values (${agencies.a}, ${id}, ${phượng})`),
      )
      .catch(() => undefined);
    expect(await w.read('citizen Phượng', (db) => listOwnDossiers(db, phượng, { limit: 25 }))).toEqual([]);
  }));

test('the dossiers of a person are looked up in an index under row-level security', () =>
  world(async (w) => {
    await file(w, 'citizen An');
    const asked: Statement[] = [];
    await w.read('citizen An', async (db) => {
      const query: Db['query'] = (statement) => {
        asked.push(statement);
        return db.query(statement);
      };
      await listOwnDossiers({ query }, an, { limit: 25 });
      await countAwaitingPerson({ query }, an);
      for (const way of ['seqscan', 'bitmapscan', 'sort'])
        await db.query(sql`select set_config(${`enable_${way}`}, 'off', true)`);
      for (const statement of asked) {
        const plan = await db.query<{ 'QUERY PLAN': string }>(sql`explain ${statement}`);
        const text = plan.map((row) => row['QUERY PLAN']).join('\n');
        expect(text).toMatch(/dossier_party_of_person[\s\S]*Index Cond: .*person_id = /);
        expect(text).not.toContain('Seq Scan');
        // A coordinator of several machines sorts what comes from each.
        if (!citusUrl) expect(text, 'of somebody with thousands a page is read').not.toContain('Sort');
      }
    });
    expect(asked).toHaveLength(2);
  }));
