import type { vi } from './notice-messages.vi.ts';

export const en: typeof vi = {
  title: 'Posted at the office',
  lead: 'Each procedure the agency receives is posted where dossiers are handed in: on a board, in a folder or on a screen. Print the sheet, put it up, then record it here.',
  waiting: (count) => `Posted at the office (${count} to see to)`,
  states: {
    not_posted: 'Not posted',
    outdated: 'To post anew',
    to_take_down: 'To take down',
    posted: 'Posted',
    not_due: 'Need not be posted',
  },
  filter: 'Narrow by field',
  field: 'Field',
  allFields: 'All',
  procedure: 'Procedure',
  code: 'Code',
  state: 'Standing',
  sheet: 'Sheet to post',
  print: 'Print',
  printOf: (code) => ` the sheet of ${code}`,
  postedBy: (day, name) => `Posted on ${day}, recorded by ${name}`,
  newVersion: (day) => `The catalogue has a new version, in force from ${day}`,
  newDecision: (day) => `The agency changed its process or limit on ${day}`,
  repealed: 'The procedure is repealed',
  notReceived: 'The agency does not receive this procedure',
  empty: {
    not_posted: 'No procedure is left to post.',
    outdated: 'Nothing posted has to be replaced.',
    to_take_down: 'Nothing has to be taken down.',
    posted: 'No procedure is recorded as posted yet.',
  },
  chooseAll: (count) => `Choose all ${count} on this page`,
  chooseNone: 'Choose none',
  post: 'Record as posted',
  takeDown: 'Record as taken down',
  noneChosen: 'Choose at least one procedure.',
  refusals: {
    'procedures.notice_not_due':
      'Procedure {code} need not be posted at this agency any more. Nothing was recorded; record again what is still chosen.',
    'procedures.notice_changed':
      'Procedure {code} has just changed. Nothing was recorded; print and post its new sheet, then choose it again.',
  },
  notices: {
    'procedures.notices_posted': 'The procedures you chose are recorded as posted.',
    'procedures.notices_taken_down': 'The procedures you chose are recorded as no longer posted.',
  },
};
