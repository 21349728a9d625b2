import holidays from '../../../reference/calendar/holidays.json' with { type: 'json' };
import type { YearTable } from './holiday-table.ts';

/** The official holiday tables that come with the product, oldest year first. */
export const referenceHolidays = holidays as readonly YearTable[];
