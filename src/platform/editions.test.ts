import { expect, test } from 'vitest';
import { openEditions } from './editions.ts';

test('a page that was kept is the same bytes again, plain and packed', () => {
  const editions = openEditions();
  const kept = editions.keep('a', { madeOf: 'v1', from: 0 }, '<p>Thủ tục</p>');
  expect(editions.find('a', 'v1', 1)).toBe(kept);
  expect(kept.plain.toString()).toBe('<p>Thủ tục</p>');
  expect(kept.packed).toBe(kept.packed);
});

test('what is made of something else is another page, and takes the place of the one before', () => {
  const editions = openEditions(2);
  editions.keep('vi /thu-tuc/1', { madeOf: 'v1', from: 0 }, 'cũ');
  editions.keep('vi /thu-tuc/2', { madeOf: 'v1', from: 0 }, 'khác');
  expect(editions.find('vi /thu-tuc/1', 'v2', 1)).toBeUndefined();
  expect(editions.find('en /thu-tuc/1', 'v1', 1)).toBeUndefined();
  editions.keep('vi /thu-tuc/1', { madeOf: 'v2', from: 0 }, 'mới');
  expect(editions.find('vi /thu-tuc/1', 'v2', 1)?.plain.toString()).toBe('mới');
  expect(editions.find('vi /thu-tuc/2', 'v1', 1)).toBeDefined();
});

test('a page that tells of time is kept until that time, and not for a clock that was put back', () => {
  const editions = openEditions();
  editions.keep('a', { madeOf: 'v1', from: 100, until: 200 }, 'còn 1 giờ');
  expect([99, 100, 199, 200].map((now) => editions.find('a', 'v1', now) !== undefined)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('no more are kept than asked for, whatever addresses people make up', () => {
  const editions = openEditions(2);
  for (const place of ['a', 'b', 'c']) editions.keep(place, { madeOf: '', from: 0 }, place);
  expect(editions.find('a', '', 1)).toBeUndefined();
  expect(editions.find('b', '', 1)?.plain.toString()).toBe('b');
  expect(editions.find('c', '', 1)?.plain.toString()).toBe('c');
});
