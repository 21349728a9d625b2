import { expect, test } from 'vitest';
import { readResults } from './read-result.ts';

test('several results are told apart by their codes', () => {
  expect(readResults('Giấy chứng nhận đăng ký xe [KQ.G01.000014]; Biển số xe [KQ.G01.000015]')).toEqual({
    value: [
      { name: 'Giấy chứng nhận đăng ký xe', code: 'KQ.G01.000014' },
      { name: 'Biển số xe', code: 'KQ.G01.000015' },
    ],
    whys: [],
  });
});

test('a semicolon inside a name does not split it', () => {
  const [result] = readResults(
    'Giấy chứng nhận quyền sử dụng đất; Giấy chứng nhận quyền sở hữu nhà ở [KQ.G10.001147]',
  ).value;
  expect(result?.name).toBe('Giấy chứng nhận quyền sử dụng đất; Giấy chứng nhận quyền sở hữu nhà ở');
});

test('a code that ran into the name is taken off it', () => {
  expect(readResults('Xác nhận việc trình kháng nghị hàng hảiMã: 000.00.00.G04-KQ0257').value).toEqual([
    { name: 'Xác nhận việc trình kháng nghị hàng hải', code: '000.00.00.G04-KQ0257' },
  ]);
  expect(readResults('Văn bản thỏa thuận.Mã: KQ-G17.000006').value).toEqual([
    { name: 'Văn bản thỏa thuận', code: 'KQ-G17.000006' },
  ]);
});

test('a code that is none is named and left out', () => {
  expect(readResults('Bản sao giao dịch được chứng thựcMã: dsfas')).toEqual({
    value: [{ name: 'Bản sao giao dịch được chứng thực' }],
    whys: ['code_unreadable'],
  });
});

test('a name without code is a result, no text is none', () => {
  expect(readResults('Quyết định hành chính')).toEqual({ value: [{ name: 'Quyết định hành chính' }], whys: [] });
  expect(readResults('')).toEqual({ value: [], whys: [] });
});
