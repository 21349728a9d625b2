import { inForceOn } from '../in-force.ts';

/**
 * How dossiers are told to the National Public Service Portal: the interface that clients of the portal were seen to use
 * between 2016 and 2026 (service names DongBoHoSoMC, CapNhatTienDoHoSoMC, TraCuuHoSo). The annex of TT 04/2025/TT-VPCP, which
 * governs the shared data since 25 January 2026, was not seen ([U]): a later contract gets a line of its own with its day.
 */
export interface PortalContract {
  readonly validFrom: string;
  readonly source: string;
  /** Whether it was held against the original. */
  readonly isVerified: boolean;
  /** How an answer is understood, whose code alone does not tell: words in lower case. A failure is looked for first. */
  readonly says: Readonly<Record<'exists' | 'failed' | 'taken' | 'signIn', readonly string[]>>;
  /** Milliseconds that an answer is waited for. */
  readonly patience: number;
  /** How many steps of progress go in one message. */
  readonly stepsAtOnce: number;
  /** The most characters of a field; what is longer is cut, and that it was is written down. */
  readonly longest: Readonly<Record<'NguoiXuLy' | 'TrichYeuHoSo' | 'TenTepDinhKem' | 'TenGiayTo', number>>;
  readonly codes: PortalCodes;
}

/** What the portal calls the things of the house; lists of which no code was seen are left empty in the message. */
export interface PortalCodes {
  /** KenhThucHien. */
  readonly channel: Readonly<Record<'counter' | 'online' | 'post', string>>;
  /** LoaiDoiTuong: lists of connected systems contradict each other here. */
  readonly ownerKind: Readonly<Record<'person' | 'organisation', string>>;
  /** LoaiDinhDanh, by how many digits the number has. */
  readonly identityKind: Readonly<Record<number, string>>;
  /** HinhThuc, how the result comes back; an electronic result has no code in the list. */
  readonly delivery: Readonly<Record<'counter' | 'post' | 'electronic', string>>;
  /** NoiNopHoSo: the dossiers told here were handed in to the agency's own system. */
  readonly handedInAt: string;
  /** DuocTaiSuDung. */
  readonly reuse: Readonly<Record<'none' | 'digitised' | 'reused_paper' | 'reused_result', string>>;
  /** DuocThanhToanTrucTuyen: through the gateway of the agency, or not on line; through the portal's own nobody pays here. */
  readonly paid: Readonly<Record<'online' | 'otherwise', string>>;
}

export const portalContracts: readonly PortalContract[] = [
  {
    validFrom: '2020-07-22',
    source: 'Giao diện DongBoHoSoMC, CapNhatTienDoHoSoMC như các phần mềm một cửa đang dùng (2016–2026)',
    isVerified: false,
    says: {
      exists: ['đã tồn tại'],
      failed: ['không thành công', 'chưa thành công'],
      taken: ['thành công'],
      signIn: ['session', 'phiên làm việc', 'phiên đăng nhập'],
    },
    patience: 6_000,
    stepsAtOnce: 10,
    longest: { NguoiXuLy: 50, TrichYeuHoSo: 1_000, TenTepDinhKem: 4_000, TenGiayTo: 2_000 },
    codes: {
      channel: { counter: '1', online: '2', post: '3' },
      ownerKind: { person: '1', organisation: '2' },
      identityKind: { 12: '1', 9: '2' },
      delivery: { counter: '0', post: '1', electronic: '' },
      handedInAt: '2',
      reuse: { none: '0', digitised: '0', reused_paper: '1', reused_result: '2' },
      paid: { online: '2', otherwise: '0' },
    },
  },
];

/** The contract in force on a day; the first one before it. */
export const portalContractOn = (day: string): PortalContract => inForceOn(portalContracts, day);
