import { describe, expect, it } from 'vitest';
import { checkAnswers } from './check-answers.ts';
import { birthRegistration } from './definitions/birth-registration.ts';
import { certifiedCopies } from './definitions/certified-copies.ts';
import { deathRegistration } from './definitions/death-registration.ts';
import { householdBusiness } from './definitions/household-business.ts';
import { maritalStatus } from './definitions/marital-status.ts';
import type { Answers, FormDefinition } from './form-definition.ts';
import { samples } from './samples.test-data.ts';

const today = '2026-11-23';
const errorsOf = (form: FormDefinition, answers: Answers, locale: 'vi' | 'en' = 'vi') =>
  Object.fromEntries(
    checkAnswers(form, answers, today, locale).errors.map(({ pointer, sentence }) => [pointer, sentence]),
  );
const subject = (changes: object) => {
  const base = samples['marital-status']!;
  return { ...base, subject: { ...(base.subject as object), ...changes } } as Answers;
};

describe('a birth date', () => {
  it('in the future is told in the field’s own words, in both languages', () => {
    const child = { ...(samples['birth-registration']!.child as object), birthDate: '2026-11-24' };
    const answers = { ...samples['birth-registration'], child } as Answers;
    expect(errorsOf(birthRegistration, answers)).toEqual({
      '/child/birthDate': 'Ngày, tháng, năm sinh không được sau ngày hôm nay',
    });
    expect(errorsOf(birthRegistration, answers, 'en')).toEqual({
      '/child/birthDate': 'Date of birth must not be later than today',
    });
  });
  it('of today is right', () => {
    const child = { ...(samples['birth-registration']!.child as object), birthDate: today };
    expect(errorsOf(birthRegistration, { ...samples['birth-registration'], child } as Answers)).toEqual({});
  });
  it.each(['2026-02-31', '31 tháng 2', '1849-01-01', '2026-13'])('%s is no day', (birthDate) => {
    expect(errorsOf(maritalStatus, subject({ birthDate }))['/subject/birthDate']).toMatch(
      /ngày, tháng hoặc năm có thật/,
    );
  });
  it('makes the owner of a household business old enough, to the day', () => {
    const owner = (birthDate: string, identityNumber: string) =>
      ({
        ...samples['household-business'],
        owner: { ...(samples['household-business']!.owner as object), birthDate, identityNumber },
      }) as Answers;
    expect(errorsOf(householdBusiness, owner('2008-11-23', '025208001234'))).toEqual({});
    expect(errorsOf(householdBusiness, owner('2008-11-24', '025208001234'))).toEqual({
      '/owner/birthDate': 'Người đăng ký phải đủ 18 tuổi',
    });
  });
});

describe('an identity number', () => {
  it('of a man does not belong to a woman', () => {
    expect(errorsOf(maritalStatus, subject({ sex: 'female' }))).toEqual({
      '/subject/identityNumber':
        'Số định danh cá nhân này là của một người nam; hãy xem lại số đã nhập hoặc giới tính đã chọn',
    });
  });
  it('of a man does not belong to a mother', () => {
    const mother = { ...(samples['birth-registration']!.mother as object), identityNumber: '025090001234' };
    expect(
      errorsOf(birthRegistration, { ...samples['birth-registration'], mother } as Answers)['/mother/identityNumber'],
    ).toMatch(/người nam/);
  });
  it('of another year of birth says which', () => {
    expect(errorsOf(maritalStatus, subject({ birthDate: '1991' }))).toEqual({
      '/subject/identityNumber':
        'Số định danh cá nhân này là của một người sinh năm 1990; hãy xem lại số đã nhập hoặc ngày sinh',
    });
    expect(errorsOf(maritalStatus, subject({ birthDate: '1991' }), 'en')['/subject/identityNumber']).toMatch(
      /born in 1990/,
    );
  });
  it('with an unknown province is only a warning', () => {
    const { errors, warnings } = checkAnswers(maritalStatus, subject({ identityNumber: '003090001234' }), today, 'vi');
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      {
        pointer: '/subject/identityNumber',
        within: 'Người được xác nhận',
        sentence: expect.stringContaining('003'),
      },
    ]);
  });
  it.each(['02509000123', '0250900012345', '02509000123a', '125090123'])(
    '%s has not twelve digits',
    (identityNumber) => {
      expect(errorsOf(maritalStatus, subject({ identityNumber }))['/subject/identityNumber']).toBe(
        'Số định danh cá nhân phải gồm đúng 12 chữ số in trên thẻ căn cước',
      );
    },
  );
});

