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

test('a page that looks by itself for what is new keeps nobody signed in who has left', () =>
  world(async (w) => {
    const statusesOf = async (headers: Readonly<Record<string, string>>) => {
      w.at('2026-03-10 08:00');
      const cookie = `motcua=${await w.cookie('clerk Bình')}`;
      const statuses: number[] = [];
      for (const time of ['08:40', '09:05']) {
        w.at(`2026-03-10 ${time}`);
        statuses.push((await w.http.inject({ url: page, headers: { cookie, ...headers } })).statusCode);
      }
      return statuses;
    };
    expect(await statusesOf({})).toEqual([200, 200]);
    expect(await statusesOf({ 'x-unattended': '1' })).toEqual([200, 303]);
  }));
