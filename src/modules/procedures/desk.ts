import type { ProcedureVersion } from './procedure-version.ts';

/** The positions through which a dossier goes, by their codes in the agency's list of positions. */
export interface Desk {
  counter: string;
  head: string;
  officer: string;
  leader: string;
  documents: string;
}

const common = { counter: 'counter_clerk', leader: 'commune_chair', documents: 'document_clerk' };

/** The offices of a commune (NĐ 150/2025/NĐ-CP): office of the councils, culture and society, economy. */
const offices = {
  justice: { ...common, head: 'office_head', officer: 'justice_officer' },
  culture: { ...common, head: 'culture_head', officer: 'culture_officer' },
  economy: { ...common, head: 'economy_head', officer: 'land_officer' },
};

/** Commune police and the military command have their own people and systems; their head signs. */
const police = { ...common, head: 'police_head', officer: 'police_officer', leader: 'police_head' };
const military = { ...common, head: 'military_head', officer: 'military_officer' };

const justiceFields = new Set([
  'Hộ tịch',
  'Chứng thực',
  'Nuôi con nuôi',
  'Hòa giải ở cơ sở',
  'Bồi thường nhà nước',
  'Khiếu nại, tố cáo',
  'Xử lý đơn thư',
  'Tổ chức, cán bộ',
]);

const cultureFields =
  /^(?:Giáo dục|Các cơ sở giáo dục|Văn bằng|Văn hóa|Di sản|Thể dục|Phát thanh|Tín ngưỡng|Bảo trợ|Trẻ em|Người có công|Chính sách|Gia đình|Dân số|Giảm nghèo|Việc làm|Quản lý lao động|Phòng, chống tệ nạn|Quản lý nhà nước về hội|Công tác dân tộc)/u;

/**
 * Who settles a procedure when nothing else is decided. Which office has which field is each province's to say: this is
 * only where an agency starts from, and every step can be given to another position.
 */
export function deskOf({ agencyGroup, field }: Pick<ProcedureVersion, 'agencyGroup' | 'field'>): Desk {
  if (agencyGroup === 'police') return police;
  if (agencyGroup === 'military') return military;
  if (justiceFields.has(field.name)) return offices.justice;
  return cultureFields.test(field.name) ? offices.culture : offices.economy;
}
