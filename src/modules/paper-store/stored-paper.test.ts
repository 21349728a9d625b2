import { describe, expect, test } from 'vitest';
import { canServe, isUsable, kindOfName, validUntil } from './stored-paper.ts';

describe('a stored paper', () => {
  test.each([
    ['Bản chính Giấy xác nhận tình trạng hôn nhân do UBND cấp xã cấp (1 bản chính)', true],
    ['Giấy khai sinh của con', false],
    ['Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', false],
    ['Văn bản ủy quyền cấp Giấy xác nhận tình trạng hôn nhân', false],
    ['Trường hợp cấp lại thì phải nộp lại Giấy xác nhận tình trạng hôn nhân đã cấp', true],
  ])('of a kind serves what names that kind: %s', (asked, serves) => {
    expect(canServe({ kind: 'marital_status', name: 'Giấy xác nhận' }, asked)).toBe(serves);
  });

  test.each([
    ['Văn bản uỷ quyền', 'Văn bản ủy quyền (được chứng thực) theo quy định của pháp luật', true],
    ['Hợp đồng thuê nhà, bản có chữ ký', 'Hợp đồng thuê nhà', true],
    ['Đơn', 'Đơn đề nghị cấp phép', false],
    ['Bằng lái xe', 'Giấy phép xây dựng', false],
  ])('of no kind serves what has its name whatever the tone placement: %s for %s', (name, asked, serves) => {
    expect(canServe({ kind: null, name }, asked)).toBe(serves);
  });

  test('knows its kind by its name', () => {
    expect(kindOfName('TRÍCH LỤC KHAI TỬ (bản sao)')?.kind).toBe('death_extract');
    expect(kindOfName('Giấy xác nhận hộ nghèo')).toBeUndefined();
  });

  test.each([
    ['2026-03-16', '2026-09-16'],
    ['2026-08-31', '2027-02-28'],
  ])('a certificate of marital status of %s counts until %s', (issuedOn, until) => {
    expect(validUntil('marital_status', issuedOn)).toBe(until);
    expect(validUntil('birth_certificate', issuedOn)).toBeNull();
  });

  test('may be given while it is in force, its last day included', () => {
    const paper = { state: 'in_force', validUntil: '2026-09-16' } as const;
    expect(isUsable(paper, '2026-09-16')).toBe(true);
    expect(isUsable(paper, '2026-09-17')).toBe(false);
    expect(isUsable({ state: 'withdrawn', validUntil: null }, '2026-01-01')).toBe(false);
  });
});
