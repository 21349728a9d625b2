import type { PortalRuleKey } from '../../../reference/indicators/portal-rules.ts';
import type { Connection } from './connection.ts';
import type { Exchange, ExchangeOutcome } from './exchange-store.ts';
import type { ToldGroup, ToldState } from './told-dossier.ts';

const rules: Readonly<Record<PortalRuleKey, string>> = {
  agency_code_missing: 'Cơ quan chưa có mã định danh điện tử đúng mẫu (ví dụ H44.127)',
  dossier_code_of_other_agency: 'Mã hồ sơ không bắt đầu bằng mã của cơ quan tiếp nhận',
  procedure_code_not_national: 'Mã thủ tục không phải mã quốc gia (ví dụ 1.004873)',
  identity_missing: 'Chủ hồ sơ không có số định danh 12 chữ số hoặc số CMND 9 chữ số',
  tax_code_missing: 'Tổ chức là chủ hồ sơ không có mã số thuế',
  limit_missing: 'Đã tiếp nhận, không chờ bổ sung, nhưng không có ngày hẹn trả',
  result_missing: 'Đã có kết quả nhưng không có tệp kết quả đã ký số',
  status_without_day: 'Trạng thái gửi đi thiếu thời điểm phải có (tiếp nhận, kết thúc xử lý hoặc trả kết quả)',
};

const states: Readonly<Record<ToldState, string>> = {
  waiting: 'Chờ gửi',
  sending: 'Đang gửi',
  taken: 'Cổng đã nhận',
  rejected: 'Cổng trả lại',
  held_back: 'Giữ lại, chưa gửi',
  over: 'Không gửi nữa',
};

const groups: Readonly<Record<ToldGroup, string>> = {
  taken: 'Cổng đã nhận',
  waiting: 'Chờ gửi',
  rejected: 'Cổng trả lại',
  held_back: 'Giữ lại vì thiếu dữ liệu',
};

const outcomes: Readonly<Record<NonNullable<Connection['lastOutcome']>, string>> = {
  answered: 'Cổng trả lời',
  away: 'Không liên lạc được với Cổng',
  login_refused: 'Cổng không cho đăng nhập: xem lại tài khoản',
};

const exchangeKinds: Readonly<Record<Exchange['kind'], string>> = {
  looked_up: 'Hỏi Cổng đã có hồ sơ chưa',
  added: 'Gửi hồ sơ',
  updated: 'Cập nhật hồ sơ',
  progress: 'Gửi tiến độ',
};

const exchangeOutcomes: Readonly<Record<ExchangeOutcome, string>> = {
  taken: 'Cổng nhận',
  exists: 'Cổng đã có, chuyển sang cập nhật',
  rejected: 'Cổng trả lại',
  unclear: 'Không có trả lời, chưa rõ đã đến chưa',
  not_there: 'Cổng chưa có',
};

/** What a step of a dossier's course is called to the portal, by the fact that tells of it. */
const facts: Readonly<Record<string, string>> = {
  'dossier.received': 'Tiếp nhận hồ sơ',
  'dossier.supplement_requested': 'Yêu cầu bổ sung hồ sơ',
  'dossier.supplement_handed_in': 'Tiếp nhận bổ sung',
  'dossier.transferred': 'Chuyển bước xử lý',
  'dossier.reassigned': 'Đổi người xử lý',
  'dossier.intake_refused': 'Từ chối tiếp nhận',
  'dossier.settlement_refused': 'Từ chối giải quyết',
  'dossier.withdrawn': 'Dừng giải quyết theo yêu cầu',
  'dossier.lapsed': 'Đóng hồ sơ do quá hạn bổ sung',
  'dossier.result_drafted': 'Dự thảo kết quả',
  'dossier.result_approved': 'Ký duyệt kết quả',
  'dossier.result_issued': 'Ban hành kết quả',
  'dossier.fee_paid': 'Thu phí, lệ phí',
  'dossier.delay_apologised': 'Xin lỗi và hẹn lại',
  'dossier.handed_over': 'Trả kết quả',
};

