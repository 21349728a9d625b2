export { getWorkingCalendar } from './calendar-store.ts';
export type { ClockStop, StopReason } from './clock-stop.ts';
export { type Promised, promise } from './deadline.ts';
export { explain } from './explain.ts';
export type { SpecialDay, TableWarning, YearTable } from './holiday-table.ts';
export type { ExplainLine } from './reasoning.ts';
export { type SpentTime, spentTime } from './spent-time.ts';
export { TableWarnings } from './table-warnings.view.tsx';
export type { Counting, DeadlineRule, TimeLimit } from './time-limit.ts';
export { listTableWarnings } from './warnings.ts';
export type { Session, WeeklySchedule } from './weekly-schedule.ts';
export {
  remaining,
  sessionsOn,
  type WorkingCalendar,
  workingDayAfter,
  workingDayBefore,
} from './working-time.ts';
