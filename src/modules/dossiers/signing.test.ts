import { describe, expect, test } from 'vitest';
import type { SigningDelegation } from '#modules/organisation';
import { howToSign, shortPosition } from './signing.ts';

const chi = { id: 'chi', positionCode: 'commune_chair', positionName: 'Chủ tịch UBND xã' };
const dung = { id: 'dung', positionCode: 'commune_vice_chair', positionName: 'Phó Chủ tịch UBND xã' };
const long = { id: 'long', positionCode: 'office_head', positionName: 'Chánh Văn phòng HĐND và UBND' };

const toLong: SigningDelegation = {
  id: 'd1',
  fromName: 'Lê Thị Chi',
  fromPosition: 'Chủ tịch UBND xã',
  toStaffId: 'long',
  toName: 'Quách Văn Long',
  toPosition: 'Chánh Văn phòng HĐND và UBND',
  form: 'TL',
  field: 'Chứng thực',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  legalRef: 'Quyết định số 12/QĐ-UBND',
};

describe('a paper is signed', () => {
  test('by the head in their own name', () => {
    expect(howToSign(chi, [], 'Hộ tịch')).toEqual({ position: 'Chủ tịch', form: null, onBehalf: null });
  });

  test('by a deputy for the head, also without a delegation', () => {
    expect(howToSign(dung, [], 'Hộ tịch')).toEqual({ position: 'Phó Chủ tịch', form: 'KT', onBehalf: 'KT. Chủ tịch' });
  });

  test('by order of the head in the field that was delegated, and in no other', () => {
    expect(howToSign(long, [toLong], 'Chứng thực')).toMatchObject({ form: 'TL', onBehalf: 'TL. Chủ tịch' });
    expect(howToSign(long, [toLong], 'Hộ tịch')).toMatchObject({
      position: 'Chánh Văn phòng',
      form: null,
      onBehalf: null,
    });
  });
});

test.each([
  ['Chủ tịch UBND xã', 'Chủ tịch'],
  ['Chánh Văn phòng HĐND và UBND', 'Chánh Văn phòng'],
  ['Giám đốc Trung tâm', 'Giám đốc'],
  ['Trưởng phòng Văn hóa – Xã hội', 'Trưởng phòng Văn hóa – Xã hội'],
  ['', ''],
])('the position %s is signed as %s', (position, short) => {
  expect(shortPosition(position)).toBe(short);
});
