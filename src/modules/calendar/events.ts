import type { Day } from '#platform/clock';
import type { Fact } from '#platform/journal';
import type { SpecialDay } from './holiday-table.ts';
import type { WeeklySchedule } from './weekly-schedule.ts';

/** The facts this module announces, each about the agency whose calendar became another. */
export type HoursSet = Fact<'calendar.hours_set', { schedule: WeeklySchedule }>;
export type DaysAdded = Fact<'calendar.days_added', { days: readonly SpecialDay[] }>;
export type DaysRemoved = Fact<'calendar.days_removed', { days: readonly Day[] }>;
export type YearPublished = Fact<'calendar.year_published', { year: number; source: string }>;
