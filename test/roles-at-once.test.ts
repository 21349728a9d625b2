import { expect, test } from 'vitest';
import { staffIdOf } from './cast.ts';
import { world } from './world.ts';

test('a session may do what its person’s roles allow now, and no longer what they allowed before', () =>
  world(async ({ get, rows }) => {
    const receives = async () => (await get('/can-bo/tiep-nhan', 'clerk Bình')).statusCode;
    expect(await receives()).toBe(200);
    await rows(`update organisation.staff_member set roles = '{leader}' where id = $1`, [staffIdOf('clerk Bình')]);
    expect(await receives()).toBe(403);
  }));
