import { expect, test } from 'vitest';
import { listAnnouncements } from '#modules/procedures';
import { dayOf } from '#platform/clock';
import { world } from '#test/world';
import { loadAnnouncements } from './load-announcements.ts';
import { province } from './people.ts';

test('the demonstration has a decision in time, one made late, one posted late and one not posted yet', () =>
  world(async (w) => {
    w.at('2026-05-20 10:30');
    await loadAnnouncements(w.database, w.now());
    const page = await w.read('supervisor Tuấn', (db) => listAnnouncements(db, { agencyId: province, size: 10 }));
    const told = page.announcements.map(({ number, decidedOn, decideBy, postBy, postedAt, edition }) => ({
      ...{ number, madeLate: decidedOn > decideBy, edition },
      posted: postedAt === null ? 'not' : dayOf(postedAt) > postBy ? 'late' : 'in time',
    }));
    expect(told).toEqual([
      { number: '1301/QĐ-UBND', madeLate: false, edition: 1, posted: 'not' },
      { number: '1263/QĐ-UBND', madeLate: false, edition: 1, posted: 'late' },
      { number: '1246/QĐ-UBND', madeLate: true, edition: 1, posted: 'in time' },
      { number: '1187/QĐ-UBND', madeLate: false, edition: 2, posted: 'in time' },
    ]);
    for (const { procedures } of page.announcements)
      for (const { code, name } of procedures) expect(name).not.toBe(code);
    expect(await w.rows('select from platform.event where at > $1', [new Date(w.now())])).toEqual([]);
  }));
