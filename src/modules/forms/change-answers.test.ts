import { describe, expect, it } from 'vitest';
import { changeAnswers, landingOf } from './change-answers.ts';
import { type Command, commandIn } from './command.ts';
import { birthRegistration } from './definitions/birth-registration.ts';
import { certifiedCopies } from './definitions/certified-copies.ts';
import { maritalStatus } from './definitions/marital-status.ts';
import { startAnswers } from './prefill.ts';

const an = {
  fullName: 'Nguyễn Văn An',
  birthDate: '1990-05-02',
  sex: 'male',
  identityNumber: '025090001234',
  address: { detail: 'Thôn Đồi', commune: 'Xã Mường Hoa', province: 'Phú Thọ' },
} as const;
const press = (button: string): Command => commandIn({ _do: button })!;

describe('buttons that work without JavaScript', () => {
  const one = { papers: [{ name: 'Giấy khai sinh' }] };
  it('add a row and open the page at it', () => {
    const added = changeAnswers(certifiedCopies, one, press('add /papers'));
    expect(added).toEqual({ papers: [{ name: 'Giấy khai sinh' }, {}] });
    expect(landingOf(added, press('add /papers'))).toBe('/papers/1');
  });
  it('add the first row', () => {
    expect(changeAnswers(certifiedCopies, {}, press('add /papers'))).toEqual({ papers: [{}] });
  });
  it('add no more rows than the form takes', () => {
    const full = { papers: Array.from({ length: 30 }, () => ({ name: 'Giấy' })) };
    expect(changeAnswers(certifiedCopies, full, press('add /papers')).papers).toHaveLength(30);
  });
  it('remove the row they belong to', () => {
    const two = { papers: [{ name: 'Giấy khai sinh' }, { name: 'Bằng tốt nghiệp' }], note: 'gấp' };
    expect(changeAnswers(certifiedCopies, two, press('remove /papers/0'))).toEqual({
      papers: [{ name: 'Bằng tốt nghiệp' }],
      note: 'gấp',
    });
  });
  it('fill a group with the person’s own details, leaving what was already typed', () => {
    const typed = { relation: 'father', father: { fullName: 'NGUYỄN VĂN AN', residence: {} } };
    expect(changeAnswers(birthRegistration, typed, press('fill /father'), an)).toEqual({
      relation: 'father',
      father: {
        fullName: 'NGUYỄN VĂN AN',
        birthDate: '1990-05-02',
        nationality: 'Việt Nam',
        identityNumber: '025090001234',
        residence: an.address,
      },
    });
  });
  it.each([
    'remove /papers/9',
    'remove /papers',
    'add /note',
    'add /papers/0',
    'fill /papers',
    'add /nowhere',
    'remove /papers/0/name',
  ])('change nothing when the form has no button "%s"', (button) => {
    expect(changeAnswers(certifiedCopies, one, press(button), an)).toEqual(one);
  });
  it.each(['add /__proto__', 'add /constructor/prototype', 'remove /papers/__proto__'])(
    'cannot reach a prototype by "%s"',
    (button) => {
      expect(changeAnswers(certifiedCopies, one, press(button))).toEqual(one);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );
  it.each(['', 'next', 'add papers', 'add /a b', `add ${'/a'.repeat(9)}`, 'toString /papers'])(
    'are not pressed by "%s"',
    (button) => {
      expect(commandIn({ _do: button })).toBeUndefined();
    },
  );
});

describe('what a form starts with', () => {
  it('is usual values only where a group may be about somebody else', () => {
    expect(startAnswers(maritalStatus, an)).toMatchObject({
      subject: { nationality: 'Việt Nam' },
      period: { residence: an.address },
    });
    expect(startAnswers(maritalStatus, an).subject).not.toHaveProperty('fullName');
  });
  it('is nothing about a condition that does not hold yet', () => {
    expect(startAnswers(birthRegistration, an)).not.toHaveProperty('father');
  });
});
