import type { PaperOrigin, StoredPaperState } from './stored-paper.ts';

const origins: Readonly<Record<PaperOrigin, string>> = {
  result: 'Kết quả điện tử',
  scan: 'Bản số hóa từ bản giấy',
};

const states: Readonly<Record<StoredPaperState, string>> = {
  in_force: 'Dùng được',
  replaced: 'Đã thay bằng bản mới',
  withdrawn: 'Đã thu hồi',
};

export const vi = {
  menu: 'Kho giấy tờ',
  title: 'Kho giấy tờ của tôi',
  lead: 'Kết quả đã trả cho anh/chị và giấy tờ của anh/chị đã được cán bộ số hóa, xác nhận. Lần nộp hồ sơ sau, anh/chị chọn dùng lại mà không phải nộp lần nữa, ở xã, phường nào cũng được.',
  empty:
    'Kho chưa có giấy tờ nào. Kết quả ký số được đưa vào khi trả cho anh/chị; giấy tờ giấy được đưa vào khi cán bộ số hóa và xác nhận.',
  noNumber: 'Tài khoản của anh/chị chưa có số định danh cá nhân nên chưa mở được kho.',
  list: 'Giấy tờ trong kho',
  paper: 'Giấy tờ',
  from: 'Có từ đâu',
  used: 'Đã dùng cho',
  state: 'Tình trạng',
  files: 'Tệp',
  fromDossier: 'Hồ sơ',
  notUsed: 'Chưa dùng lại',
  download: 'Tải về',
  downloadPart: (place: number) => `Tải bản ${place}`,
  ofPaper: (name: string) => `: ${name}`,
  origins,
  states,
  expired: 'Hết giá trị',
  number: (number: string) => `số ${number}`,
  issued: (issuer: string | null, day: string | null) =>
    [issuer, day && `cấp ngày ${day}`].filter(Boolean).join(' ') || undefined,
  validUntil: (day: string) => `có giá trị đến hết ${day}`,
  withdrawnBecause: (reason: string) => `Lý do: ${reason}`,
  since: (day: string) => `từ ${day}`,
  looked: 'Ai đã xem kho tại quầy',
  lookedLead: 'Cán bộ chỉ xem kho khi anh/chị có mặt ở quầy. Mỗi lần xem đều ghi ở đây.',
  lookedEmpty: 'Chưa có ai xem.',
  at: 'Lúc',
  who: 'Cán bộ',
  agency: 'Cơ quan',
  purpose: 'Để làm thủ tục',
  withdraw: {
    title: 'Thu hồi giấy tờ khỏi kho',
    lead: 'Từ lúc thu hồi, giấy tờ không dùng được cho hồ sơ mới. Hồ sơ đã dùng vẫn giữ, và ghi rõ giấy tờ đã bị thu hồi.',
    reason: 'Lý do thu hồi',
    button: 'Thu hồi',
    usedBy: 'Hồ sơ đã dùng',
    belongsTo: 'Của người có số định danh',
  },
  fields: { reason: 'Lý do thu hồi' } as Record<string, string>,
  refusals: {
    'stored_paper.not_found': 'Không có giấy tờ này trong kho.',
    'paper_store.not_offered':
      'Giấy tờ này chưa được chủ giấy tờ đưa ra. Hãy mở kho của người đang ở quầy rồi chọn lại.',
    'paper_store.restricted':
      'Người này đã yêu cầu hạn chế xử lý dữ liệu. Giấy tờ trong kho chỉ được lưu, không dùng cho hồ sơ đến khi bỏ hạn chế.',
    'paper_store.not_usable': 'Giấy tờ “{name}” không còn dùng được: đã bị thu hồi, thay thế hoặc hết giá trị.',
    'paper_store.withdrawn_already': 'Giấy tờ “{name}” đã được thu hồi trước đó.',
  } as Record<string, string>,
  notices: { 'paper_store.withdrawn': 'Đã thu hồi giấy tờ.' } as Record<string, string>,
};
