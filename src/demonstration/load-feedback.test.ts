import { expect, test } from 'vitest';
import { timeOf } from '#test/counter';
import { world } from '#test/world';
import { feedback } from '../modules/feedback/module.ts';
import { indicators } from '../modules/indicators/module.ts';
import { loadFeedback } from './load-feedback.ts';
import { lacThuy } from './people.ts';

test('the demonstration begins with feedback in every state but one, none of it in the future', () =>
  world(async (w) => {
    const now = timeOf('2026-05-20 10:30');
    await loadFeedback(w.database, now);
    const states = await w.rows<{ state: string }>('select distinct state from feedback.feedback order by state');
    const found = ['answered', 'drafted', 'in_progress', 'received', 'redirected'];
    expect(states.map(({ state }) => state)).toEqual(found);
    expect(await w.rows('select from platform.event where at > $1', [new Date(now)])).toEqual([]);
    for (const { says, violations } of [feedback, indicators].flatMap(({ invariants }) => invariants ?? []))
      expect([says, await violations(w.database, [lacThuy], w.tools)]).toEqual([says, []]);
  }));
