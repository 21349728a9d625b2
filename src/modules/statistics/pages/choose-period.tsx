import { dayOf } from '#platform/clock';
import type { Locale } from '#platform/words';
import { FilterForm, Hidden, SelectField, Tabs } from '#ui';
import { messages } from '../messages.ts';
import { type Period, type PeriodKind, periodOn, shiftPeriod } from '../period.ts';
import { type KeptInAddress, type Selection, selectionHref } from '../selection.ts';

/** How many periods of a kind the list offers; older ones are reached by the address. */
const offered = { month: 24, quarter: 12, half: 8, year: 6 } as const satisfies Record<PeriodKind, number>;

interface ChoosePeriodProps {
  readonly path: string;
  readonly selection: Selection;
  readonly kinds: readonly PeriodKind[];
  readonly locale: Locale;
  readonly now: number;
  /** Whether one agency of several can be chosen. */
  readonly withAgency?: boolean;
  /** What else was chosen on the page, and stays chosen. */
  readonly kept?: KeptInAddress;
}

/** Which kind of period, which one, and whose figures; everything stands in the address. */
export function ChoosePeriod(props: ChoosePeriodProps) {
  const { path, selection, kinds, locale, now, withAgency = true, kept = {} } = props;
  const words = messages(locale);
  const { period, rule, agencies, agency } = selection;
  const last = Math.min(period.to - 1, now);
  const periods = recentPeriods(selection, now);
  return (
    <>
      <Tabs
        label={words.choose.label}
        tabs={kinds.map((kind) => ({
          label: words.kinds[kind],
          href: selectionHref(path, selection, periodOn(dayOf(last), kind, rule.beginsOnDay).key, kept),
          current: kind === period.kind,
        }))}
      />
      <FilterForm action={path} title={words.choose.label}>
        {Object.entries(kept).map(([name, value]) => (
          <Hidden name={name} value={value} />
        ))}
        <SelectField
          name="ky"
          label={words.choose.period}
          choose={false}
          value={period.key}
          choices={periods.map((each) => ({ value: each.key, label: words.period(each) }))}
        />
        {withAgency && agencies.length > 1 && (
          <SelectField
            name="co-quan"
            label={words.choose.agency}
            choose={words.choose.all}
            value={agency?.code}
            choices={agencies.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
      </FilterForm>
    </>
  );
}

/** The newest first; the one shown is always among them. */
function recentPeriods({ period, rule }: Selection, now: number): Period[] {
  const newest = periodOn(dayOf(now), period.kind, rule.beginsOnDay);
  const recent = Array.from({ length: offered[period.kind] }, (_, i) => shiftPeriod(newest, -i, rule.beginsOnDay));
  return recent.some(({ key }) => key === period.key) ? recent : [...recent, period];
}
