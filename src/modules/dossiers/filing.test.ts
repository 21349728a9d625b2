import { expect, it } from 'vitest';
import type { Agency } from '#modules/organisation';
import { communeOfAddress } from './filing.ts';

const communes = ['Lạc Thuỷ', 'An Nghĩa', 'An Bình'].map((placeName) => ({ placeName }) as Agency);

it.each([
  ['Thôn Đồng Nội, xã Lạc Thuỷ, tỉnh Phú Thọ', 'Lạc Thuỷ'],
  ['Thôn Đồng Nội, Xã Lạc Thủy, tỉnh Phú Thọ', 'Lạc Thuỷ'],
  ['Số 5 phố An Bình, xã An Nghĩa, tỉnh Phú Thọ', 'An Nghĩa'],
  ['xã An Nghĩa'.normalize('NFD'), 'An Nghĩa'],
  ['xã An Nghĩa, xã An Bình', undefined],
  ['xã Hưng Thi, tỉnh Phú Thọ', undefined],
  ['', undefined],
  [null, undefined],
])('an address of %s lies in %s', (address, place) => {
  expect(communeOfAddress(address, communes)?.placeName).toBe(place);
});
