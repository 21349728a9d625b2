import { expect, test } from 'vitest';
import { listNotices } from '#modules/procedures';
import { world } from '#test/world';
import { loadPostedNotices } from './load-posted-notices.ts';
import { lacThuy } from './people.ts';

test('the demonstration has notices in every state, none of them posted in the future', () =>
  world(async (w) => {
    w.at('2026-05-20 10:30');
    await loadPostedNotices(w.database, w.now());
    const register = { agencyId: lacThuy, day: '2026-05-20', size: 500 };
    const { notices } = await w.read('clerk Bình', (db) => listNotices(db, register));
    const inState = (state: string) => notices.filter((notice) => notice.state === state).map(({ code }) => code);
    expect(inState('outdated')).toEqual(['1.004837']);
    expect(inState('to_take_down')).toEqual(['3.000439', '3.000441', '3.000442', '3.000443']);
    expect(inState('posted')).toContain('2.000815');
    expect(inState('not_posted').length).toBeGreaterThan(100);
    expect(await w.rows('select from platform.event where at > $1', [new Date(w.now())])).toEqual([]);
  }));
