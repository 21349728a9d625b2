/** The house's own rules, set by no decree: an installation may change them here. */
export const feedbackRules = {
  /** Photos and files of one feedback. */
  files: 5,
  /** Days back in which duplicates are looked for, and how alike (0 to 1) two must be to be suggested. */
  duplicates: { days: 60, alike: 0.35 },
  /** Days after the answer within which its sender may reopen it, once. */
  reopenDays: 15,
} as const;