export const vi = {
  menu: 'Cổng quốc gia',
  title: 'Hồ sơ trên Cổng Dịch vụ công quốc gia',
  lead: 'Hồ sơ do cơ quan tiếp nhận được gửi lên Cổng đúng như đã ghi nhận. Cái gì chưa có thì để trống, không điền thay.',
  none: '–',
  rules,
  states,
  groups,
  facts,
  reasons: 'Vì sao chưa lên Cổng',
  reason: 'Lý do',
  count: 'Số hồ sơ',
  noReasons: 'Không có hồ sơ nào bị giữ lại hoặc trả lại.',
  answer: (code: string) => (code === 'none' ? 'Cổng không trả lời dù đã gửi nhiều lần' : `Cổng trả lời mã ${code}`),
  connection: 'Kết nối',
  notConnected: 'Cơ quan chưa kết nối với Cổng: không hồ sơ nào được gửi, và các chỉ số cần Cổng là chưa đo được.',
  connectLink: 'Thiết lập kết nối',
  changeLink: 'Đổi kết nối',
  address: 'Địa chỉ nhận hồ sơ',
  unit: 'Mã đơn vị',
  since: 'Kết nối từ',
  sinceLine: (time: string, who: string) => `${time}, ${who}`,
  toldFrom: 'Gửi hồ sơ nộp từ ngày',
  last: 'Lần liên lạc gần nhất',
  lastLine: (outcome: string, time: string) => `${outcome}, ${time}`,
  never: 'Chưa lần nào',
  awaySince: (time: string, again: string) =>
    `Không gửi được từ ${time}; tự gửi lại lúc ${again}. Hồ sơ vẫn giải quyết bình thường.`,
  outcomes,
  list: {
    title: (group: ToldGroup) => groups[group],
    code: 'Mã hồ sơ',
    procedure: 'Thủ tục',
    state: 'Tình trạng',
    since: 'Từ lúc',
    why: 'Lý do',
    empty: 'Không có hồ sơ nào.',
    of: (what: string) => `Chỉ những hồ sơ: ${what}`,
  },
  dossier: {
    caption: 'Cổng Dịch vụ công quốc gia',
    open: 'Mở hồ sơ',
    state: 'Tình trạng',
    told: 'Lần Cổng nhận gần nhất',
    toldLine: (time: string, version: number, status: string) => `${time}, phiên bản ${version}, ${status}`,
    received: 'Cổng nhận khi đã tiếp nhận',
    result: 'Cổng nhận kèm liên kết kết quả',
    due: 'Phiên bản phải gửi',
    why: 'Lý do',
    exchanges: 'Các lần gửi',
    noExchanges: 'Chưa gửi lần nào.',
    at: 'Lúc',
    kind: 'Việc',
    version: 'Phiên bản',
    outcome: 'Kết quả',
    words: 'Cổng nói',
    cut: (fields: string) => `Đã cắt bớt cho vừa: ${fields}`,
    notKept: 'Nội dung đã gửi không được giữ lại; chỉ giữ gửi phiên bản nào và Cổng trả lời gì.',
    again: 'Gửi lại',
    againHint: 'Sửa hồ sơ trước; gửi lại khi chưa sửa thì kết quả vẫn như cũ.',
  },
  settings: {
    title: 'Kết nối Cổng Dịch vụ công quốc gia',
    lead: 'Tài khoản do Cổng hoặc tỉnh cấp cho cơ quan. Đổi kết nối là ngừng kết nối cũ và bắt đầu kết nối mới từ bây giờ.',
    fields: {
      loginAddress: 'Địa chỉ đăng nhập',
      serviceAddress: 'Địa chỉ nhận hồ sơ',
      destinationCode: 'Mã đích (dstcode)',
      unitCode: 'Mã đơn vị (madonvi)',
      username: 'Tên đăng nhập',
      password: 'Mật khẩu',
      toldFrom: 'Gửi hồ sơ nộp từ ngày',
    } as Readonly<Record<string, string>>,
    hints: {
      loginAddress: 'Bắt đầu bằng https://',
      serviceAddress: 'Bắt đầu bằng https://',
      destinationCode: 'Theo trục kết nối; để trống nếu không được cấp',
      unitCode: 'Mã của cơ quan trên Cổng, thường là mã định danh điện tử',
      password: 'Được niêm phong khi lưu, không hiện lại; phải nhập lại mỗi lần đổi',
      toldFrom: 'Hồ sơ nộp trước ngày này không được gửi',
    } as Readonly<Record<string, string>>,
    addressWrong: 'Địa chỉ phải bắt đầu bằng https://, hoặc là máy trong mạng nội bộ mà nơi cài đặt cho phép',
    save: 'Kết nối',
    cancel: 'Thôi',
    end: 'Ngừng kết nối',
    endLead: 'Từ lúc ngừng không hồ sơ nào được gửi nữa; mật khẩu đã lưu bị hủy. Những gì đã gửi vẫn còn trên Cổng.',
    endButton: 'Ngừng kết nối',
  },
  exchangeKinds,
  exchangeOutcomes,
  refusals: {
    'portal.not_in_queue': 'Hồ sơ {code} không bị giữ lại hay trả lại nên không cần gửi lại.',
    'portal.no_connection': 'Cơ quan chưa kết nối với Cổng Dịch vụ công quốc gia nên chưa gửi được.',
  } as Readonly<Record<string, string>>,
  notices: {
    'portal.connected': 'Đã kết nối. Hồ sơ sẽ được gửi trong ít phút tới.',
    'portal.disconnected': 'Đã ngừng kết nối. Từ giờ không hồ sơ nào được gửi.',
    'portal.told_again': 'Hồ sơ sẽ được gửi lại trong ít phút tới.',
  } as Readonly<Record<string, string>>,
};
