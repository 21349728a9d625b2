import { expect, test } from 'vitest';
import { world } from '#test/world';

const card = '017090001234||Nguyễn Văn An|12031990|Nam|Thôn Đồng Nội, xã Lạc Thuỷ, tỉnh Phú Thọ|01062021';

test('a scanned card gives Bình the fields of the owner', () =>
  world(async ({ post }) => {
    const read = await post('/can-bo/quet-the', { card }, 'clerk Bình');
    expect(read.statusCode).toBe(200);
    expect(read.json()).toEqual({
      fields: {
        ownerName: 'Nguyễn Văn An',
        ownerIdentityNumber: '017090001234',
        ownerBirthDay: '12/03/1990',
        ownerSex: 'male',
        ownerAddress: 'Thôn Đồng Nội, xã Lạc Thuỷ, tỉnh Phú Thọ',
      },
      warnings: [],
    });
  }));

test('what cannot be read, or contradicts itself, is said in a sentence and fills nothing in', () =>
  world(async ({ post }) => {
    const unreadable = await post('/can-bo/quet-the', { card: 'https://example.vn' }, 'clerk Bình');
    expect(unreadable.statusCode).toBe(422);
    expect(unreadable.json().error).toContain('không phải mã QR');
    const contradiction = await post('/can-bo/quet-the', { card: card.replace('Nam', 'Nữ') }, 'clerk Bình');
    expect(contradiction.statusCode).toBe(422);
    expect(contradiction.json()).toEqual({ error: expect.stringContaining('Giới tính') });
  }));

test('only the counter reads cards, and only with the token of its session', () =>
  world(async ({ post }) => {
    expect((await post('/can-bo/quet-the', { card }, 'leader Chi')).statusCode).toBe(403);
    expect((await post('/can-bo/quet-the', { card }, 'citizen An')).statusCode).toBe(403);
    expect((await post('/can-bo/quet-the', { card }, 'clerk Bình')).statusCode).toBe(200);
    expect((await post('/can-bo/quet-the', { card, _csrf: 'forged' }, 'clerk Bình')).statusCode).toBe(403);
  }));

test('reading a card stores nothing', () =>
  world(async ({ post, events, rows }) => {
    const count = () => rows<{ n: number }>('select count(*)::int as n from identity.account');
    const before = [await events(), await count()];
    await post('/can-bo/quet-the', { card }, 'clerk Bình');
    expect([await events(), await count()]).toEqual(before);
  }));
