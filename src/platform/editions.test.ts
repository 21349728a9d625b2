import { expect, test } from 'vitest';
import { openEditions } from './editions.ts';

test('a page that was kept is the same bytes again, plain and packed', () => {
  const editions = openEditions();
  const kept = editions.keep('a', '<p>Thủ tục</p>');
  expect(editions.find('a')).toBe(kept);
  expect(kept.plain.toString()).toBe('<p>Thủ tục</p>');
  expect(kept.packed).toBe(kept.packed);
});

test('what is made of something else is another page', () => {
  const editions = openEditions();
  editions.keep('vi /thu-tuc/1 v1', 'cũ');
  expect(editions.find('vi /thu-tuc/1 v2')).toBeUndefined();
  expect(editions.find('en /thu-tuc/1 v1')).toBeUndefined();
});

test('no more are kept than asked for, whatever addresses people make up', () => {
  const editions = openEditions(2);
  for (const key of ['a', 'b', 'c']) editions.keep(key, key);
  expect(editions.find('a')).toBeUndefined();
  expect(editions.find('b')?.plain.toString()).toBe('b');
  expect(editions.find('c')?.plain.toString()).toBe('c');
});
