import type { About, vi } from './messages.vi.ts';

const lower = (label: string): string =>
  /^\p{Lu}[\p{Ll}\s]/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

export const en: typeof vi = {
  faults: {
    missing: ({ label }: About) => `Enter ${lower(label)}`,
    choiceMissing: ({ label }: About) => `Choose ${lower(label)}`,
    tickMissing: () => 'Tick the declaration; the dossier cannot be filed without it',
    rowMissing: ({ label }: About) => `Give at least one entry: ${lower(label)}`,
    tooManyRows: ({ label, limit }: About) => `${label}: no more than ${limit} entries`,
    tooLong: ({ label, limit }: About) => `${label} must be ${limit} characters or fewer`,
    tooSmall: ({ label, limit }: About) => `${label} must be ${limit} or more`,
    tooLarge: ({ label, limit }: About) => `${label} must be ${limit.toLocaleString('en')} or less`,
    notANumber: ({ label }: About) => `${label} must be a number, such as 12 or 1.500.000`,
    date: ({ label }: About) => `${label} must be a real day, such as 31/12/2026`,
    'past-date': ({ label }: About) => `${label} must be a real day, such as 31/12/2020`,
    'past-date-part': ({ label }: About) => `${label} must be a real day, month or year, such as 31/12/1990 or 1990`,
    'time-of-day': ({ label }: About) => `${label} must be a time of day, such as 9:30 or 21:05`,
    'identity-number': ({ label }: About) => `${label} must be the 12 digits printed on the citizen card`,
    'phone-vi': ({ label }: About) => `${label} must be a Vietnamese telephone number, such as 0912 345 678`,
    email: ({ label }: About) => `${label} must be an e-mail address, such as name@example.vn`,
    inTheFuture: ({ label }: About) => `${label} must not be later than today`,
    tooEarly: ({ label, other }: About) => `${label} must not be earlier than ${other}`,
    tooYoung: ({ limit }: About) => `The person registering must be at least ${limit} years old`,
    numberOfAMan: ({ label }: About) => `This ${lower(label)} is a man's; check the number or the sex you chose`,
    numberOfAWoman: ({ label }: About) => `This ${lower(label)} is a woman's; check the number or the sex you chose`,
    numberOfAnotherYear: ({ label, limit }: About) =>
      `This ${lower(label)} is of a person born in ${limit}; check the number or the date of birth`,
    unknownPrefix: ({ other }: About) =>
      `The first three digits ${other} are no province's; compare with the citizen card. If they are right, you can go on`,
    other: ({ label }: About) => `${label} is not right`,
  },
  form: {
    pledge: 'Declaration',
    change: 'Change',
    onlyIf: (question: string, choices: string) => `Fill this in only if you chose ${choices} at “${question}”.`,
    or: ' or ',
    quote: (choice: string) => `“${choice}”`,
    addRow: (row: string) => `Add ${lower(row)}`,
    removeRow: (row: string, number: number) => `Remove ${lower(row)} ${number}`,
    fill: 'Fill in with my details',
    fillHint: 'Only fields that are still empty are filled.',
    lookAgain: 'Please look again',
    yes: 'Yes',
    errorPrefix: 'Error:',
    money: (amount: string) => `${amount} dong`,
  },
  refusals: {
    'forms.too_many_drafts': 'You have {most} drafts already. File or discard one, then save the new one.',
    'form.not_found': 'There is no such form.',
  },
};
