import type { ContentPart } from '#modules/procedures';
import type { CountingName } from '../../../reference/indicators/countings.ts';
import type { GroupKey, IndicatorKey, Obstacle } from '../../../reference/indicators/decision-766.ts';
import type { SpentUnit } from './average-time-store.ts';
import type { Score } from './score.ts';

interface CountingWords {
  readonly name: string;
  readonly formula: string;
}

const countings: Readonly<Record<CountingName, CountingWords>> = {
  handled: {
    name: 'Hồ sơ phải giải quyết trong kỳ',
    formula: 'Hồ sơ tiếp nhận trong kỳ cộng hồ sơ kỳ trước chuyển sang, do cơ quan giải quyết',
  },
  handled_in_time: {
    name: 'Đúng hạn',
    formula:
      'Hồ sơ phải giải quyết trong kỳ, đã xong không muộn hơn hạn theo quy định hoặc đến cuối kỳ còn trong hạn, và không bị yêu cầu bổ sung quá một lần',
  },
  handled_late: {
    name: 'Không đúng hạn',
    formula:
      'Hồ sơ phải giải quyết trong kỳ, xong sau hạn, đến cuối kỳ đã quá hạn, hoặc bị yêu cầu bổ sung quá một lần',
  },
  due_soon: {
    name: 'Sắp đến hạn',
    formula: 'Hồ sơ đang giải quyết, còn trong hạn, hạn trong vòng ba ngày tới',
  },
  announced: {
    name: 'Thủ tục được công bố',
    formula:
      'Thủ tục có trong quyết định công bố của tỉnh được ghi sổ trong kỳ, mỗi thủ tục tính một lần, không kể quyết định đã rút',
  },
  announced_in_time: {
    name: 'Thủ tục được công bố đúng hạn',
    formula:
      'Thủ tục được công bố mà mọi quyết định về nó ghi sổ trong kỳ đều ban hành trước ngày có hiệu lực ít nhất số ngày làm việc theo quy định (bộ 20, tỉnh 5)',
  },
  announced_late: {
    name: 'Thủ tục được công bố muộn',
    formula: 'Thủ tục được công bố mà có ít nhất một quyết định về nó ghi sổ trong kỳ ban hành muộn',
  },
  posting_due: {
    name: 'Thủ tục phải công khai',
    formula:
      'Thủ tục có trong quyết định công bố được công khai trong kỳ, hoặc đến cuối kỳ đã quá hạn mà chưa công khai',
  },
  posted_in_time: {
    name: 'Thủ tục được công khai đúng hạn',
    formula:
      'Thủ tục phải công khai mà mọi quyết định về nó đều được công khai trong số ngày làm việc theo quy định từ ngày quyết định (bộ 10, tỉnh 5)',
  },
  posted_late: {
    name: 'Thủ tục công khai muộn',
    formula:
      'Thủ tục phải công khai mà có ít nhất một quyết định về nó công khai sau hạn, hoặc đến cuối kỳ quá hạn mà chưa công khai',
  },
  announcements_to_post: {
    name: 'Quyết định chưa công khai, còn trong hạn',
    formula: 'Quyết định công bố trong sổ, đến cuối kỳ chưa công khai và chưa quá hạn',
  },
  services: {
    name: 'Thủ tục thuộc thẩm quyền',
    formula: 'Thủ tục cấp xã trong danh mục đang có hiệu lực vào ngày cuối kỳ mà cơ quan tiếp nhận',
  },
  services_posted: {
    name: 'Thủ tục đang công khai',
    formula: 'Thủ tục thuộc thẩm quyền, đang có hiệu lực vào ngày cuối kỳ, đều công khai ở trang của thủ tục',
  },
  services_full: {
    name: 'Thủ tục công khai đủ nội dung',
    formula:
      'Thủ tục đang công khai mà bản có hiệu lực vào ngày cuối kỳ có đủ bảy phần: tên, trình tự, cách thức, thành phần và số lượng hồ sơ, thời hạn, đối tượng, cơ quan; trình tự có trong danh mục hoặc được nhập theo quyết định',
  },
  services_lacking: {
    name: 'Thủ tục công khai còn thiếu nội dung',
    formula: 'Thủ tục đang công khai mà thiếu ít nhất một trong bảy phần; danh sách ghi thiếu phần nào',
  },
  services_online: {
    name: 'Thủ tục có dịch vụ công trực tuyến',
    formula:
      'Thủ tục thuộc thẩm quyền, danh mục ghi là trực tuyến toàn trình hoặc một phần, hoặc không ghi mà đã nhận hồ sơ trực tuyến',
  },
  services_not_online: {
    name: 'Thủ tục chưa có dịch vụ công trực tuyến',
    formula: 'Thủ tục thuộc thẩm quyền, danh mục ghi là không trực tuyến',
  },
  services_unclear: {
    name: 'Thủ tục chưa rõ mức độ trực tuyến',
    formula: 'Thủ tục thuộc thẩm quyền, danh mục không ghi mức độ trực tuyến và chưa nhận hồ sơ trực tuyến nào',
  },
  services_used_online: {
    name: 'Dịch vụ công có hồ sơ trực tuyến',
    formula: 'Thủ tục có dịch vụ công trực tuyến và có ít nhất một hồ sơ nộp trực tuyến được tiếp nhận trong kỳ',
  },
  services_unused_online: {
    name: 'Dịch vụ công chưa có hồ sơ trực tuyến',
    formula: 'Thủ tục có dịch vụ công trực tuyến mà trong kỳ không có hồ sơ nộp trực tuyến nào',
  },
  services_priced: {
    name: 'Thủ tục có phí, lệ phí',
    formula: 'Thủ tục thuộc thẩm quyền, danh mục ghi phí, lệ phí trên 0 đồng, hoặc không ghi mà đã có hồ sơ phải nộp',
  },
  services_payable: {
    name: 'Thủ tục có phí, lệ phí được nộp trực tuyến',
    formula: 'Thủ tục có phí, lệ phí mà cơ quan nhận qua cổng thanh toán vào cuối kỳ',
  },
  services_not_payable: {
    name: 'Thủ tục có phí, lệ phí chưa nộp trực tuyến được',
    formula: 'Thủ tục có phí, lệ phí mà cơ quan không nhận qua cổng thanh toán vào cuối kỳ',
  },
  services_paid_online: {
    name: 'Thủ tục đã có người nộp trực tuyến',
    formula: 'Thủ tục có phí, lệ phí và có ít nhất một lần nộp qua cổng thanh toán trong kỳ',
  },
  services_never_paid_online: {
    name: 'Thủ tục chưa có ai nộp trực tuyến',
    formula: 'Thủ tục có phí, lệ phí mà trong kỳ không có lần nộp nào qua cổng thanh toán',
  },
  owing: {
    name: 'Hồ sơ phải nộp phí, lệ phí',
    formula: 'Hồ sơ tiếp nhận trong kỳ có phí, lệ phí trên 0 đồng và không được miễn hết',
  },
  paid_online: {
    name: 'Hồ sơ đã nộp trực tuyến',
    formula: 'Hồ sơ phải nộp phí, lệ phí và đã nộp qua cổng thanh toán đến cuối kỳ',
  },
  paid_otherwise: {
    name: 'Hồ sơ chưa nộp hoặc nộp cách khác',
    formula: 'Hồ sơ phải nộp phí, lệ phí mà đến cuối kỳ không nộp qua cổng thanh toán',
  },
  received: { name: 'Hồ sơ tiếp nhận', formula: 'Hồ sơ được tiếp nhận trong kỳ và do cơ quan giải quyết' },
  received_online: { name: 'Hồ sơ nộp trực tuyến', formula: 'Hồ sơ tiếp nhận trong kỳ, nộp trực tuyến' },
  received_direct: {
    name: 'Hồ sơ nộp trực tiếp, bưu chính',
    formula: 'Hồ sơ tiếp nhận trong kỳ, nộp tại quầy hoặc qua bưu chính',
  },
  received_told: {
    name: 'Hồ sơ Cổng quốc gia đã nhận',
    formula:
      'Hồ sơ tiếp nhận trong kỳ mà trước cuối kỳ Cổng Dịch vụ công quốc gia đã nhận ở trạng thái đã tiếp nhận. Số hồ sơ mà riêng Cổng biết thì ở đây không biết được',
  },
  received_untold: {
    name: 'Hồ sơ Cổng quốc gia chưa nhận',
    formula:
      'Hồ sơ tiếp nhận trong kỳ mà đến cuối kỳ Cổng chưa nhận: chờ gửi, bị giữ lại, bị trả lại hoặc nộp trước ngày kết nối',
  },
  not_connected: {
    name: 'Cơ quan chưa kết nối Cổng quốc gia',
    formula: 'Cơ quan mà vào cuối kỳ không có kết nối nào đang dùng với Cổng Dịch vụ công quốc gia',
  },
  settled: { name: 'Hồ sơ có kết quả', formula: 'Hồ sơ có kết quả được phát hành trong kỳ' },
  settled_electronically: {
    name: 'Có kết quả điện tử',
    formula: 'Hồ sơ có kết quả trong kỳ, kết quả là tệp đã ký số và đóng dấu số',
  },
  settled_on_paper: {
    name: 'Kết quả chỉ có bản giấy',
    formula: 'Hồ sơ có kết quả trong kỳ mà không có tệp kết quả đã ký số và đóng dấu số',
  },
  settled_shared: {
    name: 'Kết quả đã chia sẻ lên Cổng quốc gia',
    formula:
      'Hồ sơ có kết quả trong kỳ mà trước cuối kỳ Cổng đã nhận kèm liên kết đến kết quả đã ký số và đóng dấu số. Giấy tờ lấy từ kho của Cổng chưa có ở đây',
  },
  settled_not_shared: {
    name: 'Kết quả chưa chia sẻ lên Cổng quốc gia',
    formula: 'Hồ sơ có kết quả trong kỳ mà đến cuối kỳ Cổng chưa nhận liên kết đến kết quả',
  },
  received_with_identity: {
    name: 'Hồ sơ dùng dữ liệu định danh',
    formula:
      'Hồ sơ tiếp nhận trong kỳ mà thông tin người nộp lấy từ tài khoản định danh điện tử đã đăng nhập, hoặc từ thẻ căn cước được đọc tại quầy',
  },
  received_without_identity: {
    name: 'Hồ sơ nhập tay thông tin người dân',
    formula: 'Hồ sơ tiếp nhận trong kỳ mà không ghi nhận đã lấy thông tin từ tài khoản định danh hay thẻ căn cước',
  },
  services_with_identity: {
    name: 'Thủ tục có hồ sơ dùng dữ liệu định danh',
    formula: 'Thủ tục thuộc thẩm quyền có ít nhất một hồ sơ dùng dữ liệu định danh được tiếp nhận trong kỳ',
  },
  services_without_identity: {
    name: 'Thủ tục chưa có hồ sơ dùng dữ liệu định danh',
    formula: 'Thủ tục thuộc thẩm quyền mà trong kỳ không có hồ sơ nào dùng dữ liệu định danh',
  },
  certifying: {
    name: 'Hồ sơ chứng thực bản sao đã giải quyết',
    formula: 'Hồ sơ chứng thực bản sao từ bản chính có kết quả trong kỳ',
  },
  certified_electronically: {
    name: 'Hồ sơ có bản sao điện tử',
    formula: 'Hồ sơ chứng thực bản sao có kết quả trong kỳ, có ít nhất một bản sao điện tử được chứng thực',
  },
  certified_on_paper: {
    name: 'Hồ sơ chỉ có bản sao giấy',
    formula: 'Hồ sơ chứng thực bản sao có kết quả trong kỳ mà không có bản sao điện tử nào',
  },
  papers: { name: 'Giấy tờ phải số hóa', formula: 'Mọi giấy tờ của hồ sơ tiếp nhận trong kỳ' },
  papers_digitised: {
    name: 'Giấy tờ đã số hóa',
    formula: 'Giấy tờ của hồ sơ tiếp nhận trong kỳ, đã có tệp trước cuối kỳ (gửi trực tuyến, số hóa hoặc dùng lại)',
  },
  papers_not_digitised: {
    name: 'Giấy tờ chưa số hóa',
    formula: 'Giấy tờ của hồ sơ tiếp nhận trong kỳ, đến cuối kỳ chưa có tệp',
  },
  digitised: {
    name: 'Hồ sơ có giấy tờ số hóa',
    formula: 'Hồ sơ tiếp nhận trong kỳ, có ít nhất một giấy tờ là tệp trước cuối kỳ',
  },
  reused: {
    name: 'Hồ sơ dùng lại giấy tờ',
    formula: 'Hồ sơ tiếp nhận trong kỳ, có ít nhất một giấy tờ lấy từ kho giấy tờ của người dân',
  },
  not_reused: {
    name: 'Hồ sơ không dùng lại giấy tờ',
    formula: 'Hồ sơ có giấy tờ số hóa mà không giấy tờ nào lấy từ kho giấy tờ của người dân',
  },
  feedback_received: { name: 'Phản ánh nhận được', formula: 'Phản ánh nhận trong kỳ mà cơ quan phải xử lý' },
  feedback_classified: {
    name: 'Phản ánh đã phân loại',
    formula: 'Phản ánh nhận trong kỳ, trước cuối kỳ đã được xếp loại khi thụ lý',
  },
  feedback_unclassified: {
    name: 'Phản ánh chưa phân loại',
    formula: 'Phản ánh nhận trong kỳ, đến cuối kỳ chưa được xếp loại',
  },
  feedback_due: {
    name: 'Phản ánh phải xử lý',
    formula: 'Phản ánh đã trả lời, hướng dẫn hoặc từ chối trong kỳ, cộng phản ánh đến cuối kỳ đã quá hạn',
  },
  feedback_in_time: {
    name: 'Phản ánh xử lý đúng hạn',
    formula: 'Phản ánh đã trả lời, hướng dẫn hoặc từ chối trong kỳ, không muộn hơn hạn của nó',
  },
  feedback_late: {
    name: 'Phản ánh xử lý muộn',
    formula: 'Phản ánh xử lý xong sau hạn, hoặc đến cuối kỳ chưa xong mà đã quá hạn',
  },
  feedback_open: { name: 'Phản ánh còn trong hạn', formula: 'Phản ánh chưa trả lời, còn trong hạn' },
  feedback_content: {
    name: 'Phản ánh không có chê trách',
    formula: 'Phản ánh xử lý đúng hạn, người gửi không đánh giá là không hài lòng và không đề nghị xem lại',
  },
  feedback_not_content: {
    name: 'Phản ánh có chê trách',
    formula: 'Phản ánh phải xử lý mà muộn, bị đánh giá không hài lòng hoặc bị đề nghị xem lại',
  },
  feedback_on_settling: {
    name: 'Phản ánh về việc giải quyết hồ sơ',
    formula: 'Phản ánh gửi trong kỳ, được xếp loại là về việc giải quyết hồ sơ của người gửi',
  },
  dissatisfied: {
    name: 'Đánh giá không hài lòng',
    formula: 'Phiếu đánh giá việc giải quyết hồ sơ ở mức không hài lòng, của các tháng đã hết trong kỳ',
  },
};

