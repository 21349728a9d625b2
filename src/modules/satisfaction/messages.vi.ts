import type { CriterionKey } from '../../../reference/satisfaction/criteria.ts';
import type { OnlineShares } from './criteria-store.ts';
import type { Factor, Level } from './survey.ts';

const levels: Readonly<Record<Level, string>> = {
  very_satisfied: 'Rất hài lòng',
  satisfied: 'Hài lòng',
  dissatisfied: 'Không hài lòng',
};

const factors: Readonly<Record<Factor, string>> = {
  access: 'Tiếp cận dịch vụ: nơi đến, thông tin, cách nộp',
  procedure: 'Thủ tục: giấy tờ, các bước, phí',
  officials: 'Cán bộ: thái độ, hướng dẫn',
  result: 'Kết quả: đúng, đủ, kịp thời',
  feedback: 'Tiếp nhận góp ý, phản ánh',
};

const criteria: Readonly<Record<CriterionKey, string>> = {
  total_time: 'Tổng thời gian giải quyết so với thời hạn',
  unit_time: 'Thời gian của từng bước so với thời hạn của bước',
  contacts: 'Số lần phải liên hệ để hoàn thiện hồ sơ',
  agencies: 'Số cơ quan phải liên hệ để hoàn thiện hồ sơ',
  organisation: 'Tổ chức tiếp nhận, giải quyết tại một cửa',
  publicity: 'Công khai thủ tục hành chính',
  attitude: 'Thái độ của cán bộ khi giải quyết',
  feedback: 'Xử lý phản ánh, kiến nghị',
  online: 'Dịch vụ công trực tuyến',
  convenience: 'Sự thuận tiện (hỏi người dân)',
  overall: 'Hài lòng chung (hỏi người dân)',
};

const howCounted: Readonly<Record<Exclude<CriterionKey, 'convenience' | 'overall'>, string>> = {
  total_time:
    'Trước hạn 2 điểm, đúng hạn 1, quá hạn 0; lấy trung bình các hồ sơ có thời hạn đã trả kết quả trong tháng.',
  unit_time: 'Mỗi bước xong trước ngày hạn 2 điểm, trong ngày hạn 1, quá hạn 0; lấy trung bình các bước có thời hạn.',
  contacts:
    'Không phải bổ sung 2 điểm, một lần 1, trên một lần 0; lấy trung bình các hồ sơ đã trả kết quả trong tháng.',
  agencies:
    'Không phải đến cơ quan nào khác ngoài một cửa 2 điểm, một cơ quan 1, nhiều hơn 0, theo điều cán bộ ghi khi yêu cầu bổ sung; lấy trung bình các hồ sơ đã trả kết quả trong tháng.',
  organisation:
    'Thủ tục cấp xã đang có hiệu lực được tiếp nhận tại một cửa: tất cả 2 điểm, từ 90% 1, ít hơn 0. Mức 1 điểm do phần mềm tạm đặt, chưa thấy văn bản quy định.',
  publicity:
    'Thủ tục tiếp nhận đã niêm yết bản hiện hành tại trụ sở và công khai trên cổng 2 điểm, chỉ một trong hai 1; lấy trung bình các thủ tục vào cuối tháng hoặc lúc này.',
  attitude:
    'Hồ sơ có phản ánh về thái độ được kết luận là đúng 0 điểm; còn lại trước hạn 2, đúng hạn 1, quá hạn 0. Phản ánh đúng mà không nêu hồ sơ là một trường hợp 0 điểm.',
  feedback:
    'Phản ánh kết thúc trong tháng và phản ánh quá hạn chưa xong: tất cả đúng hạn 2 điểm, từ 90% đúng hạn 1, ít hơn 0.',
  online:
    'Từ 20% thủ tục và từ 30% hồ sơ tiếp nhận trong tháng là trực tuyến, không hồ sơ nào trong số đó quá hạn: 2 điểm; từ 15%: 1; ít hơn 0.',
};

