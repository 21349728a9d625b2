import { dateTimeOf } from '#ui';
import { type LetterFacts, type MessageKind, reasonOf } from './letter-kind.ts';

type Words = Record<MessageKind, (facts: LetterFacts) => string>;

const time = (at: number | null | undefined) => (at ? dateTimeOf(at, 'vi') : '');

const subjects: Words = {
  'dossier.submitted': ({ code }) => `Đã nhận được hồ sơ ${code}`,
  'dossier.received': ({ code }) => `Hồ sơ ${code} đã được tiếp nhận`,
  'dossier.supplement_requested': ({ code }) => `Hồ sơ ${code} cần bổ sung`,
  'dossier.supplement_handed_in': ({ code }) => `Đã nhận phần bổ sung của hồ sơ ${code}`,
  'dossier.intake_refused': ({ code }) => `Hồ sơ ${code} không được tiếp nhận`,
  'dossier.settlement_refused': ({ code }) => `Hồ sơ ${code} bị từ chối giải quyết`,
  'dossier.withdrawn': ({ code }) => `Hồ sơ ${code} đã dừng theo yêu cầu`,
  'dossier.lapsed': ({ code }) => `Hồ sơ ${code} đã đóng do quá hạn bổ sung`,
  'dossier.delay_apologised': ({ code }) => `Xin lỗi vì trả chậm hồ sơ ${code}`,
  'dossier.result_issued': ({ code }) => `Hồ sơ ${code} đã có kết quả`,
  'dossier.handed_over': ({ code }) => `Đã trả kết quả hồ sơ ${code}`,
  'dossier.transferred': ({ code }) => `Hồ sơ ${code} chuyển đến anh/chị`,
  'dossier.reassigned': ({ code }) => `Hồ sơ ${code} được giao cho anh/chị`,
  'feedback.received': ({ code }) => `Đã nhận phản ánh ${code}`,
  'feedback.transferred': ({ code }) => `Phản ánh ${code} đã chuyển cơ quan có thẩm quyền`,
  'feedback.redirected': ({ code }) => `Hướng dẫn về phản ánh ${code}`,
  'feedback.declined': ({ code }) => `Về phản ánh ${code}`,
  'feedback.answered': ({ code }) => `Phản ánh ${code} đã có trả lời`,
  'feedback.taken_up': ({ code }) => `Phản ánh ${code} được giao cho anh/chị`,
  'feedback.reassigned': ({ code }) => `Phản ánh ${code} được giao cho anh/chị`,
  'feedback.reopened': ({ code }) => `Phản ánh ${code} được yêu cầu xem xét lại`,
  'data_rights.taken_up': () => 'Yêu cầu về dữ liệu cá nhân đã được tiếp nhận',
  'data_rights.extended': () => 'Yêu cầu về dữ liệu cá nhân được gia hạn trả lời',
  'data_rights.answered': () => 'Yêu cầu về dữ liệu cá nhân đã được trả lời',
  'data_rights.due_soon': () => 'Một yêu cầu về dữ liệu cá nhân sắp hết hạn trả lời',
};

const about = ({ code, procedureName }: LetterFacts) => `Hồ sơ ${code} (${procedureName})`;

