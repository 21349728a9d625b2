import type { Answers, FormDefinition } from './form-definition.ts';

const home = { detail: 'Thôn Đồi', commune: 'Xã Mường Hoa', province: 'Tỉnh Phú Thọ' };

/** Complete and right answers on 23 November 2026, by form. */
export const samples: Readonly<Record<string, Answers>> = {
  'birth-registration': {
    relation: 'father',
    child: {
      fullName: 'Nguyễn Thị Thuỷ Tiên',
      birthDate: '2026-11-02',
      sex: 'female',
      ethnicity: 'Mường',
      nationality: 'Việt Nam',
      birthPlace: { facility: 'Trạm y tế xã Mường Hoa', commune: 'Xã Mường Hoa', province: 'Tỉnh Phú Thọ' },
      homeTown: { commune: 'Xã Mường Hoa', province: 'Tỉnh Phú Thọ' },
    },
    motherKnown: 'yes',
    mother: {
      fullName: 'Trần Thị Bé',
      birthDate: '1995',
      ethnicity: 'Kinh',
      nationality: 'Việt Nam',
      identityNumber: '025195001234',
      residence: home,
    },
    fatherKnown: 'yes',
    father: {
      fullName: 'Nguyễn Văn An',
      birthDate: '1990-05-02',
      ethnicity: 'Mường',
      nationality: 'Việt Nam',
      identityNumber: '025090001234',
      residence: home,
    },
    proof: 'witness',
    witnesses: [{ fullName: 'Lê Văn Cừ', identityNumber: '025070001234', residence: home }],
    wantsCopies: 'yes',
    copyCount: 3,
    pledge: true,
  },
  'marital-status': {
    relation: 'self',
    subject: {
      fullName: 'Nguyễn Văn An',
      birthDate: '1990-05-02',
      sex: 'male',
      ethnicity: 'Mường',
      nationality: 'Việt Nam',
      identityNumber: '025090001234',
      residence: home,
    },
    period: { residence: home, from: '2008-05-02', to: '2026-11-23' },
    status: 'single',
    purpose: 'other',
    otherPurpose: 'Làm thủ tục mua bán nhà đất',
    issuedBefore: 'no',
    pledge: true,
  },
  'certified-copies': {
    papers: [
      { name: 'Giấy khai sinh', pages: 1, wanted: 'paper', copies: 3 },
      {
        name: 'Bằng tốt nghiệp',
        issuer: 'Trường THPT Mường Hoa',
        number: 'A 1234',
        pages: 2,
        wanted: 'both',
        copies: 1,
      },
    ],
    note: 'Cần trong ngày.\nXin cảm ơn.',
  },
  'certified-copies 1': {
    papers: [
      { name: 'Giấy khai sinh', pages: 1, copies: 3 },
      { name: 'Bằng tốt nghiệp', issuer: 'Trường THPT Mường Hoa', number: 'A 1234', pages: 2, copies: 1 },
    ],
    note: 'Cần trong ngày.\nXin cảm ơn.',
  },
  'extract-copies': {
    relation: 'self',
    extracts: [
      {
        kind: 'birth',
        registeredName: 'Nguyễn Văn An',
        registryNumber: '45',
        registryBook: '01/1990',
        registeredOn: '1990-05-12',
        registeredAt: 'UBND xã Mường Hoa',
        copies: 3,
      },
      { kind: 'marriage', registeredName: 'Nguyễn Văn An, Bùi Thị Lan', registeredOn: '2015', copies: 1 },
    ],
    purpose: 'Nhập học cho con.',
    pledge: true,
  },
  'death-registration': {
    relation: 'child',
    deceased: {
      fullName: 'Nguyễn Văn Cả',
      birthDate: '1936',
      sex: 'male',
      ethnicity: 'Mường',
      nationality: 'Việt Nam',
      identityNumber: '025036001234',
      lastResidence: home,
    },
    death: { day: '2026-11-20', time: '21:05', place: 'Thôn Đồi, xã Mường Hoa, tỉnh Phú Thọ', cause: 'Tuổi già' },
    notice: 'notice',
    noticePaper: { number: '12/GBT', issuedBy: 'Trạm y tế xã Mường Hoa', issuedOn: '2026-11-21' },
    wantsCopies: 'no',
    pledge: true,
  },
  'household-business': {
    owner: {
      fullName: 'Nguyễn Văn An',
      birthDate: '1990-05-02',
      sex: 'male',
      ethnicity: 'Mường',
      nationality: 'Việt Nam',
      identityNumber: '025090001234',
      residence: home,
      contact: home,
      phone: '+84912345678',
    },
    name: 'Hộ kinh doanh An Khang',
    office: { address: home },
    sectors: [{ name: 'Bán lẻ lương thực', code: '4711' }],
    capital: 150_000_000,
    tax: { startDate: '2026-12-01', workers: 2, otherAddress: 'no' },
    founder: 'household',
    members: [
      {
        fullName: 'Trần Thị Bé',
        birthDate: '1995-03-08',
        sex: 'female',
        identityNumber: '025195001234',
        residence: home,
      },
    ],
    pledge: true,
  },
  'general-request': { subject: 'Xin cấp lại giấy', content: 'Giấy cũ bị mất.\nXin cấp lại.' },
};

/** A sample of a form in one version, where an earlier one asked something else. */
export const sampleFor = ({ id, version }: Pick<FormDefinition, 'id' | 'version'>): Answers =>
  samples[`${id} ${version}`] ?? samples[id]!;
