import { describe, expect, test } from 'vitest';
import { instantOf } from '#platform/clock';
import type { ClockStop } from './clock-stop.ts';
import { promise } from './deadline.ts';
import { explain } from './explain.ts';
import { referenceHolidays } from './reference-holidays.ts';
import type { DeadlineRule } from './time-limit.ts';
import { usualSchedule } from './weekly-schedule.ts';
import { buildCalendar } from './working-time.ts';

const calendar = buildCalendar({ schedules: [usualSchedule], tables: referenceHolidays });
const at = (day: string, hours: number, minutes = 0) => instantOf(day, hours * 60 + minutes);
const base = { legalRef: 'Điều 12', countsFrom: 'next_day' } as const;
const said = (rule: DeadlineRule, received: number, stops: ClockStop[] = [], locale: 'vi' | 'en' = 'vi') =>
  explain(promise(rule, calendar, received, stops).lines, locale);
const stop = (from: number, to: number | undefined, effect: ClockStop['effect']): ClockStop => {
  return { from, to, effect, reason: 'supplement', legalRef: 'Điều 2', approvedBy: 'Chi' };
};

describe('the reasoning told in words', () => {
  const sameDay: DeadlineRule = { ...base, statutory: { unit: 'same_day', amount: 1 } };
  const threeDays: DeadlineRule = { ...base, statutory: { unit: 'working_day', amount: 3 } };

  test('for a result of the same day received after 15:00 before Tết', () => {
    expect(said(sameDay, at('2026-02-13', 15, 20))).toEqual([
      'Nhận lúc 15:20 thứ Sáu 13/02/2026, sau 15:00 nên tính là nhận vào ngày làm việc tiếp theo, thứ Hai 23/02/2026',
      'Thời hạn giải quyết: trong ngày làm việc (Điều 12)',
      'Bỏ qua Tết Nguyên đán 16–20/02/2026',
      'Hẹn trả trước 17:00 thứ Hai 23/02/2026',
    ]);
    expect(said(sameDay, at('2026-02-13', 15, 20), [], 'en')).toEqual([
      'Received at 15:20 on Friday 13 February 2026, after 15:00, so it counts as received on the next working day, Monday 23 February 2026',
      'Time limit: within the working day (Điều 12)',
      'Leaves out Lunar New Year (Tết), 16–20 February 2026',
      'Promised before 17:00 on Monday 23 February 2026',
    ]);
  });

  test('for a stop, a working Saturday and a swapped day off', () => {
    const lines = said(threeDays, at('2026-08-20', 9), [stop(at('2026-08-21', 9), at('2026-08-24', 10), 'shift')]);
    expect(lines).toEqual([
      'Nhận lúc 09:00 thứ Năm 20/08/2026',
      'Thời hạn giải quyết: 3 ngày làm việc (Điều 12)',
      'Tạm dừng từ 09:00 thứ Sáu 21/08/2026 đến 10:00 thứ Hai 24/08/2026 vì chờ bổ sung, hoàn thiện hồ sơ ' +
        '(2 ngày làm việc không tính vào thời hạn)',
      'Không tính ngày nhận; ngày thứ nhất là thứ Sáu 21/08/2026',
      'Tính cả thứ Bảy 22/08/2026 vì là ngày làm việc bù cho thứ Hai 31/08/2026',
      'Hẹn trả trước 17:00 thứ Tư 26/08/2026',
    ]);
  });

  test('for a complete dossier from which everything is counted again', () => {
    const lines = said(threeDays, at('2026-03-02', 9), [stop(at('2026-03-03', 9), at('2026-03-07', 9), 'restart')]);
    expect(lines.slice(2)).toEqual([
      'Dừng từ 09:00 thứ Ba 03/03/2026 đến 09:00 thứ Bảy 07/03/2026 vì chờ bổ sung, hoàn thiện hồ sơ; ' +
        'khi hồ sơ đã đủ thì tính lại thời hạn từ đầu',
      'Nhận lúc 09:00 thứ Bảy 07/03/2026, là ngày nghỉ nên tính là nhận vào ngày làm việc tiếp theo, thứ Hai 09/03/2026',
      'Không tính ngày nhận; ngày thứ nhất là thứ Ba 10/03/2026',
      'Hẹn trả trước 17:00 thứ Năm 12/03/2026',
    ]);
    expect(said(threeDays, at('2026-03-02', 9), [stop(at('2026-03-03', 9), undefined, 'restart')]).at(-1)).toBe(
      'Đang dừng từ 09:00 thứ Ba 03/03/2026 vì chờ bổ sung, hoàn thiện hồ sơ; khi hồ sơ đã đủ mới tính lại thời hạn và hẹn ngày trả',
    );
  });

  test('for a stop that still lasts, and for one begun too late', () => {
    expect(said(threeDays, at('2026-03-02', 9), [stop(at('2026-03-03', 9), undefined, 'shift')])).toContain(
      'Đang tạm dừng từ 09:00 thứ Ba 03/03/2026 vì chờ bổ sung, hoàn thiện hồ sơ; ngày hẹn sẽ lùi đúng bằng thời gian tạm dừng',
    );
    expect(said(threeDays, at('2026-03-02', 9), [stop(at('2026-03-06', 9), at('2026-03-09', 9), 'shift')])).toContain(
      'Lần dừng từ 09:00 thứ Sáu 06/03/2026 (chờ bổ sung, hoàn thiện hồ sơ) không được trừ vì khi đó đã hết thời hạn',
    );
  });

  test('for two limits, saying which is promised and which is the law', () => {
    const cut: DeadlineRule = { ...threeDays, local: { unit: 'working_hour', amount: 12 }, localRef: 'QĐ 9' };
    expect(said(cut, at('2026-03-02', 12), [stop(at('2026-03-03', 11), at('2026-03-03', 14, 15), 'shift')])).toEqual([
      'Nhận lúc 12:00 thứ Hai 02/03/2026',
      'Thời hạn giải quyết sau cắt giảm: 12 giờ làm việc (QĐ 9)',
      'Tạm dừng từ 11:00 thứ Ba 03/03/2026 đến 14:15 thứ Ba 03/03/2026 vì chờ bổ sung, hoàn thiện hồ sơ ' +
        '(1 giờ 15 phút làm việc không tính vào thời hạn)',
      'Bắt đầu tính giờ từ 07:30 thứ Ba 03/03/2026',
      'Hẹn trả trước 15:15 thứ Tư 04/03/2026',
      'Hạn cuối theo quy định của pháp luật: 17:00 thứ Năm 05/03/2026',
    ]);
  });

  test('for a last day that is off, in a year whose holidays are only proposed, or not known', () => {
    const tenDays: DeadlineRule = { ...base, statutory: { unit: 'day', amount: 10 } };
    expect(said(tenDays, at('2027-01-26', 9)).slice(2)).toEqual([
      'Ngày cuối của thời hạn là thứ Sáu 05/02/2027, ngày nghỉ (Tết Nguyên đán), ' +
        'nên chuyển sang ngày làm việc tiếp theo, thứ Năm 11/02/2027',
      'Lịch nghỉ lễ năm 2027 mới là dự kiến; khi có lịch chính thức, ngày hẹn có thể được tính lại',
      'Hẹn trả trước 17:00 thứ Năm 11/02/2027',
    ]);
    expect(said(tenDays, at('2027-12-27', 9))).toContain(
      'Chưa có lịch nghỉ lễ năm 2028; mới trừ các ngày nghỉ hằng tuần',
    );
  });

  test('for a holiday that spans a weekend in one line', () => {
    expect(said(threeDays, at('2024-02-07', 9))).toContain('Bỏ qua Tết Nguyên đán 08–14/02/2024');
    expect(said(threeDays, at('2026-04-29', 9))).toEqual(
      expect.arrayContaining(['Bỏ qua Ngày Chiến thắng 30/04/2026', 'Bỏ qua Ngày Quốc tế lao động 01/05/2026']),
    );
  });

  test('for a working Saturday on which the limit ends', () => {
    const oneDay: DeadlineRule = { ...base, statutory: { unit: 'working_day', amount: 1 } };
    expect(said(oneDay, at('2026-08-21', 9)).slice(-2)).toEqual([
      'Tính cả thứ Bảy 22/08/2026 vì là ngày làm việc bù cho thứ Hai 31/08/2026',
      'Hẹn trả trước 17:00 thứ Bảy 22/08/2026',
    ]);
  });

  test('for overlapping stops, each with only what it adds', () => {
    const first = stop(at('2026-03-03', 9), at('2026-03-04', 9), 'shift');
    const second = stop(at('2026-03-03', 10), at('2026-03-06', 9), 'shift');
    const [one, other] = said(threeDays, at('2026-03-02', 9), [first, second]).filter((line) => line.startsWith('Tạm'));
    expect(one).toContain('(1 ngày làm việc');
    expect(other).toContain('(2 ngày làm việc');
  });

  test('for working hours from the end of a session, and for hours that run through a Sunday', () => {
    const hour: DeadlineRule = { ...base, countsFrom: 'same_moment', statutory: { unit: 'working_hour', amount: 1 } };
    expect(said(hour, at('2026-03-02', 11, 30))).toContain('Bắt đầu tính giờ từ 13:30 thứ Hai 02/03/2026');
    expect(said(hour, at('2026-03-02', 10))).toHaveLength(3);
    expect(said({ ...hour, statutory: { unit: 'hour', amount: 12 } }, at('2026-03-08', 10))).toEqual([
      'Nhận lúc 10:00 Chủ nhật 08/03/2026',
      'Thời hạn giải quyết: 12 giờ (Điều 12)',
      'Hẹn trả trước 22:00 Chủ nhật 08/03/2026',
    ]);
  });

  test('for days that end on a working day without a word about days off', () => {
    expect(said({ ...base, statutory: { unit: 'day', amount: 10 } }, at('2026-03-02', 9))).toEqual([
      'Nhận lúc 09:00 thứ Hai 02/03/2026',
      'Thời hạn giải quyết: 10 ngày (Điều 12)',
      'Hẹn trả trước 17:00 thứ Năm 12/03/2026',
    ]);
  });

  test('by the law where the local limit is the longer one', () => {
    const longer: DeadlineRule = { ...threeDays, local: { unit: 'working_day', amount: 9 } };
    expect(said(longer, at('2026-03-02', 9))).toContain('Thời hạn giải quyết: 3 ngày làm việc (Điều 12)');
  });

  test('for a procedure without a limit', () => {
    expect(said({ ...base, statutory: { unit: 'none', amount: 0 } }, at('2026-03-02', 9))).toEqual([
      'Nhận lúc 09:00 thứ Hai 02/03/2026',
      'Thủ tục này không quy định thời hạn giải quyết',
    ]);
  });
});
