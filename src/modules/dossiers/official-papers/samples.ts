import { instantOf } from '#platform/clock';
import type {
  Apology,
  DossierPaper,
  HandedInPaper,
  HandOver,
  IntakeRefusal,
  IntakeSlip,
  Letterhead,
  OfficialPapers,
  Party,
  ProcessControl,
  RegisterLine,
  StopNotice,
  SupplementRequest,
  TrackingRegister,
} from './official-paper.ts';

// Papers of an invented commune, for tests and for looking at the forms.

const at = (day: string, hour: number, minute = 0): number => instantOf(day, hour * 60 + minute);

export const letterhead: Letterhead = {
  superiorAgency: 'Ủy ban nhân dân xã Suối Mây',
  issuer: 'Trung tâm Phục vụ hành chính công',
  issuerInText: 'Trung tâm Phục vụ hành chính công xã Suối Mây',
  place: 'Suối Mây',
  issuedOn: '2026-02-05',
  number: '0001273/TNHS',
};

export const an: Party = {
  name: 'Nguyễn Văn An',
  kind: 'person',
  identityNumber: '025085004271',
  address: 'Thôn Đồng Thượng, xã Suối Mây, tỉnh Phú Thọ',
  phone: '0912 345 678',
  email: 'an.nguyen@example.vn',
};

const cooperative: Party = {
  name: 'Hợp tác xã Nông nghiệp và Dịch vụ Suối Mây',
  kind: 'organisation',
  identityNumber: '2600123456',
  address: 'Thôn Bản Giữa, xã Suối Mây, tỉnh Phú Thọ',
};

const dossier: DossierPaper = {
  letterhead,
  dossierCode: 'H44.25.17-260205-0042',
  lookupUrl: 'https://mot-cua.example.vn/tra-cuu/H44.25.17-260205-0042?k=9F3A7C',
  procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
  submitter: an,
};

const paper = (name: string, kinds: Partial<HandedInPaper>): HandedInPaper => ({
  name,
  originals: 0,
  certifiedCopies: 0,
  photocopies: 0,
  electronic: 0,
  ...kinds,
});

const intakeSlip: IntakeSlip = {
  ...dossier,
  copy: 'given',
  owner: { name: 'Lò Thị Mai', kind: 'person', address: 'Thôn Đồng Thượng, xã Suối Mây, tỉnh Phú Thọ' },
  papers: [
    paper('Tờ khai đăng ký khai sinh theo mẫu', { electronic: 1 }),
    paper('Giấy chứng sinh do cơ sở y tế nơi trẻ em được sinh ra cấp', { originals: 1 }),
    paper('Văn bản ủy quyền theo quy định của pháp luật (đã được chứng thực chữ ký)', { certifiedCopies: 1 }),
    paper('Hộ chiếu của người cha (kèm bản dịch tiếng Việt)', { photocopies: 2 }),
  ],
  sets: 1,
  timeLimit: '03 ngày làm việc',
  receivedAt: at('2026-02-05', 8, 5),
  promisedAt: at('2026-02-10', 17),
  fee: { amount: 8000, collection: 'Tiền mặt tại quầy' },
  resultDelivery: 'Trực tiếp tại quầy số 3',
  register: { book: '01/2026', entry: 1273 },
  clerk: 'Trần Thị Bình',
  hotline: '0210 3 800 800',
};

const supplementRequest: SupplementRequest = {
  ...dossier,
  letterhead: { ...letterhead, number: '12/HDHS' },
  items: [
    { content: 'Giấy chứng sinh bản chính', legalBasis: 'Khoản 1 Điều 16 Luật Hộ tịch' },
    { content: 'Văn bản ủy quyền có chứng thực chữ ký của người ủy quyền' },
  ],
  reason: 'Hồ sơ còn thiếu giấy tờ theo thành phần hồ sơ đã công bố.',
  completeBy: '2026-03-02',
  contact: { name: 'Lê Thị Hoa', phone: '0210 3 800 801' },
  guide: 'Trần Thị Bình',
};

