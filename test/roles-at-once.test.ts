import { expect, test } from 'vitest';
import { staffIdOf } from './cast.ts';
import { world } from './world.ts';

const card = '017090001234||Nguyễn Văn An|12031990|Nam|Thôn Đồng Nội, xã Lạc Thuỷ, tỉnh Phú Thọ|01062021';

test('a session may do what its person’s roles allow now, and no longer what they allowed before', () =>
  world(async ({ post, rows }) => {
    const readsCards = async () => (await post('/can-bo/quet-the', { card }, 'clerk Bình')).statusCode;
    expect(await readsCards()).toBe(200);
    await rows(`update organisation.staff_member set roles = '{leader}' where id = $1`, [staffIdOf('clerk Bình')]);
    expect(await readsCards()).toBe(403);
  }));
