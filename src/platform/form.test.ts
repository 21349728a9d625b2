import Type from 'typebox';
import { describe, expect, test } from 'vitest';
import { readForm } from './form.ts';

const form = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 20 }),
  note: Type.Optional(Type.String({ minLength: 5, maxLength: 100 })),
  day: Type.Optional(Type.String({ format: 'day' })),
  amount: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
  email: Type.Optional(Type.String({ format: 'email' })),
  phone: Type.Optional(Type.String({ format: 'phone' })),
  number: Type.Optional(Type.String({ format: 'identity-number' })),
  way: Type.Optional(Type.Union([Type.Literal('counter'), Type.Literal('post')])),
  papers: Type.Array(Type.String()),
});

const labels = {
  name: 'Họ tên',
  note: 'Ghi chú',
  day: 'Ngày sinh',
  amount: 'Số tiền',
  email: 'Thư điện tử',
  phone: 'Điện thoại',
  number: 'CCCD',
  way: 'Cách nhận kết quả',
  papers: 'Giấy tờ',
};

type Sent = Readonly<Record<string, string | string[]>>;
const read = (sent: Sent, locale: 'vi' | 'en' = 'vi') => readForm(form, { name: 'An', ...sent }, labels, locale);

function valuesOf(sent: Sent): Readonly<Record<string, unknown>> {
  const reading = read(sent);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.values;
}

describe('a form that is right', () => {
  test.each([
    ['1/2/2026', '2026-02-01'],
    ['31-12-2026', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['31122026', '2026-12-31'],
    ['2026-12-31', '2026-12-31'],
    [' 29/02/2028 ', '2028-02-29'],
  ])('has its days as %s', (typed, day) => {
    expect(valuesOf({ day: typed }).day).toBe(day);
  });

  test.each([
    ['10000', 10_000],
    ['10.000', 10_000],
    ['1.500.000', 1_500_000],
    ['10 000', 10_000],
    ['0', 0],
  ])('has its money as %s', (typed, amount) => {
    expect(valuesOf({ amount: typed }).amount).toBe(amount);
  });

  test('has its Vietnamese in one spelling, whichever keyboard typed it', () => {
    const decomposed = 'Nguyễn Thị Đào'.normalize('NFD');
    expect(valuesOf({ name: `  ${decomposed}  ` }).name).toBe('Nguyễn Thị Đào');
    expect(valuesOf({ name: 'Ðào\u200b' }).name).toBe('Đào');
  });

  test('keeps the lines of a text, and none of the spaces around them', () => {
    expect(valuesOf({ note: ' dòng một \r\n\r\n  dòng  hai\n' }).note).toBe('dòng một\n\ndòng hai');
  });

  test('counts what is blank as absent, takes the last of what came twice, and all of a list', () => {
    expect(valuesOf({ note: '   ', way: ['counter', 'post'], papers: ['a', '', 'b'] })).toEqual({
      name: 'An',
      way: 'post',
      papers: ['a', 'b'],
    });
  });

  test('holds nothing that was not asked', () => {
    expect(valuesOf({ role: 'administrator', __proto__: 'x' } as Sent)).toEqual({ name: 'An', papers: [] });
  });
});

describe('a form that is wrong says so beside the field', () => {
  test.each([
    ['name', '', 'Hãy nhập họ tên'],
    ['name', 'x'.repeat(21), 'Họ tên không được quá 20 ký tự'],
    ['note', 'abc', 'Ghi chú phải có ít nhất 5 ký tự'],
    ['day', '31/02/2026', 'Ngày sinh phải là ngày có thật, ví dụ 31/12/2026'],
    ['day', '29/02/2027', 'Ngày sinh phải là ngày có thật, ví dụ 31/12/2026'],
    ['day', 'hôm qua', 'Ngày sinh phải là ngày có thật, ví dụ 31/12/2026'],
    ['amount', '-1', 'Số tiền phải từ 0 trở lên'],
    ['amount', '2.000.000.000', 'Số tiền không được quá 1.000.000.000'],
    ['amount', 'mười nghìn', 'Số tiền phải là số'],
    ['amount', '10.00', 'Số tiền phải là số'],
    ['amount', '1e3', 'Số tiền phải là số'],
    ['amount', '0x1F', 'Số tiền phải là số'],
    ['amount', '9'.repeat(30), 'Số tiền không được quá 1.000.000.000'],
    ['email', 'an@', 'Thư điện tử phải là địa chỉ thư điện tử, ví dụ ten@vidu.vn'],
    ['phone', '12345', 'Điện thoại phải gồm 10 chữ số, ví dụ 0912345678'],
    ['number', '01709000123', 'CCCD phải gồm đúng 12 chữ số in trên thẻ căn cước'],
    ['way', 'helicopter', 'Hãy chọn cách nhận kết quả'],
  ])('%s = %s', (name, typed, message) => {
    const reading = read({ [name]: typed });
    expect(reading.ok).toBe(false);
    expect(reading.errors).toEqual({ [name]: message });
    expect(reading.typed[name] ?? '').toBe(typed);
  });

  test('in English too', () => {
    expect(read({ name: '', amount: 'ten', way: 'x' }, 'en').errors).toEqual({
      name: 'Enter họ tên',
      amount: 'Số tiền must be a number',
      way: 'Choose cách nhận kết quả',
    });
  });

  test('with every field at once', () => {
    expect(
      Object.keys(read({ name: '', day: '0', amount: 'x', email: '@', phone: '1', number: '1' }).errors),
    ).toHaveLength(6);
  });

  test('and when nothing of a list was chosen', () => {
    const asked = readForm(Type.Object({ papers: Type.Array(Type.String(), { minItems: 1 }) }), {}, labels, 'vi');
    expect(asked.errors).toEqual({ papers: 'Hãy chọn giấy tờ' });
  });

  test('and does not shout at an abbreviation', () => {
    const asked = readForm(Type.Object({ number: Type.String() }), {}, { number: 'CCCD' }, 'vi');
    expect(asked.errors).toEqual({ number: 'Hãy nhập CCCD' });
  });
});
