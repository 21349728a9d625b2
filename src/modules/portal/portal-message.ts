import type { PortalDossier } from '#modules/dossiers';
import type { PortalContract } from '../../../reference/portal/contract.ts';

/** What is sent of a dossier, and which of its fields had to be cut. */
export interface PortalMessage {
  readonly content: Readonly<Record<string, unknown>>;
  readonly cutFields: readonly string[];
}

/** An instant as the portal writes it: `20260310090000`, the time in Viet Nam; empty where nothing happened. */
export const portalTime = (at: number | null): string =>
  at === null ? '' : new Date(at + 7 * 3_600_000).toISOString().slice(0, 19).replace(/[-T:]/g, '');

/**
 * A dossier as the portal takes it (DongBoHoSoMC). What is not recorded is left empty: no number, day, file or database
 * is ever filled in. `resultAddress` is where the portal fetches the sealed result; undefined where there is none.
 */
export function dossierMessage(
  dossier: PortalDossier,
  contract: PortalContract,
  resultAddress: string | undefined,
): PortalMessage {
  const { record, papers, fees, supplements, owner, sealedResult } = dossier;
  const { codes } = contract;
  const cut = cutter(contract);
  const isClosed = record.closedAt !== null && dossier.refusedAt === null;
  const content = {
    MaHoSo: record.code,
    MaTTHC: record.procedureCode,
    TenTTHC: record.procedureName,
    MaLinhVuc: '',
    TenLinhVuc: dossier.field,
    KenhThucHien: codes.channel[dossier.channel],
    SoBienNhan: '',
    ChuHoSo: owner.fullName,
    LoaiDoiTuong: codes.ownerKind[record.ownerKind],
    MaDoiTuong: '',
    DinhDanhCHS: identityOf(dossier, contract),
    ThongTinKhac: '',
    Email: owner.email ?? '',
    Fax: '',
    SoDienThoai: owner.phone ?? '',
    TrichYeuHoSo: cut('TrichYeuHoSo', dossier.content),
    NgayNopHoSo: portalTime(record.submittedAt),
    NgayTiepNhan: portalTime(record.receivedAt),
    NgayHenTra: portalTime(record.promisedAt),
    TrangThaiHoSo: String(record.status),
    NgayTuChoi: portalTime(dossier.refusedAt),
    NgayKetThucXuLy: portalTime(isClosed ? record.closedAt : null),
    NgayTra: portalTime(record.handedOverAt),
    ThongTinTra: '',
    HinhThuc: codes.delivery[dossier.resultDelivery],
    DonViXuLy: dossier.handlingAgencyName,
    GhiChu: versionNote(dossier.version),
    NoiNopHoSo: codes.handedInAt,
    HoSoCoThanhPhanSoHoa: flag(papers.some(({ digitisation }) => digitisation !== 'none')),
    TaiKhoanDuocXacThucVoiVNeID: flag(dossier.identityFrom === 'account'),
    DuocThanhToanTrucTuyen: codes.paid[fees.some(({ method }) => method === 'online') ? 'online' : 'otherwise'],
    DSKetNoiCSDL: [],
    TaiLieuNop: papers.map(({ ordinal, name, digitisation }) => ({
      TepDinhKemId: `${record.code}-${ordinal}`,
      TenTepDinhKem: cut('TenTepDinhKem', name),
      IsDeleted: 'False',
      MaThanhPhanHoSo: '',
      DuongDanTaiTepTin: '',
      DuocSoHoa: flag(digitisation !== 'none'),
      DuocTaiSuDung: codes.reuse[digitisation],
      // Our store is the commune's; nothing is taken from the national one yet.
      DuocLayTuKhoDMQG: '0',
      MaKetQuaThayThe: '',
    })),
    DanhSachLePhi: fees.map(({ id, name, amount }) => ({
      ...{ TenPhiLePhi: name, MaPhiLePhi: id, HinhThucThu: '', Gia: String(amount), LoaiPhiLePhi: '' },
    })),
    DanhSachTepDinhKemKhac: [],
    DanhSachHoSoBoSung: supplements.map((request) => ({
      HoSoBoSungId: request.id,
      NguoiYeuCauBoSung: cut('NguoiXuLy', request.askedByName),
      NoiDungBoSung: [request.reason, ...request.items].join('; '),
      NgayBoSung: portalTime(request.askedAt),
      NgayTiepNhanBoSung: portalTime(request.answeredAt),
    })),
    DanhSachGiayToKetQua:
      sealedResult && resultAddress
        ? [
            {
              TenGiayTo: cut('TenGiayTo', sealedResult.title),
              MaThanhPhanHoSo: '',
              GiayToId: sealedResult.fileId,
              DuongDanTepTinKetQua: resultAddress,
              MaGiayToKetQua: sealedResult.number,
            },
          ]
        : [],
  };
  return { content, cutFields: cut.done() };
}

/** One step of a dossier's course, who did it and what it came to. Instants are milliseconds. */
export interface ProgressStep {
  readonly code: string;
  /** The version it made of the dossier. */
  readonly version: number;
  readonly byName: string;
  readonly at: number;
  readonly words: string;
  readonly status: number;
  readonly promisedAt: number | null;
  readonly agencyName: string;
}

/** A step as the portal takes it (CapNhatTienDoHoSoMC); who held which position then is not recorded with the fact. */
export function progressMessage(step: ProgressStep, contract: PortalContract): PortalMessage {
  const cut = cutter(contract);
  const content = {
    MaHoSo: step.code,
    NguoiXuLy: cut('NguoiXuLy', step.byName),
    ChucDanh: '',
    ThoiDiemXuLy: portalTime(step.at),
    PhongBanXuLy: step.agencyName,
    NoiDungXuLy: step.words,
    TrangThai: String(step.status),
    NgayBatDau: portalTime(step.at),
    NgayKetThucTheoQuyDinh: portalTime(step.promisedAt),
  };
  return { content, cutFields: cut.done() };
}

/** By what a message that arrived is told from the one before: the portal keeps the note as it was sent. */
export const versionNote = (version: number): string => `Phiên bản ${version}`;

const flag = (is: boolean): string => (is ? '1' : '0');

/** The number of the owner, where one is recorded and the list knows its kind. */
function identityOf({ owner, record }: PortalDossier, { codes }: PortalContract) {
  const number = owner.identityNumber ?? '';
  const kind = codes.identityKind[number.length];
  if (record.ownerKind !== 'person' || !kind || !/^\d+$/.test(number)) return { LoaiDinhDanh: '', SoDinhDanh: '' };
  return { LoaiDinhDanh: kind, SoDinhDanh: number };
}

/** Cuts texts to what a field holds, and remembers which it had to cut. */
function cutter({ longest }: PortalContract) {
  const cutFields = new Set<string>();
  const cut = (field: keyof PortalContract['longest'], text: string): string => {
    if (text.length <= longest[field]) return text;
    cutFields.add(field);
    return text.slice(0, longest[field]);
  };
  return Object.assign(cut, { done: () => [...cutFields] });
}
