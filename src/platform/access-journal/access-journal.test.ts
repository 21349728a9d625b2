import { describe, expect, test } from 'vitest';
import { ownDatabase } from '#test/own-database';
import type { Database } from '../database.ts';
import { newId } from '../identifiers.ts';
import type { AccessEntry } from './access-entry.ts';
import { openAccessJournal } from './access-journal.ts';
import { listAccess } from './access-store.ts';

const own = ownDatabase();
const agencyId = newId();
const silent = () => {};

const entry = (wish: Partial<AccessEntry> = {}): AccessEntry => ({
  agencyId,
  at: Date.parse('2026-11-27T01:00:00Z'),
  outcome: 'refused',
  address: 'GET /can-bo/ho-so/:code',
  code: 'forbidden',
  subjectId: null,
  actorKind: 'staff',
  actorId: null,
  actorName: 'Trần Văn Bình',
  ...wish,
});

const kept = (of: string) =>
  own().database.read({ agencies: [of] }, (db) => listAccess(db, { agencyId: of, most: 10_000 }));

/** The real database, as if it were away until it comes back. */
function comingBack(): { database: Database; back: () => void } {
  let isAway = true;
  const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const database: Database = {
    ...own().database,
    write: (scope, work) => (isAway ? Promise.reject(lost) : own().database.write(scope, work)),
  };
  return {
    database,
    back: () => {
      isAway = false;
    },
  };
}

describe('the recording of entries', () => {
  test('writes those that come together in few transactions', async () => {
    let transactions = 0;
    const journal = openAccessJournal(
      {
        ...own().database,
        write: (scope, work) => {
          transactions += 1;
          return own().database.write(scope, work);
        },
      },
      silent,
    );
    await Promise.all(Array.from({ length: 300 }, () => journal.record(entry())));
    expect(await kept(agencyId)).toHaveLength(300);
    expect(transactions).toBeLessThan(4);
  });

  test('keeps a refusal while the database is away, and writes it when it is back', async () => {
    const [of, away] = [newId(), comingBack()];
    const journal = openAccessJournal(away.database, silent);
    await journal.record(entry({ agencyId: of }));
    expect(await kept(of)).toEqual([]);
    away.back();
    await journal.close();
    expect(await kept(of)).toHaveLength(1);
  });

  test('does not let a reading pass that it cannot record', async () => {
    const [of, away] = [newId(), comingBack()];
    const journal = openAccessJournal(away.database, silent);
    await expect(journal.record(entry({ agencyId: of, outcome: 'read' }))).rejects.toThrow('ECONNREFUSED');
    away.back();
    await journal.close();
    expect(await kept(of)).toEqual([]);
  });

  test('holds no more than it has room for, and says how many it let go', async () => {
    const [said, away]: [string[], ReturnType<typeof comingBack>] = [[], comingBack()];
    const of = newId();
    const journal = openAccessJournal(away.database, (message) => said.push(message));
    await Promise.all(Array.from({ length: 5_600 }, () => journal.record(entry({ agencyId: of }))));
    away.back();
    await journal.close();
    expect((await kept(of)).length).toBeLessThanOrEqual(5_500);
    expect(said.join('\n')).toMatch(/\d+ refusals could not be kept/);
  });
});
