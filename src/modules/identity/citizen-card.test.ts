import { describe, expect, it } from 'vitest';
import { readCitizenCard } from './citizen-card.ts';

const payload =
  '036185004271|162345678|Nguyễn Thị Hồng Phượng|02091985|Nữ|Thôn Đông Thượng, Nghĩa Hưng, Ninh Bình|25042021';
const card = {
  identityNumber: '036185004271',
  formerNumber: '162345678',
  fullName: 'Nguyễn Thị Hồng Phượng',
  birthDay: '1985-09-02',
  sex: 'female',
  address: 'Thôn Đông Thượng, Nghĩa Hưng, Ninh Bình',
  issuedOn: '2021-04-25',
};
const changed = (from: string, to: string) => readCitizenCard(payload.replace(from, to));

describe('a citizen card', () => {
  it('gives the person it was issued to', () => {
    expect(readCitizenCard(payload)).toEqual({ ok: true, card, warnings: [] });
  });

  it('reads the same from a scanner that decomposes letters, uses the Icelandic Đ or types a line end', () => {
    expect(readCitizenCard(`  ${payload.normalize('NFD').replaceAll('Đ', 'Ð')}\r\n`)).toMatchObject({ card });
  });

  it('may never have replaced an older card, and may say more behind', () => {
    expect(changed('|162345678|', '||')).toMatchObject({ ok: true, card: { formerNumber: undefined } });
    expect(readCitizenCard(`${payload}||Nguyễn Văn Cha|Trần Thị Mẹ|`)).toEqual({ ok: true, card, warnings: [] });
  });

  it('of a person born in this century is read by the century in the number', () => {
    const young = '017305001234||Bùi Thị Mây|15082005|Nữ|Thôn Vôi, xã An Nghĩa, tỉnh Phú Thọ|01012022';
    expect(readCitizenCard(young)).toMatchObject({ ok: true, card: { birthDay: '2005-08-15' }, warnings: [] });
  });

  it('whose sex or year of birth contradicts its number fills nothing in', () => {
    expect(changed('|Nữ|', '|Nam|')).toEqual({ ok: false, fault: 'sex_contradicts' });
    expect(changed('02091985', '02091986')).toEqual({ ok: false, fault: 'birth_year_contradicts' });
    expect(changed('02091985', '02092085')).toEqual({ ok: false, fault: 'birth_year_contradicts' });
  });

  it('with an unknown province or only the year of birth can be used, with a warning', () => {
    expect(changed('036185004271', '003185004271')).toMatchObject({ ok: true, warnings: ['unknown_prefix'] });
    expect(changed('02091985', '00001985')).toMatchObject({
      ok: true,
      card: { birthDay: undefined },
      warnings: ['birth_day_partly_known'],
    });
  });

  it('is not any other code', () => {
    const others = [
      '',
      '|||||||',
      'https://example.vn',
      payload.slice(1),
      payload.replace('036', 'O36'),
      '036185004271',
    ];
    for (const other of [...others, payload.replaceAll('|', ';'), '036185004271||A|2/9/1985|Nữ|B|1'])
      expect(readCitizenCard(other)).toEqual({ ok: false, fault: 'not_a_card' });
  });
});