const texts: Words = {
  'dossier.submitted': (facts) =>
    `${about(facts)} đã được gửi đến nơi tiếp nhận. Trong 8 giờ làm việc, cán bộ sẽ tiếp nhận hoặc hướng dẫn bổ sung.`,
  'dossier.received': (facts) =>
    `${about(facts)} đã được tiếp nhận.${facts.promisedAt ? ` Hẹn trả kết quả: ${time(facts.promisedAt)}.` : ''}`,
  'dossier.supplement_requested': (facts) =>
    `${about(facts)} cần bổ sung:\n${(facts.items ?? []).map((item) => `- ${item}`).join('\n')}\nLý do: ${reasonOf(facts)} Thời gian chờ bổ sung không tính vào thời hạn giải quyết.`,
  'dossier.supplement_handed_in': (facts) =>
    `${about(facts)} đã được bổ sung.${facts.promisedAt ? ` Ngày hẹn trả mới: ${time(facts.promisedAt)}.` : ''}`,
  'dossier.intake_refused': (facts) => `${about(facts)} không được tiếp nhận. Lý do: ${reasonOf(facts)}`,
  'dossier.settlement_refused': (facts) =>
    `${about(facts)} bị từ chối giải quyết. Lý do: ${reasonOf(facts)} Thông báo chờ tại quầy.`,
  'dossier.withdrawn': (facts) => `${about(facts)} đã dừng giải quyết theo yêu cầu.`,
  'dossier.lapsed': (facts) =>
    `${about(facts)} đã đóng vì hết thời hạn bổ sung. Anh/chị có thể nộp hồ sơ mới bất cứ lúc nào.`,
  'dossier.delay_apologised': (facts) =>
    `Chúng tôi xin lỗi vì chưa trả được kết quả ${about(facts)} đúng hẹn. Lý do: ${reasonOf(facts)} Hẹn trả lại: ${time(facts.promisedAt)}.`,
  'dossier.result_issued': (facts) => `${about(facts)} đã có kết quả. Mời anh/chị nhận theo cách đã đăng ký.`,
  'dossier.handed_over': (facts) => `Kết quả ${about(facts)} đã được trả.`,
  'dossier.transferred': (facts) =>
    `${about(facts)} đang ở bước “${facts.step ?? ''}”.${facts.promisedAt ? ` Hẹn trả: ${time(facts.promisedAt)}.` : ''}`,
  'feedback.received': ({ code, promisedAt }) =>
    `Phản ánh ${code} đã được ghi nhận. Trước ${time(promisedAt)}, cơ quan kiểm tra và cho anh/chị biết ai giải quyết.`,
  'feedback.transferred': ({ code, step, reason }) =>
    `Phản ánh ${code} được chuyển đến ${step ?? ''}. Lý do: ${reasonOf({ reason })}`,
  'feedback.redirected': ({ code, reason }) =>
    `Phản ánh ${code} thuộc việc có luật riêng, không trả lời như phản ánh. ${reasonOf({ reason })}`,
  'feedback.declined': ({ code, reason }) => `Phản ánh ${code} không thuộc diện trả lời. ${reasonOf({ reason })}`,
  'feedback.answered': ({ code }) =>
    `Phản ánh ${code} đã có trả lời. Mời anh/chị xem bằng mã phản ánh và mã bí mật, rồi cho biết có hài lòng không.`,
  'feedback.taken_up': ({ code, promisedAt }) =>
    `Phản ánh ${code} được giao cho anh/chị dự thảo trả lời trước ${time(promisedAt)}.`,
  'feedback.reassigned': ({ code, promisedAt, reason }) =>
    `Phản ánh ${code} được giao lại cho anh/chị, dự thảo trả lời trước ${time(promisedAt)}. ${reasonOf({ reason })}`,
  'feedback.reopened': ({ code, promisedAt, reason }) =>
    `Người gửi phản ánh ${code} yêu cầu xem xét lại: ${reasonOf({ reason })} Hạn mới: ${time(promisedAt)}.`,
  'dossier.reassigned': (facts) =>
    `${about(facts)} được giao cho anh/chị xử lý.${facts.promisedAt ? ` Hẹn trả: ${time(facts.promisedAt)}.` : ''}`,
  'data_rights.taken_up': ({ promisedAt }) => `Cơ quan đã tiếp nhận và sẽ trả lời trước ${time(promisedAt)}.`,
  'data_rights.extended': ({ promisedAt }) => `Thời hạn trả lời được gia hạn một lần, đến ${time(promisedAt)}.`,
  'data_rights.answered': () => 'Cơ quan đã trả lời yêu cầu của anh/chị.',
  'data_rights.due_soon': ({ promisedAt }) => `Phải trả lời trước ${time(promisedAt)}.`,
};

export const vi = {
  subjects,
  texts,
  closing: (address: string) => `Tra cứu hồ sơ: ${address}\nThư này được gửi tự động, xin không trả lời.`,
  rateByLetter: (address: string) =>
    `Mời anh/chị đánh giá việc giải quyết, chưa đến một phút và không ghi tên: ${address}`,
  rate: 'Đánh giá việc giải quyết',
  title: 'Thông báo',
  menu: 'Thông báo',
  empty: 'Chưa có thông báo nào.',
  unread: 'Mới',
  open: 'Mở hồ sơ',
  markRead: 'Đánh dấu đã đọc hết',
  permissions: { read: 'Đọc thông báo gửi cho mình' },
  notices: { 'notifications.read': 'Đã đánh dấu đã đọc.' } as Record<string, string>,
};
