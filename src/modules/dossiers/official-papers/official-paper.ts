import type { Day } from '#platform/clock';

/** The head of a paper: names in ordinary case, the template sets capitals. */
export interface Letterhead {
  superiorAgency?: string;
  issuer: string;
  /** The issuer as a sentence names it: "Trung tâm Phục vụ hành chính công xã Suối Mây". */
  issuerInText: string;
  place: string;
  issuedOn: Day;
  /** Number and notation without "Số:", "0001273/TNHS"; a draft may have none yet. */
  number?: string;
}

export interface Party {
  name: string;
  kind: 'person' | 'organisation';
  identityNumber?: string;
  address?: string;
  phone?: string;
  email?: string;
}

/** What forms 01 to 05 have in common. */
export interface DossierPaper {
  letterhead: Letterhead;
  dossierCode: string;
  /** Where the holder looks the dossier up; printed as a QR code and as text. */
  lookupUrl: string;
  procedure: { code: string; name: string };
  submitter: Party;
  /** The dossier's owner when not the submitter. */
  owner?: Party;
}

/** Who signs for an agency: `onBehalf` lines as "KT. CHỦ TỊCH" stand above the position. */
export interface Signer {
  onBehalf?: string;
  position: string;
  name: string;
}

export interface Fee {
  /** Đồng. */
  amount: number;
  /** "Tiền mặt tại quầy", "Trực tuyến"… */
  collection?: string;
}

/** How many of one required paper were handed in, by kind. */
export interface HandedInPaper {
  name: string;
  originals: number;
  certifiedCopies: number;
  photocopies: number;
  electronic: number;
}

/** Form 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả. Instants in milliseconds. */
export interface IntakeSlip extends DossierPaper {
  /** Which of the two printed copies; none for an electronic slip. */
  copy?: 'kept' | 'given';
  papers: HandedInPaper[];
  sets: number;
  /** The limit in words: "03 ngày làm việc". */
  timeLimit: string;
  receivedAt: number;
  /** None where the law sets no limit. */
  promisedAt?: number;
  fee?: Fee;
  resultDelivery: string;
  register?: { book: string; entry: number };
  clerk: string;
  hotline?: string;
}

/** Form 02: phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export interface SupplementRequest extends DossierPaper {
  items: { content: string; legalBasis?: string }[];
  reason: string;
  /** The last day to complete the dossier. */
  completeBy?: Day;
  contact: { name: string; phone?: string };
  guide: string;
}

/** Form 03: phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export interface IntakeRefusal extends DossierPaper {
  reasons: string[];
  legalBases?: string[];
  clerk: string;
  /** The leader who refuses to settle; signs in the clerk's place. */
  signer?: Signer;
}

/** Form 04: văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết. Instants in milliseconds. */
export interface Apology extends DossierPaper {
  handlingAgency: string;
  receivedAt: number;
  promisedAt: number;
  newPromisedAt: number;
  reason: string;
  signer: Signer;
  recipients?: string[];
}

/** Form 05: thông báo dừng giải quyết hồ sơ (Điều 21, NĐ 118/2025/NĐ-CP; Điều 7, TT 03/2025/TT-VPCP). */
export interface StopNotice extends DossierPaper {
  legalBases: string[];
  receivedAt: number;
  /** The day the applicant asked to stop. */
  requestedOn: Day;
  reason: string;
  /** Where the dossier stood: "Đang thẩm định tại Phòng Văn hóa - Xã hội". */
  stage: string;
  stoppedAt: number;
  returnedPapers: { name: string; quantity: number }[];
  refundedFee?: Fee;
  signer: Signer;
  recipients?: string[];
}

export interface HandOver {
  from: { agency: string; person?: string };
  to: { agency: string; person?: string };
  /** Milliseconds. */
  at: number;
  outcome?: 'early' | 'on_time' | 'overdue';
  note?: string;
}

/** Form 06: phiếu kiểm soát quá trình giải quyết hồ sơ. */
export interface ProcessControl extends DossierPaper {
  handlingAgency: string;
  cooperatingAgencies?: string[];
  handOvers: HandOver[];
}

/** One dossier's line of form 07; instants in milliseconds. */
export interface RegisterLine {
  dossierCode: string;
  procedureName: string;
  sets: number;
  submitter: Party;
  handlingAgency: string;
  receivedAt: number;
  promisedAt?: number;
  handedOverAt?: number;
  resultDelivery?: string;
  note?: string;
}

/** Form 07: sổ theo dõi hồ sơ, of one book and period. */
export interface TrackingRegister {
  letterhead: Letterhead;
  book?: string;
  /** Field of the procedures in this book, none for all. */
  field?: string;
  from: Day;
  to: Day;
  lines: RegisterLine[];
}

/** The data of each form of Phụ lục I, Thông tư 03/2025/TT-VPCP. */
export interface OfficialPapers {
  'intake-slip': IntakeSlip;
  'supplement-request': SupplementRequest;
  refusal: IntakeRefusal;
  apology: Apology;
  'stop-notice': StopNotice;
  'process-control': ProcessControl;
  'tracking-register': TrackingRegister;
}

export type OfficialForm = keyof OfficialPapers;

interface FormFacts {
  /** The number of the form in the annex, printed on it. */
  number: string;
  title: string;
}

export const officialForms: Readonly<Record<OfficialForm, FormFacts>> = {
  'intake-slip': { number: '01', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' },
  'supplement-request': { number: '02', title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ' },
  refusal: { number: '03', title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ' },
  apology: { number: '04', title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết' },
  'stop-notice': { number: '05', title: 'Thông báo dừng giải quyết hồ sơ' },
  'process-control': { number: '06', title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ' },
  'tracking-register': { number: '07', title: 'Sổ theo dõi hồ sơ' },
};

/** Where the template of a form lies, from the root of the checkout. */
export function officialPaperTemplate(form: OfficialForm): string {
  return `src/modules/dossiers/official-papers/${officialForms[form].number}-${form}.typ`;
}
