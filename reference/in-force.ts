/** What stands from a day on (`YYYY-MM-DD`), until the next of its list does. */
interface Dated {
  readonly validFrom: string;
}

/** The one of some dated rules, in the order of their days, that is in force on a day; before there was any, the first. */
export function inForceOn<Rule extends Dated>(rules: readonly Rule[], day: string): Rule {
  const rule = rules.findLast(({ validFrom }) => validFrom <= day) ?? rules[0];
  if (!rule) throw new Error('There are no rules');
  return rule;
}
