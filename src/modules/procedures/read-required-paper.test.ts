import { describe, expect, test } from 'vitest';
import { readRequiredPaper } from './read-required-paper.ts';

const read = (text: string) => readRequiredPaper(text, 1);

describe('quantities', () => {
  test.each([
    ['Giấy chứng sinh (1 bản chính)', 1, 0],
    ['Giấy chứng sinh (01 bản chính)', 1, 0],
    ['Giấy chứng sinh (1 bản chính,1 bản sao)', 1, 1],
    ['Giấy chứng sinh (0 bản chính,2 bản sao)', 0, 2],
    ['Giấy chứng sinh (01 bản sao)', 0, 1],
    ['Giấy chứng sinh (Bản chính: 1, Bản sao: 0)', 1, 0],
  ])('“%s” asks for %i originals and %i copies', (text, originals, copies) => {
    expect(read(text)).toEqual({
      value: {
        ordinal: 1,
        name: 'Giấy chứng sinh',
        originals,
        copies,
        note: '',
        isForm: false,
        isConditional: false,
        raw: text,
      },
      whys: [],
    });
  });

  test('no quantity is none, and it is said', () => {
    const { value, whys } = read('Bản sao chứng thực Bằng "Tổ quốc ghi công"');
    expect(value.originals).toBeUndefined();
    expect(whys).toEqual(['quantity_missing']);
  });

  test('a year that ran into the quantity is not cut apart by guessing', () => {
    const text = 'Biên bản họp theo Thông tư số 88/2025/TT-BNNMT ngày 31/12/ (20251 bản chính,1 bản sao)';
    const { value, whys } = read(text);
    expect(value.name).toBe(text);
    expect(value.originals).toBeUndefined();
    expect(whys).toContain('quantity_glued');
  });
});

describe('the name', () => {
  test('loses its ordinal label and gives its last brackets to the note', () => {
    const { value } = read('Thành phần hồ sơ 1: Bản khai cá nhân (bản chính, 01 bản) (Bản chính: 1, Bản sao: 0)');
    expect(value).toMatchObject({ name: 'Bản khai cá nhân', note: 'bản chính, 01 bản', isForm: true });
    expect(read('(2) Bản sao nghị quyết (1 bản chính)').value.name).toBe('Bản sao nghị quyết');
    expect(read('Thành phần hồ sơ 2 (nếu có): Giấy tờ gốc (1 bản chính)').value).toMatchObject({
      name: 'Giấy tờ gốc',
      note: 'nếu có',
      isConditional: true,
    });
  });

  test('a form to fill in is told from a paper to bring', () => {
    expect(read('Tờ khai đăng ký khai sinh (1 bản chính)').value.isForm).toBe(true);
    expect(read('Đơn đề nghị (Mẫu số 18)').value).toMatchObject({ isForm: true, note: 'Mẫu số 18' });
    expect(read('Giấy báo tử (1 bản chính)').value.isForm).toBe(false);
  });

  test('a paper asked of some only is conditional', () => {
    expect(read('Văn bản ủy quyền trong trường hợp ủy quyền (1 bản chính)').value.isConditional).toBe(true);
    expect(read('1. Giấy ủy quyền (nếu có) (1 bản chính)').value.isConditional).toBe(true);
    expect(
      read('Bản chính giấy tờ. Trường hợp chỉ xuất trình bản chính thì chụp lại (1 bản chính)').value.isConditional,
    ).toBe(false);
    expect(read('Giấy tờ y tế (nếu có)').value).toMatchObject({ isConditional: true, note: 'nếu có' });
  });

  test('a text that the source cut off or tore apart is named', () => {
    expect(read('Giấy tờ có giá trị chứng minh nơi cư trú theo quy định tại… (1 bản chính)').whys).toEqual([
      'cut_short',
    ]);
    expect(read('có chứng thực) (khoản 2 Điều 27) (0 bản chính,1 bản sao)').whys).toEqual(['fragment']);
    expect(read('hoặc (01 bản sao)').whys).toContain('fragment');
  });
});
