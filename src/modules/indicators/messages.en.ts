import type { vi } from './messages.vi.ts';

const subjects = {
  dossier: 'dossiers',
  paper: 'papers',
  feedback: 'pieces of feedback',
  service: 'procedures',
  answer: 'answers',
  agency: 'agencies',
  announcement: 'decisions',
  announced: 'procedures',
} as const;

export const en: typeof vi = {
  menu: 'Index',
  title: 'Index of service to the people',
  refusals: {},
  all: 'The whole province',
  none: '–',
  groups: {
    transparency: 'Publicity and transparency',
    progress: 'Progress and results',
    online: 'Online public services',
    digitisation: 'Digitisation',
    satisfaction: 'Satisfaction',
    payment: 'Online payment',
  },
  indicators: {
    published_on_time: {
      name: 'Procedures announced on time',
      advice:
        'A decision made late cannot be mended; have the next one made at least five working days before it takes effect.',
    },
    updated_on_time: {
      name: 'Procedures updated and posted on time',
      advice: 'Post the decisions that are still in time.',
    },
    full_content: {
      name: 'Procedures posted with their full content',
      advice:
        'Enter the sequence of steps from its decision on the page of the procedure; complete other parts in the catalogue.',
    },
    synchronised: {
      name: 'Dossiers synchronised with the National Portal',
      advice: 'Look at what is held back or rejected on the page of the portal, mend it and tell it again.',
    },
    timeliness: {
      name: 'Dossiers settled in time',
      advice: 'What is late stays late for this period; keep those whose limit is near.',
    },
    average_time: { name: 'Average time of settlement' },
    services_online: {
      name: 'Procedures offered online',
      advice: 'Ask the province to bring procedures online, or complete the level in the catalogue.',
    },
    services_used: {
      name: 'Online services with online dossiers',
      advice: 'Show people how to file these procedures online.',
    },
    filed_online: {
      name: 'Dossiers filed online',
      advice: 'Show who comes to the counter how to file by telephone or kiosk.',
    },
    electronic_result: {
      name: 'Dossiers with an electronic result',
      advice: 'Sign and seal results digitally instead of on paper.',
    },
    digitised_papers: { name: 'Digitised papers', advice: 'Digitise these papers before the period ends.' },
    certified_copies: {
      name: 'Certified electronic copies',
      advice: 'At intake, ask whether an electronic copy is wanted: one file serves many times.',
    },
    reuse: {
      name: 'Digitised papers reused',
      advice: 'At intake, choose papers that are in the store instead of taking them again.',
    },
    personal_store: {
      name: 'Shared with the personal store of the National Portal',
      advice: 'Sign and seal results digitally, so that the portal has a link to them.',
    },
    population_procedures: {
      name: 'Procedures connected to the population database',
      advice: 'Read citizen cards at the counter, or help people file with their electronic identity.',
    },
    population_dossiers: {
      name: 'Dossiers that use population data',
      advice: 'Read the citizen card at the counter instead of typing.',
    },
    feedback_classified: { name: 'Feedback classified' },
    feedback_on_time: {
      name: 'Feedback handled on time',
      advice: 'Answer what is still in time before it is overdue.',
    },
    feedback_content: {
      name: 'Satisfaction with the handling of feedback',
      advice: 'Read again what was found wanting, to learn why.',
    },
    content: {
      name: 'Satisfaction with the settling of procedures',
      advice: 'Each late dossier, feedback on settling and dissatisfied answer is taken off.',
    },
    payment_integrated: {
      name: 'Procedures with a fee payable online',
      advice: 'Set how the agency takes fees through the payment gateway (administrator).',
    },
    payment_used: {
      name: 'Procedures with online payments',
      advice: 'Show whoever files these procedures how to pay online.',
    },
    paid_online: {
      name: 'Dossiers paid online',
      advice: 'Invite people to pay from the page of their dossier.',
    },
  },
  countings: {
    handled: {
      name: 'Dossiers to settle in the period',
      formula: 'Received in the period plus carried over from before, settled by the agency',
    },
    handled_in_time: {
      name: 'In time',
      formula:
        'Dossiers to settle in the period, done no later than the statutory limit or within it at the end, and sent back for completion no more than once',
    },
    handled_late: {
      name: 'Not in time',
      formula:
        'Dossiers to settle in the period, done after the limit, overdue at the end, or sent back for completion more than once',
    },
    due_soon: { name: 'Nearly due', formula: 'Open dossiers still in time, with their limit within three days' },
    announced: {
      name: 'Procedures announced',
      formula:
        'Procedures named by decisions of the province that were entered in the register in the period, each once; without withdrawn decisions',
    },
    announced_in_time: {
      name: 'Procedures announced in time',
      formula:
        'Procedures announced of which every decision entered in the period was made so many working days before it took effect as the rule says (ministry 20, province 5)',
    },
    announced_late: {
      name: 'Procedures announced late',
      formula: 'Procedures announced of which at least one decision entered in the period was made late',
    },
    posting_due: {
      name: 'Procedures to be posted',
      formula: 'Procedures named by decisions that were posted in the period, or are overdue at its end and not posted',
    },
    posted_in_time: {
      name: 'Procedures posted in time',
      formula:
        'Procedures to be posted of which every decision was posted within so many working days of being made as the rule says (ministry 10, province 5)',
    },
    posted_late: {
      name: 'Procedures posted late',
      formula:
        'Procedures to be posted of which at least one decision was posted late, or is overdue at the end and not posted',
    },
    announcements_to_post: {
      name: 'Decisions not posted yet and still in time',
      formula: 'Decisions in the register that were not posted by the end of the period and not overdue either',
    },
    services: {
      name: 'Procedures in authority',
      formula: 'Procedures of communes in force on the last day of the period, which the agency receives',
    },
    services_posted: {
      name: 'Procedures posted',
      formula: 'Procedures in authority that are in force on the last day of the period; each is posted on its page',
    },
    services_full: {
      name: 'Procedures posted with their full content',
      formula:
        'Procedures posted whose version of the last day has all seven parts: name, sequence, ways of carrying out, papers with their number, time limit, for whom, which agency; the sequence from the catalogue or entered from its decision',
    },
    services_lacking: {
      name: 'Procedures posted that lack content',
      formula: 'Procedures posted that lack at least one of the seven parts; the list says which',
    },
    services_online: {
      name: 'Procedures offered online',
      formula:
        'Procedures in authority that the catalogue says are fully or partly online, or where it is silent and an online dossier came',
    },
    services_not_online: {
      name: 'Procedures not offered online',
      formula: 'Procedures in authority that the catalogue says are not online',
    },
    services_unclear: {
      name: 'Procedures of unclear level',
      formula: 'Procedures in authority of which the catalogue says no level, and for which no online dossier came',
    },
    services_used_online: {
      name: 'Online services with online dossiers',
      formula: 'Procedures offered online with at least one dossier filed online and received in the period',
    },
    services_unused_online: {
      name: 'Online services without online dossiers',
      formula: 'Procedures offered online without any dossier filed online in the period',
    },
    services_priced: {
      name: 'Procedures with a fee',
      formula: 'Procedures of the commune whose entry states a fee above 0, or states none and a dossier owed one',
    },
    services_payable: {
      name: 'Procedures with a fee payable online',
      formula: 'Procedures with a fee that the agency takes through a payment gateway at the end of the period',
    },
    services_not_payable: {
      name: 'Procedures with a fee not payable online',
      formula: 'Procedures with a fee that the agency takes through no payment gateway at the end of the period',
    },
    services_paid_online: {
      name: 'Procedures somebody paid for online',
      formula: 'Procedures with a fee and at least one payment through a gateway in the period',
    },
    services_never_paid_online: {
      name: 'Procedures nobody paid for online',
      formula: 'Procedures with a fee and no payment through a gateway in the period',
    },
    owing: {
      name: 'Dossiers with something to pay',
      formula: 'Dossiers received in the period that owe more than 0 and were not let off all of it',
    },
    paid_online: {
      name: 'Dossiers paid online',
      formula: 'Dossiers with something to pay that was paid through a gateway by the end of the period',
    },
    paid_otherwise: {
      name: 'Dossiers not paid, or otherwise',
      formula: 'Dossiers with something to pay that was not paid through a gateway by the end of the period',
    },
    received: { name: 'Dossiers received', formula: 'Dossiers received in the period and settled by the agency' },
    received_online: { name: 'Dossiers filed online', formula: 'Dossiers received in the period, filed online' },
    received_direct: {
      name: 'Dossiers filed in person or by post',
      formula: 'Dossiers received in the period, filed at the counter or by post',
    },
    received_told: {
      name: 'Dossiers the national portal took',
      formula:
        'Dossiers received in the period that the National Portal had taken as received before its end. What the Portal alone knows of cannot be known here',
    },
    received_untold: {
      name: 'Dossiers the national portal did not take',
      formula:
        'Dossiers received in the period that the Portal had not taken by its end: waiting, held back, rejected, or handed in before the connection',
    },
    not_connected: {
      name: 'Agencies not connected to the national portal',
      formula: 'Agencies with no connection to the National Portal in force at the end of the period',
    },
    settled: { name: 'Dossiers with a result', formula: 'Dossiers whose result was issued in the period' },
    settled_electronically: {
      name: 'With an electronic result',
      formula: 'Dossiers with a result in the period that is a digitally signed and sealed file',
    },
    settled_on_paper: {
      name: 'Result on paper only',
      formula: 'Dossiers with a result in the period and no digitally signed and sealed file',
    },
    settled_shared: {
      name: 'Results shared with the national portal',
      formula:
        'Dossiers whose result was issued in the period and which the Portal took before its end with the link to the signed and sealed result. Papers from the store of the Portal are not to be had here yet',
    },
    settled_not_shared: {
      name: 'Results not shared with the national portal',
      formula: 'Dossiers whose result was issued in the period without the Portal having its link by the end',
    },
    received_with_identity: {
      name: 'Dossiers with identity data',
      formula:
        'Dossiers received in the period whose submitter came out of the electronic identity they signed in with, or out of a citizen card read at the counter',
    },
    received_without_identity: {
      name: 'Dossiers with typed identity',
      formula: 'Dossiers received in the period of which neither an electronic identity nor a citizen card is recorded',
    },
    services_with_identity: {
      name: 'Procedures with dossiers with identity data',
      formula: 'Competent procedures of which at least one dossier with identity data was received in the period',
    },
    services_without_identity: {
      name: 'Procedures without dossiers with identity data',
      formula: 'Competent procedures of which no dossier with identity data was received in the period',
    },
    certifying: {
      name: 'Dossiers of certification settled',
      formula: 'Dossiers for copies certified against originals with a result in the period',
    },
    certified_electronically: {
      name: 'Dossiers with an electronic copy',
      formula: 'Dossiers of certification with a result in the period and at least one certified electronic copy',
    },
    certified_on_paper: {
      name: 'Dossiers with copies on paper only',
      formula: 'Dossiers of certification with a result in the period and no electronic copy',
    },
    papers: { name: 'Papers to digitise', formula: 'All papers of the dossiers received in the period' },
    papers_digitised: {
      name: 'Papers digitised',
      formula: 'Papers of dossiers received in the period that were files before its end (sent, scanned or reused)',
    },
    papers_not_digitised: {
      name: 'Papers not digitised',
      formula: 'Papers of dossiers received in the period that were no files at its end',
    },
    digitised: {
      name: 'Dossiers with a digitised paper',
      formula: 'Dossiers received in the period with at least one paper as a file before its end',
    },
    reused: {
      name: 'Dossiers that reuse a paper',
      formula: "Dossiers received in the period with at least one paper out of the person's store",
    },
    not_reused: {
      name: 'Dossiers that reuse no paper',
      formula: "Dossiers with a digitised paper and none out of the person's store",
    },
    feedback_received: {
      name: 'Feedback received',
      formula: 'Feedback received in the period that the agency has to handle',
    },
    feedback_classified: {
      name: 'Feedback classified',
      formula: 'Feedback received in the period whose kind was said before its end, when it was taken up',
    },
    feedback_unclassified: {
      name: 'Feedback not classified',
      formula: 'Feedback received in the period whose kind was not said by its end',
    },
    feedback_due: {
      name: 'Feedback to handle',
      formula: 'Feedback answered, redirected or declined in the period, plus what is overdue at its end',
    },
    feedback_in_time: {
      name: 'Feedback handled in time',
      formula: 'Feedback answered, redirected or declined in the period, no later than its limit',
    },
    feedback_late: {
      name: 'Feedback handled late',
      formula: 'Feedback ended after its limit, or overdue at the end of the period',
    },
    feedback_open: { name: 'Feedback still in time', formula: 'Feedback not answered yet and still in time' },
    feedback_content: {
      name: 'Feedback not found wanting',
      formula: 'Feedback handled in time that its sender neither rated as dissatisfying nor asked to reopen',
    },
    feedback_not_content: {
      name: 'Feedback found wanting',
      formula: 'Feedback to handle that was late, rated as dissatisfying or asked to be reopened',
    },
    feedback_on_settling: {
      name: 'Feedback on the settling of dossiers',
      formula: "Feedback sent in the period and classified as about the settling of its sender's dossier",
    },
    dissatisfied: {
      name: 'Dissatisfied answers',
      formula:
        'Answers about the settling of dossiers that say dissatisfied, of the months that were over in the period',
    },
  },
  because: {
    no_portal: 'Not connected to the National Portal on that day, so nothing tells which dossiers are there',
  },
  states: {
    measured: 'Measured',
    partly_measured: 'Partly measured',
    nothing_to_count: 'Nothing to count',
    unmeasured: 'Not measured yet',
    does_not_apply: 'Does not apply',
  },
  parts: {
    name: 'name',
    sequence: 'sequence of steps',
    channels: 'ways of carrying out',
    papers: 'papers and their number',
    timeLimit: 'time limit',
    applicants: 'for whom',
    agency: 'agency',
  },
  points: (points, max) => `${points}\u00a0/\u00a0${max}`,
  range: (lowest, highest) => (lowest === highest ? lowest : `${lowest}–${highest}`),
  index: {
    measured: 'Points of what is measured',
    measuredOf: (max) => `of ${max} points measured`,
    whole: 'Points of the whole index',
    wholeOf: (max) => `of ${max} points that apply; what is not measured counts from none to all`,
    toWin: 'Still to win',
    toWinNote: 'points, of what is measured',
    gaps: 'What would raise the score most',
    gapsNote: 'By the points that are missing. Each number opens its list.',
    noGaps: 'Everything that is measured has all its points.',
    indicator: 'Indicator',
    gapPoints: 'Points missing',
    needed: 'More needed',
    neededLess: 'Fewer needed',
    missing: 'Missing at',
    now: 'To do now',
    part: 'Numerator',
    less: 'Taken off',
    of: 'Denominator',
    share: 'Share',
    target: (share) => `all points from ${share}`,
    score: 'Points',
    lowest: 'Lowest',
    highest: 'Highest',
    max: 'Most',
    state: 'State',
    groupScore: (points, max) => `${points} of ${max} points`,
    communes: 'Each commune',
    commune: 'Commune',
    basis: (source, validFrom) =>
      `By ${source}, in force from ${validFrom}; points, targets and formulas as the National Portal showed them in September and October 2026. The original was not compared.`,
    uncertain:
      'Not certain, and configured: which indicators do not apply to communes, what nothing to count gives, and whether 2.1 counts what was carried over.',
    assumed: 'Counted by what software is seen to send to the Portal, not held against the original',
    notApplied: 'May not apply to this level; not certain.',
    pastDays:
      'Reckoned for a past day it gives the figure of that day. Answers of people count once their month is over, so that no day tells who gave them.',
    formulas: 'Formulas and sources',
    counted: 'What is counted',
    source: 'Source',
    excel: 'Spreadsheet',
    portal: 'What the National Portal would reject',
    asOf: 'As at the end of',
    asOfHint: 'Leave empty to see it up to now',
    show: 'Show',
    fileName: (period) => `index-${period}.xlsx`,
    sheet: 'Index',
    period: 'Period',
  },
  list: {
    lead: (count, subject) => `${count} ${subjects[subject]}`,
    formula: 'What is counted',
    code: 'Code',
    title: 'Procedure',
    paper: 'Paper',
    paperNumber: (place) => `number ${place}`,
    begun: {
      dossier: 'Filed',
      paper: 'Filed',
      feedback: 'Sent',
      service: 'In force from',
      answer: 'Month',
      agency: 'Since',
      announcement: 'Entered',
      announced: 'Entered',
    },
    number: 'Number of the decision',
    lacks: 'Lacks',
    limit: 'Limit',
    ended: 'Ended',
    agency: 'Agency',
    empty: 'There is nothing in this list.',
    anonymous: 'Answers keep no name, no dossier and no day; only the month, and count once it is over.',
    excel: 'Spreadsheet',
    fileName: (name, period) => `index-${name}-${period}.xlsx`,
  },
  times: {
    title: 'Average time of settling',
    byProcedure: 'By procedure',
    settled: 'Dossiers with a result',
    average: 'Average time',
    averageIn: {
      working_hour: 'working hours on average',
      working_day: 'working days on average',
      hour: 'hours on average',
      day: 'days on average',
      month: 'months on average',
      year: 'years on average',
    },
    spent: 'Time of settling',
    limit: 'Statutory limit',
    of: (count) => `${count} dossiers`,
    inUnit: (time, count) => `${time} (${count} dossiers)`,
    sameDay: 'The same day',
    noLimit: 'No limit is set, so there is no unit to count in',
    notRecorded: 'Settled before the time was recorded',
    notScored: 'The Decision follows it without points',
    how: 'Counted as the promised day is: from after the day of receipt, in the unit of the limit, by the working hours of the agency that settles; time in which the citizen completes the dossier does not count. What is done on the day of receipt took 0. Dossiers refused, withdrawn or lapsed are not counted.',
  },
  portal: {
    title: 'What the National Portal would reject',
    lead: 'Dossiers filed in the period whose data would be missing or wrong at the Portal. They are not sent: mend them, do not fill them in.',
    rules: 'What is checked',
    code: 'Dossier code',
    procedure: 'Procedure',
    status: 'Status sent',
    reasons: 'Why it would be rejected',
    empty: 'Nothing would be rejected of what was looked at.',
    looked: (count) => `${count} dossiers were looked at.`,
    lookedSoFar: (count) => `${count} dossiers were looked at; the next page goes on.`,
    notChecked:
      'Not checked: codes of papers and results, which are not recorded here, and what the Portal asks beyond the documents seen.',
  },
  open: {
    title: 'Index of service to the people',
    menu: 'Index of service',
    lead: (period, time) => `${period}, up to ${time}.`,
    province: 'Province',
    commune: 'Commune',
    total: 'Whole index',
    measured: 'Measured',
    groups: 'By group',
    eachGroup: 'Points by group',
    nothing: 'There is no commune yet.',
    how: 'Counts only, nothing about anybody. What is not measured yet (such as a commune not connected to the Portal) counts from none to all, so the whole is a range.',
  },
};
