import type { FigureName, OfficerFigureName } from './figures.ts';
import type { PeriodKind } from './period.ts';

interface FigureWords {
  readonly name: string;
  readonly formula: string;
}

const figures: Readonly<Record<FigureName | OfficerFigureName, FigureWords>> = {
  handled: {
    name: 'Tổng số tiếp nhận',
    formula: 'Hồ sơ tiếp nhận trong kỳ cộng hồ sơ kỳ trước chuyển sang',
  },
  received: {
    name: 'Tiếp nhận trong kỳ',
    formula: 'Hồ sơ được tiếp nhận (có giấy hẹn trả) trong kỳ và do cơ quan giải quyết',
  },
  received_online: { name: 'Tiếp nhận trực tuyến', formula: 'Hồ sơ tiếp nhận trong kỳ, nộp trực tuyến' },
  received_direct: {
    name: 'Tiếp nhận trực tiếp, bưu chính',
    formula: 'Hồ sơ tiếp nhận trong kỳ, nộp tại quầy hoặc qua bưu chính',
  },
  carried_over: {
    name: 'Từ kỳ trước chuyển sang',
    formula: 'Hồ sơ tiếp nhận trước kỳ, đến đầu kỳ chưa giải quyết xong',
  },
  settled: {
    name: 'Đã giải quyết',
    formula: 'Hồ sơ đã tiếp nhận, có kết quả hoặc kết thúc trong kỳ',
  },
  settled_early: {
    name: 'Giải quyết trước hạn',
    formula: 'Hồ sơ đã giải quyết trong kỳ, xong trước ngày hết hạn theo quy định',
  },
  settled_on_time: {
    name: 'Giải quyết đúng hạn',
    formula: 'Hồ sơ đã giải quyết trong kỳ, xong đúng ngày hết hạn theo quy định hoặc không có thời hạn',
  },
  settled_overdue: {
    name: 'Giải quyết quá hạn',
    formula: 'Hồ sơ đã giải quyết trong kỳ, xong sau thời điểm hết hạn theo quy định',
  },
  promise_kept: {
    name: 'Đúng hẹn với người dân',
    formula: 'Hồ sơ đã giải quyết trong kỳ, xong không muộn hơn lúc hẹn trả (kể cả ngày đã hẹn lại)',
  },
  promise_broken: {
    name: 'Trễ hẹn với người dân',
    formula: 'Hồ sơ đã giải quyết trong kỳ, xong sau lúc hẹn trả (kể cả ngày đã hẹn lại)',
  },
  same_day: {
    name: 'Giải quyết trong ngày',
    formula: 'Hồ sơ đã giải quyết trong kỳ, xong ngay trong ngày tiếp nhận',
  },
  open: { name: 'Đang giải quyết', formula: 'Hồ sơ đã tiếp nhận, đến cuối kỳ (hoặc đến lúc này) chưa giải quyết xong' },
  open_in_time: {
    name: 'Đang giải quyết, còn hạn',
    formula: 'Hồ sơ đang giải quyết, chưa hết hạn theo quy định hoặc đang tạm dừng tính thời gian',
  },
  open_overdue: {
    name: 'Đang giải quyết, quá hạn',
    formula: 'Hồ sơ đang giải quyết, đã qua thời điểm hết hạn theo quy định',
  },
  waiting: {
    name: 'Chờ bổ sung',
    formula: 'Hồ sơ đang chờ người nộp bổ sung, trước hoặc sau khi tiếp nhận',
  },
  refused: { name: 'Từ chối', formula: 'Hồ sơ bị từ chối tiếp nhận hoặc từ chối giải quyết trong kỳ' },
  withdrawn: { name: 'Rút, dừng giải quyết', formula: 'Hồ sơ dừng giải quyết theo yêu cầu của người nộp trong kỳ' },
  lapsed: { name: 'Hết thời gian chờ bổ sung', formula: 'Hồ sơ kết thúc trong kỳ vì người nộp không bổ sung đúng hạn' },
  digitised: {
    name: 'Có giấy tờ số hóa',
    formula:
      'Hồ sơ tiếp nhận trong kỳ, có ít nhất một giấy tờ là tệp (gửi trực tuyến, số hóa hoặc dùng lại) trước cuối kỳ',
  },
  reused: {
    name: 'Có giấy tờ dùng lại',
    formula: 'Hồ sơ tiếp nhận trong kỳ, có ít nhất một giấy tờ lấy từ kho giấy tờ của người dân thay vì nộp lại',
  },
  officer_done: { name: 'Đã xử lý', formula: 'Hồ sơ có ít nhất một bước do người đó làm xong trong kỳ' },
  officer_done_overdue: {
    name: 'Xử lý quá hạn bước',
    formula: 'Hồ sơ có ít nhất một bước do người đó làm xong trong kỳ, sau hạn của bước',
  },
  officer_open: { name: 'Đang giữ', formula: 'Hồ sơ có bước đang ở người đó, đến cuối kỳ (hoặc đến lúc này)' },
  officer_open_overdue: {
    name: 'Đang giữ, quá hạn bước',
    formula: 'Hồ sơ đang giữ, đã qua hạn của bước và không phải đang chờ bổ sung',
  },
};

