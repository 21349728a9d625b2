import { expect, test } from 'vitest';
import { staffIdOf } from '#test/cast';
import { giveRoles } from '#test/give-roles';
import { world } from '#test/world';

const page = '/can-bo/tiep-nhan';

test('a role that is taken away is gone with the next request, and one that is given is there', () =>
  world(async (w) => {
    expect((await w.get(page, 'clerk Bình')).statusCode).toBe(200);
    await giveRoles(w, 'clerk Bình', 'document_clerk');
    expect((await w.get(page, 'clerk Bình')).statusCode).toBe(403);
    await giveRoles(w, 'clerk Bình', 'counter_clerk');
    expect((await w.get(page, 'clerk Bình')).statusCode).toBe(200);
  }));

test('whoever left the agency opens nothing of it with the session they still have', () =>
  world(async (w) => {
    await w.get(page, 'clerk Bình');
    await w.rows(`update organisation.staff_member set works_to = '2026-03-09' where id = $1`, [
      staffIdOf('clerk Bình'),
    ]);
    expect((await w.get(page, 'clerk Bình')).statusCode).toBe(403);
  }));
