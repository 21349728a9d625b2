import type { vi } from './messages.vi.ts';
import { longDay, reasoning } from './reasoning.en.ts';

export const en: typeof vi = {
  reasoning,
  longDay,
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  title: 'Working calendar',
  lead: 'Promised days are counted by the opening hours, days off and swapped working days below.',
  forAgencies: (count) => `What you change here holds for the ${count} agencies in your charge.`,
  warning: {
    missing: (year) =>
      `There are no holidays for ${year} yet. Days promised in ${year} only leave out the weekly days off.`,
    proposed: (year) =>
      `The holidays of ${year} are only proposed. Check them against the official notice, then publish.`,
    open: (year) => `Open the table of ${year}`,
  },
  years: {
    caption: 'Days off by year',
    year: 'Year',
    status: 'Status',
    daysOff: 'Days off',
    lentDays: 'Working days in lieu',
    source: 'Source',
  },
  status: { published: 'Published', proposed: 'Proposed', missing: 'Missing' },
  table: {
    title: (year) => `Days off in ${year}`,
    caption: 'Days off and swapped working days',
    empty: 'None yet.',
    day: 'Day',
    name: 'Name',
    kind: 'Kind',
    legalRef: 'Legal reference',
    remove: 'Remove',
    removeDay: (day) => `Remove ${day}`,
  },
  kinds: {
    holiday: 'Holiday',
    compensatory: 'Day off in lieu',
    swapped_off: 'Swapped day off',
    swapped_working: 'Worked in lieu',
  },
  pairedWith: (day) => `for ${day}`,
  dayOff: {
    heading: 'Add a day off',
    submit: 'Add the day off',
    fields: { day: 'Day off', kind: 'Kind of day off', name: 'Name of the day', legalRef: 'Number of the notice' },
  },
  swap: {
    heading: 'Swap two days',
    submit: 'Swap',
    fields: {
      dayOff: 'Working day that is off',
      workingDay: 'Day off that is worked',
      swapName: 'Occasion',
      swapRef: 'Number of the notice of the swap',
    },
  },
  publish: {
    heading: 'Publish the year',
    lead: 'Publish only after checking every day against the official notice. The warning then ends.',
    submit: 'Publish',
    fields: { source: 'Notice of the competent authority' },
    hint: 'Such as Thông báo số 9441/TB-BNV ngày 16/10/2025 của Bộ Nội vụ',
  },
  hours: {
    caption: 'Opening hours',
    change: 'Change the opening hours',
    title: 'Change the opening hours',
    lead: 'Separate the sessions of a day by commas, as in 07:30-11:30, 13:30-17:00. Leave a day off blank.',
    from: 'Valid from',
    to: 'until',
    legalRef: 'Legal reference',
    closed: 'closed',
    fields: { validFrom: 'Valid from', validTo: 'Until', legalRef: 'Decision on opening hours' },
    sayHours: (weekday) =>
      `${weekday}: write hours such as 07:30-11:30, 13:30-17:00; a session begins after the one before has ended`,
    submit: 'Save the opening hours',
  },
  notices: {
    'calendar.day_added': 'Added to the calendar.',
    'calendar.day_removed': 'Removed from the calendar.',
    'calendar.year_published': 'The year is published.',
    'calendar.hours_set': 'The opening hours are saved.',
  },
  refusals: {
    'calendar.out_of_range': 'The calendar only covers the years {firstYear} to {lastYear}.',
    'calendar.limit_not_countable':
      'A limit of {amount} cannot be counted: it must be more than 0, and whole if in days, months or years.',
    'calendar.day_past': '{day} is past; the calendar of that day can no longer change.',
    'calendar.day_taken': '{day} is in the calendar already: {name}. Remove it before adding it again.',
    'calendar.day.not_found': 'This day is not in the calendar. Somebody may just have removed it.',
    'calendar.swap_of_day_off': 'The day that becomes off must be a working day by the weekly hours.',
    'calendar.swap_with_working_day': 'The day worked in lieu must be a weekly day off.',
    'calendar.already_published': 'The table of {year} was published before.',
    'calendar.year_empty': 'The table of {year} has no day off yet, so it cannot be published.',
    'calendar.hours_in_past': 'Opening hours can only change from today on.',
    'calendar.hours_end_first': 'The last day must come after the first.',
    'calendar.never_open': 'There must be at least one session in the week.',
  },
};