interface IndicatorWords {
  readonly name: string;
  /** What helps to raise it. */
  readonly advice?: string;
}

const indicators: Readonly<Record<IndicatorKey, IndicatorWords>> = {
  published_on_time: {
    name: 'Thủ tục được công bố đúng hạn',
    advice:
      'Quyết định đã ban hành muộn không lấy lại được; trình quyết định sau sớm hơn ngày có hiệu lực ít nhất năm ngày làm việc.',
  },
  updated_on_time: {
    name: 'Thủ tục được cập nhật, công khai đúng hạn',
    advice: 'Công khai những quyết định còn trong hạn.',
  },
  full_content: {
    name: 'Thủ tục công khai đủ nội dung',
    advice:
      'Nhập trình tự thực hiện theo quyết định công bố ở trang của thủ tục; phần khác còn thiếu thì bổ sung vào danh mục.',
  },
  synchronised: {
    name: 'Hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia',
    advice: 'Xem hồ sơ bị giữ lại hoặc trả lại ở trang Cổng quốc gia, sửa rồi gửi lại.',
  },
  timeliness: {
    name: 'Hồ sơ giải quyết đúng hạn',
    advice: 'Hồ sơ đã muộn không lấy lại được trong kỳ; giữ những hồ sơ sắp đến hạn.',
  },
  average_time: { name: 'Thời gian giải quyết trung bình' },
  services_online: {
    name: 'Thủ tục có dịch vụ công trực tuyến',
    advice: 'Đề nghị cấp tỉnh đưa thủ tục lên trực tuyến, hoặc bổ sung mức độ trực tuyến vào danh mục.',
  },
  services_used: {
    name: 'Dịch vụ công có phát sinh hồ sơ trực tuyến',
    advice: 'Hướng dẫn người dân nộp trực tuyến ở những thủ tục này.',
  },
  filed_online: {
    name: 'Hồ sơ nộp trực tuyến',
    advice: 'Hướng dẫn người đến quầy nộp trực tuyến từ điện thoại hoặc ki-ốt.',
  },
  electronic_result: {
    name: 'Hồ sơ có kết quả điện tử',
    advice: 'Ký số và đóng dấu số kết quả thay cho bản giấy.',
  },
  digitised_papers: {
    name: 'Giấy tờ được số hóa',
    advice: 'Số hóa những giấy tờ này trước khi hết kỳ.',
  },
  certified_copies: {
    name: 'Chứng thực bản sao điện tử',
    advice: 'Khi tiếp nhận, hỏi người dân có cần bản sao điện tử; một tệp dùng được nhiều lần.',
  },
  reuse: {
    name: 'Dùng lại giấy tờ đã số hóa',
    advice: 'Khi tiếp nhận, chọn giấy tờ đã có trong kho thay cho nộp lại.',
  },
  personal_store: {
    name: 'Chia sẻ với kho dữ liệu cá nhân trên Cổng quốc gia',
    advice: 'Ký số và đóng dấu số kết quả để Cổng nhận được liên kết.',
  },
  population_procedures: {
    name: 'Thủ tục kết nối Cơ sở dữ liệu dân cư',
    advice: 'Đọc thẻ căn cước tại quầy, hoặc hướng dẫn nộp trực tuyến bằng tài khoản định danh.',
  },
  population_dossiers: {
    name: 'Hồ sơ dùng dữ liệu dân cư',
    advice: 'Đọc thẻ căn cước tại quầy thay cho gõ tay.',
  },
  feedback_classified: { name: 'Phản ánh được phân loại' },
  feedback_on_time: {
    name: 'Phản ánh, kiến nghị xử lý đúng hạn',
    advice: 'Trả lời những phản ánh còn trong hạn trước khi quá hạn.',
  },
  feedback_content: {
    name: 'Hài lòng với việc xử lý phản ánh',
    advice: 'Đọc lại những phản ánh bị chê trách để biết vì sao.',
  },
  content: {
    name: 'Hài lòng với việc giải quyết thủ tục',
    advice: 'Mỗi hồ sơ muộn, phản ánh về giải quyết hồ sơ và đánh giá không hài lòng đều bị trừ.',
  },
  payment_integrated: {
    name: 'Thủ tục có phí, lệ phí được thanh toán trực tuyến',
    advice: 'Đặt cách nhận phí, lệ phí qua cổng thanh toán cho cơ quan (quản trị).',
  },
  payment_used: {
    name: 'Thủ tục có giao dịch thanh toán trực tuyến',
    advice: 'Hướng dẫn người nộp hồ sơ của những thủ tục này nộp phí, lệ phí trực tuyến.',
  },
  paid_online: {
    name: 'Hồ sơ thanh toán trực tuyến',
    advice: 'Mời người nộp trả phí, lệ phí trực tuyến từ trang hồ sơ của họ.',
  },
};