const refusal: IntakeRefusal = {
  ...dossier,
  letterhead: { ...letterhead, number: '03/TB-TCTN' },
  reasons: [
    'Thủ tục hành chính không thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã Suối Mây.',
    'Giấy chứng sinh nộp kèm đã bị tẩy xóa, không xác định được ngày sinh của trẻ.',
  ],
  legalBases: ['Điều 13 Luật Hộ tịch', 'khoản 1 Điều 16 Luật Hộ tịch'],
  clerk: 'Trần Thị Bình',
};

const apology: Apology = {
  ...dossier,
  letterhead: {
    issuer: 'Ủy ban nhân dân xã Suối Mây',
    issuerInText: 'Ủy ban nhân dân xã Suối Mây',
    place: 'Suối Mây',
    issuedOn: '2026-02-09',
    number: '07/UBND-VHXH',
  },
  handlingAgency: 'Ủy ban nhân dân xã Suối Mây',
  receivedAt: at('2026-02-05', 8, 5),
  promisedAt: at('2026-02-10', 17),
  newPromisedAt: at('2026-02-24', 17),
  reason: 'phải chờ kết quả xác minh tình trạng hôn nhân từ nơi cư trú trước đây.',
  signer: { onBehalf: 'KT. Chủ tịch', position: 'Phó Chủ tịch', name: 'Phạm Minh Chi' },
  recipients: ['Như trên', 'Trung tâm Phục vụ hành chính công', 'Lưu: VT, hồ sơ'],
};

const stopNotice: StopNotice = {
  ...dossier,
  letterhead: { ...letterhead, number: '05/TB-TTPVHCC' },
  submitter: cooperative,
  legalBases: [
    'Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ',
    'Thông tư số 03/2025/TT-VPCP ngày 15 tháng 9 năm 2025 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ',
  ],
  receivedAt: at('2026-02-05', 8, 5),
  requestedOn: '2026-02-06',
  reason: 'Người nộp hồ sơ không còn nhu cầu thực hiện thủ tục',
  stage: 'Đang thẩm định tại Phòng Văn hóa - Xã hội',
  stoppedAt: at('2026-02-06', 10, 30),
  returnedPapers: [
    { name: 'Giấy chứng sinh', quantity: 1 },
    { name: 'Văn bản ủy quyền', quantity: 1 },
  ],
  refundedFee: { amount: 105_000, collection: 'Chuyển khoản' },
  signer: { position: 'Giám đốc', name: 'Hoàng Văn Dũng' },
  recipients: ['Như trên', 'Lưu: VT, hồ sơ'],
};

const counter = { agency: 'Trung tâm Phục vụ hành chính công', person: 'Trần Thị Bình' };
const department = { agency: 'Phòng Văn hóa - Xã hội', person: 'Lê Thị Hoa' };

const handOvers: HandOver[] = [
  { from: counter, to: department, at: at('2026-02-05', 9), outcome: 'on_time' },
  {
    from: department,
    to: { agency: 'Lãnh đạo Ủy ban nhân dân xã', person: 'Phạm Minh Chi' },
    at: at('2026-02-09', 15, 20),
    outcome: 'overdue',
    note: 'Chờ xác minh nơi cư trú trước đây',
  },
  { from: { agency: 'Văn thư' }, to: counter, at: at('2026-02-10', 10), outcome: 'early' },
];

const processControl: ProcessControl = {
  ...dossier,
  letterhead: { ...letterhead, number: '1273/KSHS' },
  handlingAgency: 'Phòng Văn hóa - Xã hội',
  cooperatingAgencies: ['Công an xã Suối Mây', 'Ủy ban nhân dân xã Thượng Nguồn'],
  handOvers,
};

const registerLine = (entry: number): RegisterLine => ({
  dossierCode: `H44.25.17-260205-${String(entry).padStart(4, '0')}`,
  procedureName: entry % 3 ? 'Chứng thực bản sao từ bản chính giấy tờ, văn bản' : 'Đăng ký khai sinh',
  sets: 1,
  submitter: entry % 5 ? an : cooperative,
  handlingAgency: entry % 3 ? 'Trung tâm Phục vụ hành chính công' : 'Phòng Văn hóa - Xã hội',
  receivedAt: at('2026-02-05', 8, entry % 60),
  promisedAt: at('2026-02-05', 17),
  ...(entry % 4 ? { handedOverAt: at('2026-02-05', 15, entry % 60) } : { note: 'Chờ bổ sung' }),
  resultDelivery: entry % 2 ? 'Trực tiếp' : 'Qua bưu chính',
});

