/** Why the national portal would not take a dossier, or should not, had it the choice. */
export type PortalRuleKey =
  | 'agency_code_missing'
  | 'dossier_code_of_other_agency'
  | 'procedure_code_not_national'
  | 'identity_missing'
  | 'tax_code_missing'
  | 'limit_missing'
  | 'result_missing'
  | 'status_without_day';

/** A rule that the record of a dossier must keep, from a day on. */
export interface PortalRule {
  readonly key: PortalRuleKey;
  readonly validFrom: string;
  /** The fields of the message (DongBoHoSoMC) that would be empty or wrong. */
  readonly fields: readonly string[];
  readonly source: string;
}

/**
 * By the fields of the message as clients of the portal send them, and by what one live client was seen to invent to get
 * past it. Which of them the portal itself checks is not published ([U]); what is missing is missing either way.
 */
export const portalRules: readonly PortalRule[] = [
  { key: 'agency_code_missing', validFrom: '2020-07-22', fields: ['DonViXuLy'], source: 'QĐ 20/2020/QĐ-TTg' },
  { key: 'dossier_code_of_other_agency', validFrom: '2020-07-22', fields: ['MaHoSo'], source: 'TT 03/2025/TT-VPCP' },
  { key: 'procedure_code_not_national', validFrom: '2020-07-22', fields: ['MaTTHC'], source: 'DongBoHoSoMC' },
  { key: 'identity_missing', validFrom: '2020-07-22', fields: ['DinhDanhCHS'], source: 'DongBoHoSoMC' },
  { key: 'tax_code_missing', validFrom: '2020-07-22', fields: ['DinhDanhCHS'], source: 'DongBoHoSoMC' },
  { key: 'limit_missing', validFrom: '2020-07-22', fields: ['NgayHenTra'], source: 'DongBoHoSoMC' },
  { key: 'result_missing', validFrom: '2020-07-22', fields: ['DanhSachGiayToKetQua'], source: 'DongBoHoSoMC' },
  {
    key: 'status_without_day',
    validFrom: '2020-07-22',
    fields: ['TrangThaiHoSo', 'NgayTiepNhan', 'NgayKetThucXuLy', 'NgayTra'],
    source: 'DongBoHoSoMC',
  },
];

/** The shape of an agency's identifier: a letter and two digits, then its groups (QĐ 20/2020/QĐ-TTg), at most 35 signs. */
export const agencyCodeShape = /^(?=.{3,35}$)[A-Z]\d{2}(\.\d{1,3})*$/;

/** The national code of a procedure, a case of it behind a point. */
export const procedureCodeShape = /^\d\.\d{6}(\.\d{1,3})*$/;

/** Twelve digits are an identity number, nine an old identity card; other numbers have no kind in the message. */
export const digitsOfIdentity: readonly number[] = [12, 9];

/** Which day a national status must come with. */
export const dayOfStatus: Readonly<Record<number, 'receivedAt' | 'closedAt' | 'handedOverAt'>> = {
  2: 'receivedAt',
  4: 'receivedAt',
  3: 'closedAt',
  7: 'closedAt',
  8: 'closedAt',
  9: 'closedAt',
  10: 'handedOverAt',
};

/** The statuses that come with a promised day: received, and neither waiting for completion nor stopped. */
export const statusesWithLimit: readonly number[] = [2, 4, 6, 9, 10];

/** The statuses that promise a result the citizen can have: settled and handed over. */
export const statusesWithResult: readonly number[] = [9, 10];