const groups: Readonly<Record<GroupKey, string>> = {
  transparency: 'Công khai, minh bạch',
  progress: 'Tiến độ, kết quả giải quyết',
  online: 'Cung cấp dịch vụ công trực tuyến',
  digitisation: 'Số hóa hồ sơ',
  satisfaction: 'Mức độ hài lòng',
  payment: 'Thanh toán trực tuyến',
};

const because: Readonly<Record<Obstacle, string>> = {
  no_portal: 'Chưa kết nối Cổng Dịch vụ công quốc gia vào ngày này nên không biết hồ sơ nào đã lên Cổng',
};

const states: Readonly<Record<Score['state'], string>> = {
  measured: 'Đã đo',
  partly_measured: 'Đo được một phần',
  nothing_to_count: 'Không có gì để tính',
  unmeasured: 'Chưa đo được',
  does_not_apply: 'Không áp dụng',
};

export const vi = {
  menu: 'Chỉ số',
  title: 'Bộ chỉ số phục vụ người dân',
  refusals: {},
  all: 'Toàn tỉnh',
  none: '–',
  groups,
  indicators,
  countings,
  because,
  states,
  parts: {
    name: 'tên',
    sequence: 'trình tự thực hiện',
    channels: 'cách thức',
    papers: 'thành phần và số lượng hồ sơ',
    timeLimit: 'thời hạn',
    applicants: 'đối tượng',
    agency: 'cơ quan',
  } satisfies Record<ContentPart, string>,
  points: (points: string, max: string) => `${points}\u00a0/\u00a0${max}`,
  range: (lowest: string, highest: string) => (lowest === highest ? lowest : `${lowest}–${highest}`),
  index: {
    measured: 'Điểm của những chỉ số đo được',
    measuredOf: (max: string) => `trên ${max} điểm đo được`,
    whole: 'Điểm của cả bộ',
    wholeOf: (max: string) => `trên ${max} điểm áp dụng; điểm chưa đo được tính từ không có gì đến đủ`,
    toWin: 'Còn có thể thêm',
    toWinNote: 'điểm, ở những chỉ số đo được',
    gaps: 'Điều gì nâng điểm nhiều nhất',
    gapsNote: 'Xếp theo số điểm còn thiếu. Mỗi con số mở danh sách của nó.',
    noGaps: 'Mọi chỉ số đo được đều đã đủ điểm.',
    indicator: 'Chỉ số',
    gapPoints: 'Điểm còn thiếu',
    needed: 'Cần thêm',
    neededLess: 'Cần bớt',
    missing: 'Đang thiếu ở',
    now: 'Việc làm ngay',
    part: 'Tử số',
    less: 'Trừ đi',
    of: 'Mẫu số',
    share: 'Tỷ lệ',
    target: (share: string) => `đủ điểm từ ${share}`,
    score: 'Điểm',
    lowest: 'Thấp nhất',
    highest: 'Cao nhất',
    max: 'Tối đa',
    state: 'Tình trạng',
    groupScore: (points: string, max: string) => `${points} trên ${max} điểm`,
    communes: 'Từng xã',
    commune: 'Xã',
    basis: (source: string, validFrom: string) =>
      `Theo ${source}, áp dụng từ ${validFrom}; điểm, ngưỡng và công thức như Cổng Dịch vụ công quốc gia hiển thị tháng 9–10/2026. Bản gốc chưa được đối chiếu.`,
    uncertain:
      'Chưa chắc chắn và được cấu hình: chỉ số nào không áp dụng cho cấp xã, không có gì để tính thì được bao nhiêu điểm, chỉ số 2.1 có tính hồ sơ kỳ trước chuyển sang hay không.',
    assumed: 'Cách đếm suy từ dữ liệu các phần mềm gửi lên Cổng, chưa đối chiếu được với văn bản gốc',
    notApplied: 'Có thể không áp dụng cho cấp này; chưa chắc chắn.',
    pastDays:
      'Tính lại cho một ngày đã qua cho đúng con số của ngày đó. Phiếu đánh giá được tính từ khi hết tháng của nó, để không ngày nào cho biết ai đã đánh giá.',
    formulas: 'Công thức và căn cứ',
    counted: 'Cách đếm',
    source: 'Căn cứ',
    excel: 'Tải bảng tính',
    portal: 'Hồ sơ Cổng quốc gia sẽ trả lại',
    asOf: 'Xem như vào cuối ngày',
    asOfHint: 'Bỏ trống để xem đến lúc này',
    show: 'Xem',
    fileName: (period: string) => `chi-so-${period}.xlsx`,
    sheet: 'Chỉ số',
    period: 'Kỳ',
  },
  list: {
    lead: (count: string, subject: keyof typeof subjects) => `${count} ${subjects[subject]}`,
    formula: 'Cách đếm',
    code: 'Mã',
    title: 'Thủ tục',
    paper: 'Giấy tờ',
    paperNumber: (place: number) => `thứ ${place}`,
    begun: {
      dossier: 'Nộp',
      paper: 'Nộp',
      feedback: 'Gửi',
      service: 'Có hiệu lực',
      answer: 'Tháng',
      agency: 'Có từ',
      announcement: 'Ghi sổ',
      announced: 'Ghi sổ',
    },
    number: 'Số quyết định',
    lacks: 'Còn thiếu',
    limit: 'Hạn',
    ended: 'Kết thúc',
    agency: 'Cơ quan',
    empty: 'Không có gì trong danh sách này.',
    anonymous: 'Phiếu đánh giá không ghi tên, hồ sơ và ngày; chỉ có tháng, và được tính từ khi hết tháng đó.',
    excel: 'Tải danh sách',
    fileName: (name: string, period: string) => `chi-so-${name}-${period}.xlsx`,
  },
  times: {
    title: 'Thời gian giải quyết trung bình',
    byProcedure: 'Theo từng thủ tục',
    settled: 'Hồ sơ có kết quả',
    average: 'Thời gian trung bình',
    averageIn: {
      working_hour: 'giờ làm việc, trung bình',
      working_day: 'ngày làm việc, trung bình',
      hour: 'giờ, trung bình',
      day: 'ngày, trung bình',
      month: 'tháng, trung bình',
      year: 'năm, trung bình',
    } satisfies Record<SpentUnit, string>,
    spent: 'Thời gian giải quyết',
    limit: 'Thời hạn theo quy định',
    of: (count: string) => `${count} hồ sơ`,
    inUnit: (time: string, count: string) => `${time} (${count} hồ sơ)`,
    sameDay: 'Trong ngày',
    noLimit: 'Không quy định thời hạn nên không có đơn vị để tính',
    notRecorded: 'Có kết quả trước khi thời gian được ghi lại',
    notScored: 'Quyết định chỉ theo dõi, không chấm điểm',
    how: 'Đếm như hạn trả: từ sau ngày tiếp nhận, theo đơn vị của thời hạn, theo lịch làm việc của cơ quan giải quyết; thời gian người dân bổ sung hồ sơ không tính. Xong ngay trong ngày tiếp nhận là 0. Hồ sơ bị từ chối, rút hoặc dừng không tính.',
  },
  portal: {
    title: 'Cổng Dịch vụ công quốc gia sẽ trả lại hồ sơ nào',
    lead: 'Hồ sơ nộp trong kỳ mà dữ liệu còn thiếu hoặc sai nếu gửi lên Cổng. Những hồ sơ này không được gửi: hãy chữa, không điền thay.',
    rules: 'Kiểm tra những gì',
    code: 'Mã hồ sơ',
    procedure: 'Thủ tục',
    status: 'Trạng thái gửi đi',
    reasons: 'Vì sao bị trả lại',
    empty: 'Không có hồ sơ nào bị trả lại trong phần đã xem.',
    looked: (count: string) => `Đã xem ${count} hồ sơ.`,
    lookedSoFar: (count: string) => `Đã xem ${count} hồ sơ; còn nữa ở trang sau.`,
    notChecked:
      'Chưa kiểm tra: mã thành phần hồ sơ và mã kết quả, vì ở đây chưa ghi; những yêu cầu riêng của Cổng không có trong tài liệu đã thấy.',
  },
  open: {
    title: 'Chỉ số phục vụ người dân',
    menu: 'Chỉ số phục vụ',
    lead: (period: string, time: string) => `${period}, tính đến ${time}.`,
    province: 'Tỉnh',
    commune: 'Xã',
    total: 'Cả bộ',
    measured: 'Đo được',
    groups: 'Từng nhóm',
    eachGroup: 'Điểm từng nhóm',
    nothing: 'Chưa có xã nào.',
    how: 'Chỉ đếm, không có thông tin của ai. Điểm chưa đo được (như xã chưa kết nối Cổng quốc gia) tính từ không có gì đến đủ, nên tổng là một khoảng.',
  },
};

const subjects = {
  dossier: 'hồ sơ',
  paper: 'giấy tờ',
  feedback: 'phản ánh',
  service: 'thủ tục',
  answer: 'phiếu',
  agency: 'cơ quan',
  announcement: 'quyết định',
  announced: 'thủ tục',
} as const;