/** A register of so many lines. */
export function registerOf(lines: number): TrackingRegister {
  return {
    letterhead,
    book: '01/2026',
    field: 'Hộ tịch, chứng thực',
    from: '2026-02-01',
    to: '2026-02-28',
    lines: Array.from({ length: lines }, (_, i) => registerLine(i + 1)),
  };
}

/** Each form filled in as on an ordinary day. */
export const samples: OfficialPapers = {
  'intake-slip': intakeSlip,
  'supplement-request': supplementRequest,
  refusal,
  apology,
  'stop-notice': stopNotice,
  'process-control': processControl,
  'tracking-register': registerOf(12),
};

const bare: DossierPaper = {
  letterhead: {
    issuer: 'UBND xã Suối Mây',
    issuerInText: 'UBND xã Suối Mây',
    place: 'Suối Mây',
    issuedOn: '2026-11-23',
  },
  dossierCode: '000.00.06.H56-231027-0361',
  lookupUrl: 'https://mot-cua.example.vn/t/1',
  procedure: { code: '2.000815', name: 'Chứng thực bản sao' },
  submitter: { name: 'Y Bhơ̆k', kind: 'person' },
};

/** Each form with nothing it can do without. */
export const minimalSamples: OfficialPapers = {
  'intake-slip': {
    ...bare,
    papers: [],
    sets: 1,
    timeLimit: 'Trong ngày',
    receivedAt: at('2026-11-23', 9),
    promisedAt: at('2026-11-23', 17),
    resultDelivery: 'Trực tiếp',
    clerk: 'Trần Thị Bình',
  },
  'supplement-request': { ...bare, items: [], reason: '', contact: { name: 'Lê Thị Hoa' }, guide: 'Trần Thị Bình' },
  refusal: { ...bare, reasons: ['Không thuộc thẩm quyền.'], clerk: 'Trần Thị Bình' },
  apology: {
    ...bare,
    handlingAgency: 'UBND xã Suối Mây',
    receivedAt: at('2026-11-19', 9),
    promisedAt: at('2026-11-20', 17),
    newPromisedAt: at('2026-11-25', 17),
    reason: 'sự cố kỹ thuật.',
    signer: { position: 'Chủ tịch', name: '' },
  },
  'stop-notice': {
    ...bare,
    legalBases: [],
    receivedAt: at('2026-11-20', 9),
    requestedOn: '2026-11-20',
    reason: '',
    stage: 'Mới tiếp nhận',
    stoppedAt: at('2026-11-20', 10),
    returnedPapers: [],
    signer: { position: 'Giám đốc', name: 'Hoàng Văn Dũng' },
  },
  'process-control': { ...bare, handlingAgency: 'UBND xã Suối Mây', handOvers: [] },
  'tracking-register': { letterhead: bare.letterhead, from: '2026-11-23', to: '2026-11-23', lines: [] },
};

const hostileWords = [
  '#read("/etc/passwd") *b* $x$ \\ <b> - _x_',
  '😀 王小明 Nguyễn',
  'Ạ'.repeat(300),
  'Nguyễn Thị Hoa '.repeat(20).trim(),
  'Trần Đức Thịnh'.normalize('NFD'),
  '@ref [x] `raw` // c /* = tiêu đề',
];
const meaningful = /^(\d{4}-\d\d-\d\d|person|organisation|kept|given|early|on_time|overdue|https:.*|H44\..*)$/;

/** The same paper with each free text replaced by the worst that people type, paste or try. */
export function hostile<T>(paper: T): T {
  let turn = 0;
  const worse = (_key: string, value: unknown) => {
    if (typeof value !== 'string' || meaningful.test(value)) return value;
    return hostileWords[turn++ % hostileWords.length];
  };
  return JSON.parse(JSON.stringify(paper), worse);
}
