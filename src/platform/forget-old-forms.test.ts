import { expect, test } from 'vitest';
import { world } from '#test/world';
import { forgetOldFormsNightly } from './forget-old-forms.ts';
import { newId } from './identifiers.ts';
import { noJobIsOverdue } from './overdue-jobs.ts';
import { findParkedForm, parkForm } from './parked-forms.ts';

test('in the night, forms that nobody can come back for are forgotten, and the others kept', () =>
  world(async (w) => {
    const receipt = (at: string) =>
      w.rows("insert into platform.form_receipt (nonce, location, at) values ($1, '/', $2)", [newId(), at]);
    w.at('2026-03-10 01:30');
    await parkForm(w.database, '/old', {}, w.now() - 7_200_000);
    const secret = await parkForm(w.database, '/young', {}, w.now() - 600_000);
    await receipt('2025-12-01T00:00:00Z');
    await receipt('2026-03-01T00:00:00Z');
    await forgetOldFormsNightly.run({}, w.jobs());
    expect(await w.rows('select url from platform.parked_form')).toEqual([{ url: '/young' }]);
    expect(await w.rows('select at from platform.form_receipt')).toHaveLength(1);
    expect(await w.read('clerk Bình', (db) => findParkedForm(db, secret, w.now()))).toMatchObject({ url: '/young' });
  }));

test('a job that waits past its time, or that was given up, is named', () =>
  world(async (w) => {
    const overdue = () => noJobIsOverdue.violations(w.database, [], w.tools);
    const enqueue = (task: string, after: number) =>
      w.act('clerk Bình', (act) => act.enqueue({ task, payload: {}, after }));
    await enqueue('tests.later', 60_000);
    await enqueue('tests.just_due', -60_000);
    expect(await overdue()).toEqual([]);
    await enqueue('tests.forgotten', -7_200_000);
    expect(await overdue()).toEqual([expect.stringMatching(/^tests\.forgotten was to run at .*; attempts: 0$/)]);
    await w.rows("update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no such printer'");
    expect(await overdue()).toHaveLength(3);
    expect((await overdue()).join()).toContain('no such printer');
  }));
