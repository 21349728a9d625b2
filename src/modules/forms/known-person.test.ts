import { describe, expect, it } from 'vitest';
import { householdBusiness } from './definitions/household-business.ts';
import { maritalStatus } from './definitions/marital-status.ts';
import { knownPerson, splitAddress } from './known-person.ts';
import { startAnswers } from './prefill.ts';

const an = {
  id: '00000000-0000-4000-8000-000000003000',
  fullName: 'Nguyễn Văn An',
  identityNumber: '017090001234',
  birthDay: '1990-03-12',
  sex: 'male',
  address: 'Thôn Đồng Nội, xã Lạc Thuỷ, tỉnh Phú Thọ',
  phone: '0912345678',
  email: 'an.nguyen@example.vn',
} as const;
const address = { detail: 'Thôn Đồng Nội', commune: 'xã Lạc Thuỷ', province: 'tỉnh Phú Thọ' };

describe('filling a form in with the electronic identity', () => {
  it('knows the owner of a household business, with the telephone in one way of writing', () => {
    expect(startAnswers(householdBusiness, knownPerson(an)).owner).toEqual({
      fullName: 'Nguyễn Văn An',
      birthDate: '1990-03-12',
      sex: 'male',
      nationality: 'Việt Nam',
      identityNumber: '017090001234',
      residence: address,
      contact: address,
      phone: '+84912345678',
      email: 'an.nguyen@example.vn',
    });
  });
  it('leaves open what the identity does not say', () => {
    const bare = { ...an, address: null, phone: null, email: null, birthDay: null, sex: null, identityNumber: null };
    expect(startAnswers(householdBusiness, knownPerson(bare)).owner).toEqual({
      fullName: 'Nguyễn Văn An',
      nationality: 'Việt Nam',
    });
    expect(startAnswers(maritalStatus, knownPerson(bare))).toEqual({ subject: { nationality: 'Việt Nam' } });
  });
  it.each([
    [
      'Số 5, phố Huế, phường Hai Bà Trưng, thành phố Hà Nội',
      { detail: 'Số 5, phố Huế', commune: 'phường Hai Bà Trưng', province: 'thành phố Hà Nội' },
    ],
    [
      'Đặc khu Côn Đảo, Thành phố Hồ Chí Minh',
      { detail: undefined, commune: 'Đặc khu Côn Đảo', province: 'Thành phố Hồ Chí Minh' },
    ],
    [
      'Thôn Vôi, xã An Nghĩa, huyện Lạc Thủy, tỉnh Hòa Bình',
      { detail: 'Thôn Vôi, xã An Nghĩa, huyện Lạc Thủy, tỉnh Hòa Bình' },
    ],
    ['Hà Nội', { detail: 'Hà Nội' }],
  ])('splits "%s" no further than it is sure', (text, parts) => {
    expect(splitAddress(text)).toEqual(parts);
  });
});