const kinds: Readonly<Record<PeriodKind, string>> = { month: 'Tháng', quarter: 'Quý', half: '6 tháng', year: 'Năm' };
const quarters = ['I', 'II', 'III', 'IV'];

export const vi = {
  menu: 'Thống kê',
  title: 'Thống kê',
  figures,
  kinds,
  period: ({ kind, year, number }: { kind: PeriodKind; year: number; number: number }): string => {
    if (kind === 'month') return `Tháng ${number}/${year}`;
    if (kind === 'quarter') return `Quý ${quarters[number - 1]}/${year}`;
    if (kind === 'half') return number === 1 ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`;
    return `Năm ${year}`;
  },
  fromTo: (from: string, to: string) => `Từ ${from} đến hết ${to}`,
  soFar: (from: string, until: string) => `Từ ${from} đến ${until} (kỳ chưa kết thúc)`,
  choose: { label: 'Chọn kỳ và cơ quan', period: 'Kỳ', agency: 'Cơ quan', all: 'Tất cả cơ quan' },
  previous: 'Kỳ trước',
  next: 'Kỳ sau',
  none: '—',
  month: {
    received: 'Tiếp nhận',
    settled: 'Đã giải quyết',
    open: 'Đang giải quyết',
    otherwise: 'Kết thúc không có kết quả',
    digital: 'Số hóa và dùng lại giấy tờ',
    reuseShare: 'Tỷ lệ dùng lại',
    target: (share: string, legalRef: string) => `Mục tiêu ${share} (${legalRef})`,
    onlineShare: 'Tỷ lệ trực tuyến',
    inTimeShare: 'Trước hạn và đúng hạn',
    sameDayShare: 'Giải quyết trong ngày',
    promiseShare: 'Đúng hẹn với người dân',
    outOf: (part: string, whole: string) => `${part}/${whole} hồ sơ`,
    byPromise: (broken: string) => `theo ngày hẹn trả: ${broken} trễ hẹn`,
    shareOf: (share: string) => `${share} số đã giải quyết`,
    byMonth: 'Tiếp nhận theo tháng',
    settledByMonth: 'Giải quyết theo tháng',
    byField: 'Tiếp nhận theo lĩnh vực',
    monthHead: 'Tháng',
    fieldHead: 'Lĩnh vực',
    channelHead: 'Cách nộp',
    officerHead: 'Cán bộ',
    positionHead: 'Chức danh',
    agencyHead: 'Cơ quan',
    count: 'Số hồ sơ',
    fields: 'Theo lĩnh vực',
    channels: 'Theo cách nộp',
    officers: 'Theo cán bộ',
    agencies: 'Theo cơ quan',
    sum: 'Cộng',
    otherFields: 'Lĩnh vực khác',
    nothing: 'Trong kỳ này chưa có hồ sơ nào.',
    nobody: 'Trong kỳ này chưa ai xử lý hồ sơ nào.',
    series: { settled_early: 'Trước hạn', settled_on_time: 'Đúng hạn', settled_overdue: 'Quá hạn' },
    report: 'Báo cáo II.06a',
    formulas: 'Cách tính từng số liệu',
    formula: 'Cách tính',
    figure: 'Số liệu',
    source: 'Căn cứ',
    basis:
      'Số liệu tính cho cơ quan giải quyết, từ các việc đã ghi trên hệ thống; không số nào nhập tay. Bấm vào mỗi số để xem đúng những hồ sơ được tính.',
  },
  channels: { online: 'Trực tuyến', direct: 'Trực tiếp, bưu chính' },
  filedBy: { online: 'Trực tuyến', counter: 'Tại quầy', post: 'Bưu chính' },
  list: {
    lead: (count: string) => `${count} hồ sơ`,
    code: 'Mã hồ sơ',
    procedure: 'Thủ tục',
    channel: 'Cách nộp',
    received: 'Tiếp nhận',
    statutory: 'Hạn theo quy định',
    promised: 'Hẹn trả',
    closed: 'Giải quyết xong',
    standing: 'So với hạn',
    empty: 'Không có hồ sơ nào được tính trong số này.',
    formula: 'Cách tính',
    excel: 'Tải Excel',
    fileName: (figure: string, period: string) => `${figure}-${period}.xlsx`,
    standings: {
      settled_early: 'Trước hạn',
      settled_on_time: 'Đúng hạn',
      settled_overdue: 'Quá hạn',
      open_in_time: 'Còn hạn',
      open_overdue: 'Quá hạn',
    } as Readonly<Record<string, string>>,
    outcomes: {
      settlement_refused: 'Từ chối giải quyết',
      intake_refused: 'Từ chối tiếp nhận',
      withdrawn: 'Rút hồ sơ',
      lapsed: 'Hết thời gian chờ',
    } as Readonly<Record<string, string>>,
  },
  place: {
    title: 'Theo địa bàn',
    tiles: 'Các cơ quan, mỗi ô một cơ quan',
    table: 'Số liệu theo các cột của biểu II.06a',
    inTime: (share: string) => `${share} trước hạn, đúng hạn`,
    nothingSettled: 'Chưa giải quyết hồ sơ nào',
    overdue: (count: string) => `${count} đang quá hạn`,
    basis:
      'Số liệu cộng từ số liệu theo ngày của từng cơ quan, tính đến hết ngày hoặc hết tháng nêu ở đầu trang. Bấm vào mỗi số để xem các xã, rồi đúng những hồ sơ được tính.',
  },
  levels: { central: 'Cấp trung ương', province: 'Cấp tỉnh', commune: 'Cấp xã' },
  report: {
    title: 'Tình hình, kết quả giải quyết thủ tục hành chính',
    formNumber: 'Biểu số II.06a/VPCP/KSTT',
    issuedBy: 'Ban hành theo TT 01/2020/TT-VPCP',
    period: (period: string) => `Kỳ báo cáo: ${period}`,
    by: (agency: string) => `Đơn vị báo cáo: ${agency}`,
    unit: 'Đơn vị tính: số hồ sơ',
    download: 'Tải bảng Excel',
    print: 'In bằng lệnh in của trình duyệt (Ctrl+P), khổ A4 ngang.',
    ordinal: 'TT',
    field: 'Lĩnh vực giải quyết theo cấp',
    groups: {
      received: 'Số hồ sơ tiếp nhận',
      settled: 'Số hồ sơ đã giải quyết',
      open: 'Số hồ sơ đang giải quyết',
    },
    inPeriod: 'Trong kỳ',
    columns: {
      handled: 'Tổng số',
      received_online: 'Trực tuyến',
      received_direct: 'Trực tiếp, bưu chính',
      carried_over: 'Từ kỳ trước',
      settled: 'Tổng số',
      settled_early: 'Trước hạn',
      settled_on_time: 'Đúng hạn',
      settled_overdue: 'Quá hạn',
      open: 'Tổng số',
      open_in_time: 'Trong hạn',
      open_overdue: 'Quá hạn',
    },
    total: 'TỔNG CỘNG',
    identities: 'Kiểm tra số liệu',
    holds: 'khớp',
    fails: 'lệch',
    notes: 'Ghi chú cách lập',
    basis: (legalRef: string) => `Lập theo biểu II.06a, ${legalRef}.`,
    calendarMonths: 'Kỳ báo cáo tính theo tháng dương lịch, từ ngày 01.',
    fromDay: (day: number) => `Kỳ báo cáo tính từ ngày ${day} tháng trước đến hết ngày ${day - 1} tháng cuối kỳ.`,
    refused: {
      settled: 'Hồ sơ từ chối giải quyết tính là đã giải quyết, theo ngày ra thông báo từ chối.',
      left_out: 'Hồ sơ từ chối giải quyết không tính vào báo cáo.',
    },
    withdrawn: {
      settled:
        'Hồ sơ rút, dừng giải quyết và hồ sơ hết thời gian chờ bổ sung tính là đã giải quyết, theo ngày kết thúc.',
      left_out: 'Hồ sơ rút, dừng giải quyết và hồ sơ hết thời gian chờ bổ sung không tính vào báo cáo.',
    },
    uncertain: 'Biểu mẫu không nói rõ ba điểm trên; tỉnh có quy định khác thì đặt lại trong cấu hình.',
    statutory: 'Trước hạn, đúng hạn, quá hạn so với thời hạn theo quy định của pháp luật, không phải ngày hẹn trả.',
    fileName: (code: string, period: string) => `II.06a-${code}-${period}.xlsx`,
    sheet: 'II.06a',
  },
  open: {
    menu: 'Công khai kết quả',
    title: 'Công khai kết quả giải quyết hồ sơ',
    lead: (period: string, until: string) => `${period}, tính đến ${until}. Không nêu thông tin cá nhân.`,
    province: 'Tỉnh, thành phố',
    commune: 'Xã, phường, đặc khu',
    received: 'Tiếp nhận',
    settled: 'Đã giải quyết',
    inTime: 'Trước hạn và đúng hạn',
    share: 'Tỷ lệ',
    total: 'Cộng',
    nothing: 'Chưa có cơ quan nào.',
    how: 'Tỷ lệ là số hồ sơ giải quyết trước hạn và đúng hạn theo quy định trên tổng số hồ sơ đã giải quyết trong tháng.',
  },
  refusals: {
    'agency.not_found': 'Không có cơ quan này trong phạm vi được xem.',
    'period.not_found': 'Kỳ này không có hoặc chưa đến.',
    'figure.not_found': 'Không có số liệu này.',
  } as Record<string, string>,
};
