import { describe, expect, test } from 'vitest';
import type { ScannedPage } from './digitisation.ts';
import { readMachineLines } from './mrz.ts';
import { readPaper } from './read-paper.ts';

interface Read {
  readonly lines?: readonly string[];
  readonly codes?: readonly string[];
  readonly unsure?: string;
}

function pageWith({ lines = [], codes = [], unsure }: Read): ScannedPage {
  const recognised = lines.map((line) => ({
    ...{ top: 0, height: 10 },
    words: line.split(' ').map((text) => ({ text, left: 0, width: 10, confidence: text === unsure ? 41 : 95 })),
  }));
  return {
    ...{ place: 1, fileId: '', page: 1, position: 1, original: 1, turn: 0, note: 'none', state: 'read', attempts: 0 },
    recognised: {
      ...{ width: 100, height: 100, points: { width: 595, height: 842 }, skew: 0, isFlattened: false },
      lines: recognised,
      codes,
    },
  };
}

const valuesIn = (read: Read) =>
  Object.fromEntries(readPaper([pageWith(read)]).map((field) => [field.name, field.proposed]));

describe('what is proposed from a paper', () => {
  test('of a birth certificate are its labels’ values, several on a line', () => {
    const lines = [
      'GIẤY KHAI SINH',
      'Họ, chữ đệm, tên: BÙI MINH KHÔI',
      'Ngày, tháng, năm sinh: 05/02/2026 Ghi bằng chữ: Ngày mồng năm tháng hai',
      'Giới tính: Nam Dân tộc: Mường Quốc tịch: Việt Nam',
      'Quê quán: xã Lạc Thủy, tỉnh Phú Thọ',
      'Họ, chữ đệm, tên người mẹ: QUÁCH THỊ HOA',
      'Họ, chữ đệm, tên người cha: BÙI VĂN NAM.',
    ];
    expect(valuesIn({ lines })).toEqual({
      fullName: 'BÙI MINH KHÔI',
      birthDay: '05/02/2026',
      sex: 'Nam',
      ethnicity: 'Mường',
      nationality: 'Việt Nam',
      origin: 'xã Lạc Thủy, tỉnh Phú Thọ',
      motherName: 'QUÁCH THỊ HOA',
      fatherName: 'BÙI VĂN NAM',
    });
  });

  test('survives labels whose accents were misread, or whose blanks were lost', () => {
    const lines = [
      'GIÂY XÁC NHẬN TINH TRẠNG HÔN NHẨN',
      'Họ, chữ đêm, tên: Nguyễn Văn Thưởng',
      'Giớitính: Nam Dẩntộc: Kinh',
    ];
    expect(valuesIn({ lines })).toEqual({ fullName: 'Nguyễn Văn Thưởng', sex: 'Nam', ethnicity: 'Kinh' });
  });

  test('is as sure as its least sure word', () => {
    const read = { lines: ['GIẤY KHAI SINH', 'Nơi sinh: Trạm Y tế Lạc Thủy'], unsure: 'tế' };
    expect(readPaper([pageWith(read)])).toMatchObject([{ name: 'birthPlace', confidence: 41, place: 1 }]);
  });

  test('is nothing of what does not look like a value, nor of a paper nobody knows', () => {
    expect(valuesIn({ lines: ['GIẤY KHAI SINH', 'Giới tính: khác', 'Số định danh cá nhân: 12345'] })).toEqual({});
    expect(valuesIn({ lines: ['BÁO CÁO', 'Họ, chữ đệm, tên: Nguyễn Văn Thưởng'] })).toEqual({});
  });

  test('of a citizen card is what its code says', () => {
    const codes = ['nothing', '017085004271||Nguyễn Văn Thưởng|02091985|Nam|Thôn Đồng Phú, Lạc Thủy, Phú Thọ|25042021'];
    expect(valuesIn({ codes })).toEqual({
      identityNumber: '017085004271',
      fullName: 'Nguyễn Văn Thưởng',
      birthDay: '02/09/1985',
      sex: 'Nam',
      address: 'Thôn Đồng Phú, Lạc Thủy, Phú Thọ',
      issuedOn: '25/04/2021',
    });
  });

  test('of a citizen card that contradicts itself is nothing', () => {
    expect(valuesIn({ codes: ['017085004271||Nguyễn Văn Thưởng|02091985|Nữ|Lạc Thủy|25042021'] })).toEqual({});
  });
});

/** Worked out by the rule of ICAO Doc 9303 with other means than the code under test. */
const machineLines = [
  'IDVNM0850042719017085004271<<9',
  '8509026M4509028VNM<<<<<<<<<<<6',
  'NGUYEN<<VAN<THUONG<<<<<<<<<<<<',
];

describe('the machine-readable lines', () => {
  test('give number, day of birth, sex and end', () => {
    expect(readMachineLines(['Trần', ...machineLines])).toEqual({
      identityNumber: '017085004271',
      birthDay: '1985-09-02',
      sex: 'male',
      expiresOn: '2045-09-02',
    });
  });

  test('give nothing when one sign was misread', () => {
    for (const [line, at] of [
      [0, 7],
      [0, 20],
      [1, 2],
      [1, 10],
      [1, 29],
    ] as const) {
      const misread = machineLines.map((text, i) =>
        i === line ? text.slice(0, at) + ((Number(text[at]) + 1) % 10) + text.slice(at + 1) : text,
      );
      expect(readMachineLines(misread), `${line}:${at}`).toBeUndefined();
    }
  });
});
