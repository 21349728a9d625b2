import { type Day, dayOf, timeOf } from '#platform/clock';
import type { StopReason } from './clock-stop.ts';
import { dayNumber, weekdayOf } from './day-number.ts';
import type { Reasoning } from './reasoning.ts';
import type { TimeLimit } from './time-limit.ts';

const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
const dayAndMonth = (day: Day) => `${day.slice(8)}/${day.slice(5, 7)}`;
const date = (day: Day) => `${dayAndMonth(day)}/${day.slice(0, 4)}`;
/** A day with its weekday. */
export const longDay = (day: Day) => `${weekdays[weekdayOf(dayNumber(day))]} ${date(day)}`;
const moment = (at: number) => `${timeOf(at)} ${longDay(dayOf(at))}`;

function days(from: Day, to: Day): string {
  if (from === to) return date(to);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${from.slice(8)}–${date(to)}`;
  return `${from.slice(0, 4) === to.slice(0, 4) ? dayAndMonth(from) : date(from)}–${date(to)}`;
}

const units: Record<TimeLimit['unit'], (amount: string) => string> = {
  working_hour: (amount) => `${amount} giờ làm việc`,
  working_day: (amount) => `${amount} ngày làm việc`,
  hour: (amount) => `${amount} giờ`,
  day: (amount) => `${amount} ngày`,
  month: (amount) => `${amount} tháng`,
  year: (amount) => `${amount} năm`,
  same_day: () => 'trong ngày làm việc',
  none: () => 'không quy định',
};
const limit = (unit: TimeLimit['unit'], amount: number) => units[unit](String(amount).replace('.', ','));

/** Months and years are put off by days, and hours by minutes. */
function passed(unit: TimeLimit['unit'], amount: number): string {
  if (unit === 'working_day' || unit === 'same_day') return `${amount} ngày làm việc`;
  if (unit !== 'working_hour' && unit !== 'hour') return `${amount} ngày`;
  const hours = Math.floor(amount / 60);
  const parts = [hours > 0 && `${hours} giờ`, (amount % 60 > 0 || hours === 0) && `${amount % 60} phút`];
  return `${parts.filter(Boolean).join(' ')}${unit === 'working_hour' ? ' làm việc' : ''}`;
}

const reasons: Record<StopReason, string> = {
  supplement: 'chờ bổ sung, hoàn thiện hồ sơ',
  payment: 'chờ thực hiện nghĩa vụ tài chính',
  field_verification: 'chờ kết quả xác minh của cơ quan khác',
  applicant_time: 'thời gian thuộc về người nộp hồ sơ',
};

const countsAs = (day: Day) => `nên tính là nhận vào ngày làm việc tiếp theo, ${longDay(day)}`;

/** The lines of a reasoning in Vietnamese, by key. */
export const reasoning: Reasoning = {
  received: ({ at }) => `Nhận lúc ${moment(at)}`,
  after_cut_off: (facts) => `Nhận lúc ${moment(facts.at)}, sau ${facts.cutOff} ${countsAs(facts.countsAs)}`,
  after_hours: (facts) => `Nhận lúc ${moment(facts.at)}, sau giờ làm việc ${countsAs(facts.countsAs)}`,
  day_off: (facts) =>
    `Nhận lúc ${moment(facts.at)}, là ngày nghỉ${facts.name ? ` (${facts.name})` : ''} ${countsAs(facts.countsAs)}`,
  limit: ({ unit, amount, legalRef, local }) =>
    `Thời hạn giải quyết${local ? ' sau cắt giảm' : ''}: ${limit(unit, amount)}${legalRef ? ` (${legalRef})` : ''}`,
  first_day: ({ day }) => `Không tính ngày nhận; ngày thứ nhất là ${longDay(day)}`,
  hours_run_from: ({ at }) => `Bắt đầu tính giờ từ ${moment(at)}`,
  stopped: (facts) =>
    `Tạm dừng từ ${moment(facts.from)} đến ${moment(facts.to)} vì ${reasons[facts.reason]} ` +
    `(${passed(facts.unit, facts.amount)} không tính vào thời hạn)`,
  restarted: (facts) =>
    `Dừng từ ${moment(facts.from)} đến ${moment(facts.to)} vì ${reasons[facts.reason]}; ` +
    'khi hồ sơ đã đủ thì tính lại thời hạn từ đầu',
  paused: ({ from, reason }) =>
    `Đang tạm dừng từ ${moment(from)} vì ${reasons[reason]}; ngày hẹn sẽ lùi đúng bằng thời gian tạm dừng`,
  awaiting: ({ from, reason }) =>
    `Đang dừng từ ${moment(from)} vì ${reasons[reason]}; khi hồ sơ đã đủ mới tính lại thời hạn và hẹn ngày trả`,
  stopped_too_late: ({ from, reason }) =>
    `Lần dừng từ ${moment(from)} (${reasons[reason]}) không được trừ vì khi đó đã hết thời hạn`,
  skipped: ({ name, from, to }) => `Bỏ qua ${name} ${days(from, to)}`,
  works_in_lieu: ({ day, insteadOf }) =>
    `Tính cả ${longDay(day)} vì là ngày làm việc bù${insteadOf ? ` cho ${longDay(insteadOf)}` : ''}`,
  rolled: ({ from, to, name }) =>
    `Ngày cuối của thời hạn là ${longDay(from)}, ngày nghỉ${name ? ` (${name})` : ''}, ` +
    `nên chuyển sang ngày làm việc tiếp theo, ${longDay(to)}`,
  table_proposed: ({ year }) =>
    `Lịch nghỉ lễ năm ${year} mới là dự kiến; khi có lịch chính thức, ngày hẹn có thể được tính lại`,
  table_missing: ({ year }) => `Chưa có lịch nghỉ lễ năm ${year}; mới trừ các ngày nghỉ hằng tuần`,
  promised: ({ at }) => `Hẹn trả trước ${moment(at)}`,
  statutory_due: ({ at }) => `Hạn cuối theo quy định của pháp luật: ${moment(at)}`,
  no_limit: () => 'Thủ tục này không quy định thời hạn giải quyết',
};
