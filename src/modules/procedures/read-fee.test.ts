import { describe, expect, test } from 'vitest';
import { amountFor, feeTextInNote, readFees } from './read-fee.ts';

const first = (text: string) => readFees(text).value[0];

describe('free of charge', () => {
  test.each([
    'Miễn phí',
    'Miễn phí (0 đồng)',
    'Miễn phí – Không',
    'Miễn phí – Không có',
    'Miễn phí – Không quy định',
    'Miễn phí – Chưa quy định',
    'Phí : 0 Đồng',
    'Miễn phí – Không thu lệ phí đăng ký đối với tổ hợp tác theo quy định tại khoản 2 Điều 22 Luật Hợp tác xã 2023',
    'Miễn phí – Miễn lệ phí. Phí cấp bản sao Trích lục kết hôn (nếu có yêu cầu) thực hiện theo quy định tại Thông tư số 281/2016/TT-BTC',
  ])('“%s”', (text) => {
    expect(readFees(text)).toMatchObject({ value: [{ amount: 0, setBy: 'record', raw: text }], whys: [] });
  });
});

describe('an amount', () => {
  test.each([
    ['8.000 đồng', 8000, undefined],
    ['100,000 VNĐ', 100_000, undefined],
    ['10.000 đồng/trường hợp', 10_000, 'trường hợp'],
    ['70,000 VNĐ – 70.000 đồng/Giấy chứng nhận', 70_000, 'Giấy chứng nhận'],
    ['100.000 đồng – Phí Thẩm tra, thẩm định: 100.000 đồng/lần', 100_000, 'lần'],
    ['50,000 Việt Nam Đồng(/di chúc)', 50_000, 'di chúc'],
  ])('“%s” is %i', (text, amount, perWhat) => {
    const reading = readFees(text);
    expect(reading.whys).toEqual([]);
    expect(reading.value[0]?.amount).toBe(amount);
    expect(reading.value[0]?.perWhat).toBe(perWhat);
  });

  test('fees (phí) and charges (lệ phí) are told apart where the text does', () => {
    expect(first('100.000 đồng – Phí Thẩm tra, thẩm định: 100.000 đồng/lần')?.kind).toBe('fee');
    expect(first('400,000 Việt Nam Đồng(Mức thu lệ phí: 400.000đ/trường hợp.)')?.kind).toBe('charge');
    expect(first('8.000 đồng')?.kind).toBe('unsaid');
  });

  test('what else the words say is its condition', () => {
    const text =
      'Phí : 50.000 Đồng (50.000 đồng/hồ sơ. Riêng sơ tuyển các ngành năng khiếu: 120.000 đồng/hồ sơ (bao gồm tất cả các môn).)';
    expect(first(text)).toMatchObject({ amount: 50_000, perWhat: 'hồ sơ' });
    expect(first(text)?.condition).toMatch(/^Riêng sơ tuyển các ngành năng khiếu/);
  });
});

describe('certified copies, by the page', () => {
  const copies = first('2.000 đồng/trang; từ trang thứ 3: 1.000 đồng/trang; tối đa 200.000 đồng/bản');

  test('2.000 đ for the first two pages, 1.000 đ from the third, at most 200.000 đ', () => {
    expect(copies).toMatchObject({ amount: 2000, perWhat: 'trang', max: { amount: 200_000, perWhat: 'bản' } });
    expect(copies?.tiers).toEqual([{ from: 3, amount: 1000 }]);
    expect([1, 2, 3, 10, 500].map((pages) => copies && amountFor(copies, pages))).toEqual([
      2000, 4000, 5000, 12_000, 200_000,
    ]);
  });

  test('the other wording of the same tariff reads the same', () => {
    const other = first(
      '2,000 Việt Nam Đồng(2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang, tối đa thu không quá 200.000 đồng/bản. Trang là căn cứ để thu phí được tính theo trang của bản chính.)',
    );
    expect(other).toMatchObject({ amount: 2000, perWhat: 'trang', tiers: copies?.tiers, max: copies?.max });
  });
});

describe('an amount that the record does not say', () => {
  test.each([
    [
      'Theo quy định HĐND cấp tỉnh (portal shows 0) – Mức lệ phí (nếu có) theo quyết định của HĐND',
      'provincial_council',
      [],
    ],
    ['Miễn phí – Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định', 'provincial_council', []],
    [
      '50.000 đồng – - Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định',
      'provincial_council',
      ['amounts_differ'],
    ],
    ['Miễn phí – Thông tư số 60/2023/TT-BTC quy định mức thu', 'other_text', ['free_but_text_differs']],
    ['Miễn phí – Trả phí cho đơn vị cung cấp dịch vụ', 'other_text', ['free_but_text_differs']],
    ['700 VNĐ – Phí thẩm định: 700.000 đồng/cơ sở', 'unknown', ['amounts_differ']],
    ['10 USD – /bản', 'other_text', ['foreign_currency']],
    ['Miễn phí có', 'unknown', ['garbled']],
    ['1', 'unknown', ['unreadable']],
  ])('“%s”', (text, setBy, whys) => {
    const reading = readFees(text);
    expect(reading.whys).toEqual(whys);
    expect(reading.value[0]).toMatchObject({ setBy, raw: text });
    expect(reading.value[0]?.amount).toBeUndefined();
    expect(amountFor(reading.value[0]!)).toBeUndefined();
  });

  test('no text, no fee', () => {
    expect(readFees('')).toEqual({ value: [], whys: [] });
  });
});

test('a fee at the beginning of a note is found, other notes are left alone', () => {
  expect(feeTextInNote('30,000 Việt Nam Đồng(/giao dịch)')).toBe('30,000 Việt Nam Đồng(/giao dịch)');
  expect(feeTextInNote('((Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định')).not.toBe('');
  expect(feeTextInNote('Nộp trực tuyến tại Cổng dịch vụ công quốc gia')).toBe('');
});
