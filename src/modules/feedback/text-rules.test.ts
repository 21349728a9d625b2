import { describe, expect, it } from 'vitest';
import { likeness } from './duplicates.ts';
import { readFeedbackCode, writeFeedbackCode } from './feedback-code.ts';
import { recognise } from './recognise.ts';
import { redact, tellsOf, withoutSender } from './redact.ts';

const sender = {
  fullName: 'Hoàng Thị Sen',
  phone: '0911222333',
  email: 'sen@example.vn',
  address: 'Ngõ 12, thôn Vôi',
};

describe('the sender is taken out', () => {
  it.each([
    ['Tôi là HOÀNG THỊ SEN ở ngõ 12, thôn Vôi.', 'Tôi là […] ở […].'],
    ['Gọi +84 911 222 333 hoặc 0911.222.333', 'Gọi […] hoặc […]'],
    ['Viết cho sen@example.vn', 'Viết cho […]'],
    ['Số 0900 111 222 là của người bán', 'Số 0900 111 222 là của người bán'],
  ])('of what they wrote: %s', (text, without) => expect(withoutSender(text, sender)).toBe(without));

  it('and for publication every number and address of a person, but no price or day', () => {
    const text = 'Số 0900 111 222, thẻ 017090001234, thư a@b.vn; phí 100.000 đồng ngày 10/03/2026.';
    expect(redact(text, sender)).toBe('Số […], thẻ […], thư […]; phí 100.000 đồng ngày 10/03/2026.');
    expect(tellsOf(redact(text, sender), sender)).toEqual([]);
    expect(tellsOf('bà hoàng thị sen', sender)).toEqual(['Hoàng Thị Sen']);
  });
});

describe('hints', () => {
  it('find a complaint and a denunciation by whole words, with and without accents', () => {
    expect(recognise('Tôi muốn khiếu nại quyết định số 5').map(({ path }) => path.key)).toEqual(['complaint']);
    expect(recognise('TO CAO ông A nhận hối lộ').map(({ path }) => path.key)).toEqual(['denunciation']);
    expect(recognise('Ngọn cây tố cao quá đầu người, có cáo chạy qua')).toHaveLength(1);
    expect(recognise('Đèn đường hỏng')).toEqual([]);
  });

  it('call two texts alike by the pairs of words they share', () => {
    const text = 'Ổ gà lớn trước cổng trường tiểu học';
    expect(likeness(text, text)).toBe(1);
    expect(likeness(text, 'Ổ gà rất lớn trước cổng trường tiểu học')).toBeGreaterThan(0.5);
    expect(likeness(text, 'Cổng trường chưa sơn')).toBeLessThan(0.2);
    expect(likeness('', '')).toBe(0);
  });
});

it('a code tells the agency, and is read however it is typed', () => {
  const code = writeFeedbackCode('H44.127', '2026-03-10', 7);
  expect(code).toBe('PA-H44.127-260310-0007');
  expect(readFeedbackCode(' pa-h44.127-260310-0007 ')).toEqual({ code, agencyCode: 'H44.127' });
  expect(readFeedbackCode('H44.127-260310-0007')).toBeUndefined();
});
