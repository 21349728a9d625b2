import { describe, expect, it } from 'vitest';
import { defineForm } from './define-form.ts';
import { birthRegistration } from './definitions/birth-registration.ts';
import { certifiedCopies } from './definitions/certified-copies.ts';
import { householdBusiness } from './definitions/household-business.ts';
import { formatted, words } from './fields.ts';
import { readAnswers, readAsTyped } from './read-answers.ts';

const label = words('Ô', 'Field');
const head = { id: 'kinds', version: 1, validFrom: '2026-01-01', procedures: [], title: label, legalRef: '' };
const kinds = defineForm(head, {
  day: formatted(label, 'date'),
  birth: formatted(label, 'past-date-part'),
  time: formatted(label, 'time-of-day'),
  number: formatted(label, 'identity-number'),
  phone: formatted(label, 'phone-vi'),
});
const read = (name: string, typed: string) => readAnswers(kinds, { [`/${name}`]: typed })[name];

describe('reading what people type', () => {
  it.each(['5/2/2026', '05-02-2026', '05.02.2026', '05022026', '2026-02-05', ' 05/02/2026 '])(
    'takes %s as the fifth of February',
    (typed) => {
      expect(read('day', typed)).toBe('2026-02-05');
    },
  );
  it('keeps a date it cannot read as it was typed', () => {
    expect(read('day', 'mùng 5 Tết')).toBe('mùng 5 Tết');
    expect(read('day', '1958')).toBe('1958');
  });
  it('takes a year or a month where the day of birth is not known', () => {
    expect(read('birth', '1958')).toBe('1958');
    expect(read('birth', '5/1958')).toBe('1958-05');
  });
  it.each([
    ['9h30', '09:30'],
    ['21:05', '21:05'],
    ['9 giờ 5 phút', '09:05'],
    ['7h', '07:00'],
  ])('takes %s as the time %s', (typed, time) => {
    expect(read('time', typed)).toBe(time);
  });
  it.each(['0912 345 678', '+84912345678', '84 912 345 678', '0912.345.678'])(
    'takes %s as one telephone number',
    (typed) => {
      expect(read('phone', typed)).toBe('+84912345678');
    },
  );
  it('takes an identity number with the spaces of the card', () => {
    expect(read('number', '001 190 012 345')).toBe('001190012345');
  });
  it.each([
    ['1.500.000', 1_500_000],
    ['1 500 000 đồng', 1_500_000],
    ['1500000 ₫', 1_500_000],
    ['1,5', '1,5'],
    ['15.00', '15.00'],
    ['mười', 'mười'],
    ['1e9', '1e9'],
    ['9'.repeat(30), '9'.repeat(30)],
  ])('reads the capital %s as %s', (typed, value) => {
    expect(readAnswers(householdBusiness, { '/capital': typed }).capital).toBe(value);
  });
  it('composes decomposed Vietnamese, replaces the Icelandic Ð and drops what cannot be seen', () => {
    const typed = 'Ð\u0103\u0323ng  Thi\u0323 Hoa\u0300\u200b\u0000\ud800'.normalize('NFD');
    expect(readAnswers(birthRegistration, { '/child/fullName': typed }).child).toMatchObject({
      fullName: 'Đặng Thị Hoà\ufffd',
    });
  });
  it.each(['Thuỷ', 'Thủy', 'Hoà', 'Hòa'])('leaves the tone of %s where its owner puts it', (name) => {
    expect(readAnswers(birthRegistration, { '/child/fullName': name }).child).toMatchObject({ fullName: name });
  });
  it('keeps the lines of a longer text', () => {
    expect(readAnswers(certifiedCopies, { '/note': ' một \r\nhai\n\n' }).note).toBe('một\nhai');
  });
});

describe('what the form does not ask', () => {
  it('is left out while its condition does not hold', () => {
    const sent = {
      '/motherKnown': 'no',
      '/mother/fullName': 'Trần Thị Bé',
      '/proof': 'certificate',
      '/witnesses/0': '1',
      '/witnesses/0/fullName': 'Lê Văn C',
    };
    expect(readAnswers(birthRegistration, sent)).toEqual({
      motherKnown: 'no',
      proof: 'certificate',
      child: { birthPlace: {}, homeTown: {} },
    });
  });
  it('is not lost while the person is still filling in', () => {
    const sent = { '/father/fullName': 'Nguyễn Văn An', '/wantsCopies': 'no', '/copyCount': 'ba' };
    expect(readAsTyped(birthRegistration, sent)).toMatchObject({
      father: { fullName: 'Nguyễn Văn An' },
      copyCount: 'ba',
    });
    expect(readAnswers(birthRegistration, sent)).not.toHaveProperty('father');
    expect(readAnswers(birthRegistration, sent)).not.toHaveProperty('copyCount');
  });
  it('is left out when blank', () => {
    expect(readAnswers(certifiedCopies, { '/note': ' \u200b ', '/papers/0': '1', '/papers/0/issuer': '  ' })).toEqual({
      papers: [{}],
    });
  });
});

describe('repeated groups', () => {
  const twoPapers = {
    '/papers/0': '1',
    '/papers/0/name': 'Giấy khai sinh',
    '/papers/1': '1',
    '/papers/1/name': '',
    '/papers/4': '1',
    '/papers/4/name': 'Bằng tốt nghiệp',
  };
  it('close up where a row was left blank', () => {
    expect(readAnswers(certifiedCopies, twoPapers)).toEqual({
      papers: [{ name: 'Giấy khai sinh' }, { name: 'Bằng tốt nghiệp' }],
    });
  });
  it('keep blank rows while the person is still adding rows', () => {
    expect(readAnswers(certifiedCopies, { ...twoPapers, _do: 'add /papers' }).papers).toHaveLength(3);
  });
});

describe('a hostile sender', () => {
  it('reaches no prototype and no field the form does not have', () => {
    const sent = JSON.parse(
      '{"/__proto__/x":"1","__proto__":{"/note":"x"},"/constructor/prototype/x":"1","/papers/__proto__/name":"1","/papers/0/__proto__":"1","/toString":"1"}',
    );
    expect(readAnswers(certifiedCopies, sent)).toEqual({ papers: [] });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(({} as Record<string, unknown>)['/note']).toBeUndefined();
  });
  it('waits for nothing with ten thousand names and rows numbered in the thousand millions', () => {
    const names = Array.from({ length: 10_000 }, (_, row) => [`/papers/${row}`, '1'] as const);
    const sent = { ...Object.fromEntries(names), '/papers/1000000000': '1', '/papers#n': '1e9', _do: 'add /papers' };
    const began = performance.now();
    expect(readAnswers(certifiedCopies, sent).papers).toHaveLength(30);
    expect(performance.now() - began).toBeLessThan(200);
  });
  it('sends no objects, numbers or lists in place of text', () => {
    const sent = { '/note': { toString: 'x' }, '/papers/0': 1, '/papers/1': ['', { a: 1 }] };
    expect(readAnswers(certifiedCopies, sent)).toEqual({ papers: [] });
  });
});