export const vi = {
  levels,
  factors,
  criteria,
  howCounted,
  marks: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'] as readonly string[],
  fields: {
    overall: 'Mức độ hài lòng chung',
    convenience: 'Mức độ thuận tiện',
    comment: 'Ý kiến thêm',
    contact: 'Số điện thoại hoặc thư điện tử',
    words: 'Nội dung đã xem xét, xử lý',
    ...factors,
  } as Record<string, string>,
  rate: {
    title: 'Đánh giá việc giải quyết hồ sơ',
    lead: 'Chưa đến một phút. Đánh giá của anh/chị không ghi tên, không ghi mã hồ sơ và ngày giờ: cán bộ không biết ai đã trả lời.',
    about: (procedure: string) => `Thủ tục: ${procedure}`,
    overall: 'Nói chung, anh/chị có hài lòng với việc giải quyết hồ sơ không?',
    chooseOne: 'Hãy chọn một mức hài lòng',
    convenience: 'Việc nộp hồ sơ và nhận kết quả có thuận tiện không?',
    more: 'Đánh giá kỹ hơn (không bắt buộc)',
    comment: 'Anh/chị muốn nói thêm điều gì?',
    commentHint: 'Xin không viết tên, số định danh hoặc mã hồ sơ, nếu anh/chị muốn giữ kín mình là ai.',
    contact: 'Nếu chưa hài lòng và muốn được trả lời, xin để lại số điện thoại hoặc thư điện tử',
    contactHint: 'Chỉ lãnh đạo xem được, và chỉ khi anh/chị để lại. Để trống thì không ai biết anh/chị là ai.',
    button: 'Gửi đánh giá',
    done: 'Cảm ơn anh/chị đã đánh giá',
    doneLead: 'Ý kiến đã được ghi nhận. Nếu anh/chị chưa hài lòng, lãnh đạo xã sẽ xem xét.',
    closed: 'Không đánh giá được bằng liên kết này',
    closedLead: 'Hồ sơ đã được đánh giá, hoặc liên kết đã hết hạn. Mỗi hồ sơ chỉ đánh giá một lần.',
    home: 'Về trang đầu',
  },
  invite: {
    title: 'Mời đánh giá',
    lead: 'Mã QR dùng được một lần, để người vừa nhận kết quả đánh giá bằng điện thoại của mình. Đánh giá không ghi tên ai.',
    button: 'Hiện mã QR',
    scan: 'Mời anh/chị dùng điện thoại quét mã để đánh giá',
    alt: 'Mã QR mở trang đánh giá',
    here: 'Đánh giá ngay trên máy này',
    back: 'Về hồ sơ',
    until: (day: string) => `Mã dùng được một lần, đến hết ${day}.`,
  },
  results: {
    menu: 'Hài lòng',
    title: 'Mức độ hài lòng',
    lead: 'Đánh giá của người đã nhận kết quả, theo tháng đánh giá. Không con số nào cho biết ai đã trả lời.',
    month: 'Tháng',
    monthName: (month: string) => `Tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)}`,
    total: 'Số đánh giá',
    share: 'Tỷ lệ hài lòng',
    shareNote: 'Rất hài lòng và hài lòng trên tổng số đánh giá',
    openFollowUps: 'Đang chờ xem xét',
    factors: 'Năm yếu tố (SIPAS)',
    factor: 'Yếu tố',
    valid: 'Số trả lời',
    factorNote: 'Tỷ lệ chọn mức 4 và 5 trong số người trả lời.',
    byProcedure: 'Theo thủ tục',
    procedure: 'Thủ tục',
    byOfficer: 'Theo cán bộ',
    officer: 'Cán bộ',
    officerNote: (fewest: number) =>
      `Một đánh giá tính cho mọi người đã làm một bước của hồ sơ. Dưới ${fewest} đánh giá thì không hiện kết quả, để không lộ ai đã trả lời.`,
    tooFew: (fewest: number) => `ít hơn ${fewest}`,
    trend: 'Sáu tháng gần nhất',
    none: 'Tháng này chưa có đánh giá nào.',
    criteriaLink: 'Bộ tiêu chí đánh giá',
    followUpsLink: 'Đánh giá cần xem xét',
  },
  opinions: {
    title: 'Các đánh giá',
    lead: (count: string) => `${count} đánh giá. Danh sách không theo thứ tự thời gian.`,
    overall: 'Mức',
    comment: 'Ý kiến',
    search: 'Tìm trong ý kiến',
    all: 'Mọi mức',
    otherProcedure: 'Thủ tục ít người đánh giá',
    none: 'Không có đánh giá nào như vậy.',
    tooFew: 'Có quá ít đánh giá nên không liệt kê, để không lộ ai đã trả lời.',
  },
  criteriaPage: {
    title: 'Bộ tiêu chí đánh giá việc giải quyết thủ tục',
    lead: (source: string) =>
      `Theo ${source}. Điểm 2, 1, 0, tính từ việc đã ghi nhận; điều gì chưa rõ thì không chấm, không ước.`,
    number: 'Số',
    criterion: 'Tiêu chí',
    points: 'Điểm trung bình',
    cases: 'Số trường hợp',
    notClear: 'chưa rõ',
    code: 'Mã',
    what: 'Việc',
    counts: 'Điểm',
    asItShouldBe: (is: boolean): string => (is ? 'đạt' : 'chưa đạt'),
    none: 'Không có trường hợp nào.',
    shares: (of: Readonly<Record<keyof OnlineShares, string>>) =>
      `Tháng này: ${of.procedures} của ${of.procedureCases} thủ tục (${of.unclear} thủ tục chưa rõ), ${of.dossiers} hồ sơ, ${of.overdue} hồ sơ quá hạn.`,
    how: 'Cách tính',
    asked: 'Rất hài lòng 2 điểm, hài lòng 1, không hài lòng 0; lấy trung bình các đánh giá.',
  },
  followUps: {
    title: 'Đánh giá cần xem xét',
    lead: 'Mỗi đánh giá không hài lòng được lãnh đạo xem xét và khép lại bằng lời.',
    open: 'Chờ xem xét',
    closed: 'Đã xem xét',
    label: 'Tình trạng',
    none: 'Không có đánh giá nào.',
    contact: 'Liên hệ người dân để lại',
    noContact: 'Không để lại',
    month: 'Tháng đánh giá',
    words: 'Đã xem xét, xử lý thế nào?',
    wordsHint: 'Nguyên nhân, việc đã làm, và đã trả lời người dân hay chưa nếu họ để lại liên hệ.',
    button: 'Khép lại',
    closedBy: (name: string, at: string) => `${name}, ${at}`,
    by: 'Người xem xét',
    see: 'Xem xét',
  },
  refusals: {
    'satisfaction.not_handed_over': 'Hồ sơ {code} chưa trả kết quả nên chưa đánh giá được.',
    'satisfaction.rated_already': 'Hồ sơ đã được đánh giá. Mỗi hồ sơ chỉ đánh giá một lần.',
    'satisfaction.follow_up_closed_already': 'Đánh giá này đã được người khác xem xét xong.',
    'follow_up.not_found': 'Không có đánh giá này.',
  } as Record<string, string>,
  notices: { 'satisfaction.follow_up_closed': 'Đã khép lại.' } as Record<string, string>,
};