describe('dates that belong together', () => {
  const death = (day: string) =>
    ({
      ...samples['death-registration'],
      death: { ...(samples['death-registration']!.death as object), day },
    }) as Answers;
  it('nobody dies before birth', () => {
    expect(errorsOf(deathRegistration, death('1935-12-31'))['/death/day']).toBe(
      'Ngày, tháng, năm chết không được trước 1936',
    );
  });
  it('are compared only as far as they are known', () => {
    expect(errorsOf(deathRegistration, death('1936-01-01'))).toEqual({});
  });
});

describe('the errors of a form', () => {
  it('come in the order of the form, each with the group it stands in', () => {
    const { errors } = checkAnswers(
      certifiedCopies,
      {
        papers: [
          { name: 'Giấy khai sinh', pages: 2, wanted: 'electronic' },
          { pages: 'hai', wanted: 'both', copies: 0 },
        ],
      },
      today,
      'vi',
    );
    expect(errors).toEqual([
      { pointer: '/papers/1/name', within: 'Giấy tờ 2', sentence: 'Hãy nhập tên giấy tờ' },
      {
        pointer: '/papers/1/pages',
        within: 'Giấy tờ 2',
        sentence: 'Số trang của bản chính phải là số, ví dụ 12 hoặc 1.500.000',
      },
      { pointer: '/papers/1/copies', within: 'Giấy tờ 2', sentence: 'Số bản sao cần chứng thực phải từ 1 trở lên' },
    ]);
  });
  it('ask for what a condition makes necessary, and for nothing else', () => {
    const answers = { ...samples['marital-status'], status: 'divorced' } as Answers;
    expect(Object.keys(errorsOf(maritalStatus, answers))).toEqual(['/divorce']);
    expect(errorsOf(maritalStatus, { ...answers, divorce: {} })).toMatchObject({
      '/divorce/fullName': 'Hãy nhập họ, chữ đệm, tên',
    });
  });
  it('are not found in what is not asked', () => {
    const answers = {
      ...samples['birth-registration'],
      wantsCopies: 'no',
      copyCount: 'ba',
      proof: 'certificate',
      witnesses: [{}],
    };
    expect(errorsOf(birthRegistration, answers)).toEqual({});
  });
  it('use the field’s own sentence where it has one', () => {
    const answers = { ...samples['household-business'], name: 'Hộ kinh doanh CÔNG TY An Khang' } as Answers;
    expect(errorsOf(householdBusiness, answers)['/name']).toMatch(/“công ty”/);
  });
  it('name an empty list and an unticked declaration', () => {
    expect(errorsOf(certifiedCopies, { papers: [] })).toEqual({
      '/papers': 'Hãy khai ít nhất một mục: giấy tờ cần chứng thực',
    });
    const { pledge, ...unticked } = samples['marital-status']!;
    expect(errorsOf(maritalStatus, unticked)).toEqual({ '/pledge': expect.stringContaining('cam đoan') });
  });
  it.each([
    ['nothing', null],
    ['a list', []],
    ['a text', 'x'],
    ['a text for a list', { papers: 'x' }],
    ['a list of anything', { papers: [null, 5] }],
    ['more rows than there may be', { papers: Array(5000).fill({}) }],
    ['a field of another form', { unknown: 1, papers: [] }],
  ])('answer any JSON at all: %s', (_, hostile) => {
    expect(checkAnswers(certifiedCopies, hostile as never, today, 'vi').errors.length).toBeGreaterThan(0);
  });
});
