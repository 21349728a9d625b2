import { describe, expect, it } from 'vitest';
import { readClaims } from './claims.ts';

const claims = {
  iss: 'https://example.vn',
  sub: 'a1',
  name: 'Nguyễn Văn An',
  identity_number: '017090001234',
  birthdate: '1990-03-12',
  gender: 'male',
  address: { formatted: 'Thôn Đồng Nội\nxã Lạc Thuỷ\ntỉnh Phú Thọ' },
  phone_number: '+84 912 345 678',
  email: 'an@example.vn',
};

describe('the claims of a provider', () => {
  it('become a person as our accounts keep one', () => {
    expect(readClaims(claims)).toEqual({
      issuer: 'https://example.vn',
      subject: 'a1',
      fullName: 'Nguyễn Văn An',
      identityNumber: '017090001234',
      birthDay: '1990-03-12',
      sex: 'male',
      address: 'Thôn Đồng Nội, xã Lạc Thuỷ, tỉnh Phú Thọ',
      phone: '0912345678',
      email: 'an@example.vn',
    });
  });

  it('vouch for nobody without a name, a subject and a whole identity number', () => {
    for (const lacking of [
      { name: ' ' },
      { sub: undefined },
      { identity_number: '' },
      { identity_number: '01709000123' },
    ])
      expect(readClaims({ ...claims, ...lacking })).toBeUndefined();
  });

  it('say nothing where they are not verified or make no sense', () => {
    const doubtful = {
      email_verified: false,
      phone_number_verified: false,
      gender: 'x',
      birthdate: '1990',
      address: 7,
    };
    expect(readClaims({ ...claims, ...doubtful })).toMatchObject({
      fullName: 'Nguyễn Văn An',
      email: undefined,
      phone: undefined,
      sex: undefined,
      birthDay: undefined,
      address: undefined,
    });
  });

  it('are stored composed, with the Vietnamese Đ', () => {
    expect(readClaims({ ...claims, name: 'Ðinh Công Thành'.normalize('NFD') })?.fullName).toBe('Đinh Công Thành');
  });
});
