import { expect, test } from 'vitest';
import { readLegalBasis, readPublicationDecision } from './read-legal-basis.ts';

test.each([
  ['123/2015/NĐ-CP', '123/2015/NĐ-CP'],
  ['66.7/2025/NQ-CP', '66.7/2025/NQ-CP'],
  ['60/2014/QH13', '60/2014/QH13'],
  ['24/2021/QĐ-TTg', '24/2021/QĐ-TTg'],
  ['2338/QĐ-BTP', '2338/QĐ-BTP'],
  ['Nghị định 131/2021/NĐ-CP', '131/2021/NĐ-CP'],
  ['Pháp lệnh 02/2020/UBTVQH14', '02/2020/UBTVQH14'],
  ['Thông tư liên tịch 21/2008/TTLT- BQP-BLĐTBXH-BTC', '21/2008/TTLT-BQP-BLĐTBXH-BTC'],
  ['Thông tư liên tịch 69/2007/TTLT/BQP-BLĐTBXH-BTC', '69/2007/TTLT/BQP-BLĐTBXH-BTC'],
  ['31/2013/NĐ-CP - Hướng dẫn Pháp lệnh ưu đãi người có công với cách mạng', '31/2013/NĐ-CP'],
  ['Quyết định 188/2007/QĐ-TTg - Về việc sửa đổi Quyết định số 290/2005/QĐ-TTg', '188/2007/QĐ-TTg'],
  ['Khoản 2 Điều 15, khoản 2 Điều 16 Thông tư 202/2013/TT-BQP hướng dẫn về trình tự', '202/2013/TT-BQP'],
])('“%s” has the number %s', (text, number) => {
  const { value, whys } = readLegalBasis(text);
  expect(value.number).toBe(number);
  expect(whys).toEqual([]);
});

test('a number quoted in the title of another document is not its own', () => {
  const { value, whys } = readLegalBasis('Hướng dẫn thực hiện Quyết định số 290/2005/QĐ-TTg ngày 08/11/2005');
  expect(value.number).toBeUndefined();
  expect(value.title).toContain('290/2005');
  expect(whys).toEqual(['no_number']);
});

test('a law named without number, and a number that ran together, have none', () => {
  expect(readLegalBasis('Luật Giáo dục').whys).toEqual(['no_number']);
  expect(readLegalBasis('2025.01/2022/TT-BXD').value.number).toBeUndefined();
});

test('a title that the source cut off is named', () => {
  expect(readLegalBasis('Thông tư số 103/2025/TT-BQP ngày 26/9/2025 sửa đổi…').whys).toEqual(['cut_short']);
});

test('a decision of announcement is read with or without its kind', () => {
  expect(readPublicationDecision('163/QĐ-BTP')).toEqual({ value: '163/QĐ-BTP', whys: [] });
  expect(readPublicationDecision('Quyết định số 5132/QĐ-BQP').value).toBe('5132/QĐ-BQP');
  expect(readPublicationDecision('Demo/QĐ-BCA')).toEqual({ value: 'Demo/QĐ-BCA', whys: ['unreadable'] });
  expect(readPublicationDecision('').whys).toEqual(['missing']);
});
