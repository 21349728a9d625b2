import { expect, test } from 'vitest';
import { giveRoles } from './give-roles.ts';
import { world } from './world.ts';

test('a session may do what its person’s roles allow now, and no longer what they allowed before', () =>
  world(async (w) => {
    const receives = async () => (await w.get('/can-bo/tiep-nhan', 'clerk Bình')).statusCode;
    expect(await receives()).toBe(200);
    await giveRoles(w, 'clerk Bình', 'leader');
    expect(await receives()).toBe(403);
  }));
