import { describe, expect, test } from 'vitest';
import { fold, isSameText, normaliseText, sortKeyOfName } from './text.ts';

describe('normaliseText', () => {
  test('composes decomposed letters and collapses spaces', () => {
    expect(normaliseText('  Nguyễn   Thị\tÁnh \n'.normalize('NFD'))).toBe('Nguyễn Thị Ánh'.normalize('NFC'));
  });

  test('turns the Icelandic capital eth into the Vietnamese capital đ', () => {
    expect(normaliseText('\u00D0ặng')).toBe('Đặng');
  });

  test('keeps the lines of a longer text', () => {
    expect(normaliseText('Kính gửi \r\n  Ủy ban\n\nnhân dân')).toBe('Kính gửi\nỦy ban\n\nnhân dân');
  });

  test('drops characters that cannot be seen', () => {
    expect(normaliseText('An\u200B \uFEFFBình\u0000')).toBe('An Bình');
  });

  test('leaves the tone where the person writes it', () => {
    expect(normaliseText('Lạc Thuỷ')).not.toBe(normaliseText('Lạc Thủy'));
  });
});

describe('fold', () => {
  test('forgets case, accents and đ', () => {
    expect(fold('Đăng ký KHAI SINH có yếu tố nước ngoài')).toBe('dang ky khai sinh co yeu to nuoc ngoai');
  });

  test('holds both tone placements equal', () => {
    expect(fold('Lạc Thuỷ, Hoà Bình')).toBe(fold('Lạc Thủy, Hòa Bình'));
  });
});

describe('isSameText', () => {
  test('holds the two tone placements equal and two tones apart', () => {
    expect(isSameText('Hoà', 'hòa')).toBe(true);
    expect(isSameText('Hoà', 'Hoá')).toBe(false);
    expect(isSameText('Đào', 'Dào')).toBe(false);
  });
});

describe('sortKeyOfName', () => {
  const sorted = (...names: string[]) => names.sort((a, b) => (sortKeyOfName(a) < sortKeyOfName(b) ? -1 : 1));

  test('sorts by given name, then family name, then middle names', () => {
    expect(sorted('Trần Văn Bình', 'Lê Thị An', 'Nguyễn Văn Anh', 'Bùi Văn An', 'Lê Hoàng An')).toEqual([
      'Bùi Văn An',
      'Lê Hoàng An',
      'Lê Thị An',
      'Nguyễn Văn Anh',
      'Trần Văn Bình',
    ]);
  });

  test('keeps the order of Vietnamese letters and tones', () => {
    expect(sorted('Lê Đào', 'Lê Dương', 'Lê Ân', 'Lê An', 'Lê Ăn', 'Lê Dung')).toEqual([
      'Lê An',
      'Lê Ăn',
      'Lê Ân',
      'Lê Dung',
      'Lê Dương',
      'Lê Đào',
    ]);
    expect(sorted('Lê Mạ', 'Lê Má', 'Lê Mã', 'Lê Mả', 'Lê Mà', 'Lê Ma')).toEqual([
      'Lê Ma',
      'Lê Mà',
      'Lê Mả',
      'Lê Mã',
      'Lê Má',
      'Lê Mạ',
    ]);
  });

  test('gives one key to the two tone placements', () => {
    expect(sortKeyOfName('Lê Thị Thuỷ')).toBe(sortKeyOfName('Lê Thị Thủy'));
  });
});
