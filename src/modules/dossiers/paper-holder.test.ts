import { describe, expect, test } from 'vitest';
import { holderOf, holderOfScan } from './paper-holder.ts';

const an = { fullName: 'Nguyễn Văn An', identityNumber: '017090001234' };
const phuong = { fullName: 'Quách Thị Phượng', identityNumber: '017192004321' };

describe('a paper goes into the store', () => {
  test('of a person with an identity number, and of nobody else', () => {
    expect(holderOf(an)).toBe('017090001234');
    expect(holderOf({ fullName: 'Trần Văn Ba' })).toBeUndefined();
    expect(holderOf({ kind: 'organisation', fullName: 'Hợp tác xã', taxCode: '0100109106' })).toBeUndefined();
  });

  test.each([
    ['birth_certificate', '017226000017', '017090001234'],
    ['citizen_card', '017 192 004 321', '017192004321'],
    ['citizen_card', '001088009999', undefined],
    ['', undefined, '017090001234'],
  ])('of whose it is: a %s with the number %s', (kind, numberOnPaper, holder) => {
    const parties = { submitter: phuong, owner: an, representative: { ...phuong, basis: 'Vợ' } };
    expect(holderOfScan(parties, { kind, numberOnPaper })).toBe(holder);
  });
});
