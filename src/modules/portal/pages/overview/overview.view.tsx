import { href } from '#platform/route';
import {
  Button,
  dateOf,
  dateTimeOf,
  Figure,
  Figures,
  Notice,
  numberOf,
  PageHeading,
  SummaryList,
  Table,
  useLocale,
} from '#ui';
import type { Connection } from '../../connection.ts';
import { messages } from '../../messages.ts';
import { type ToldGroup, type ToldState, toldGroupNames, toldGroups } from '../../told-dossier.ts';
import type { ReasonCount } from '../../told-dossier-store.ts';

export interface OverviewProps {
  readonly connection: Connection | undefined;
  readonly counts: Readonly<Record<ToldState, number>>;
  readonly reasons: readonly ReasonCount[];
  readonly mayConnect: boolean;
  readonly now: number;
}

/** Where the list of a group stands, all of it or what is there for one reason. */
export const listHref = (group: ToldGroup, more: Readonly<Record<string, string | undefined>> = {}): string =>
  href('/can-bo/cong-quoc-gia/danh-sach', {}, { nhom: group, ...more });

const settingsHref = '/can-bo/cong-quoc-gia/ket-noi';

const tones = { taken: 'good', waiting: undefined, rejected: 'late', held_back: 'late' } as const;

export function OverviewPage(props: OverviewProps) {
  const words = messages(useLocale());
  const { connection, counts, mayConnect } = props;
  const countOf = (group: ToldGroup) => toldGroups[group].reduce((sum, state) => sum + counts[state], 0);
  return (
    <>
      <PageHeading
        title={words.title}
        lead={words.lead}
        actions={
          mayConnect && (
            <Button kind="secondary" href={settingsHref}>
              {connection ? words.changeLink : words.connectLink}
            </Button>
          )
        }
      />
      {!connection && <Notice kind="warning">{words.notConnected}</Notice>}
      <Figures>
        {toldGroupNames.map((group) => (
          <Figure
            value={countOf(group)}
            label={words.groups[group]}
            href={listHref(group)}
            tone={countOf(group) > 0 ? tones[group] : undefined}
          />
        ))}
      </Figures>
      <Reasons {...props} />
      {connection && <Standing connection={connection} now={props.now} />}
    </>
  );
}

function Reasons({ reasons }: OverviewProps) {
  const locale = useLocale();
  const words = messages(locale);
  return (
    <section>
      <h2 class="govuk-heading-m">{words.reasons}</h2>
      <Table<ReasonCount>
        caption={words.reasons}
        hideCaption
        rows={reasons}
        empty={words.noReasons}
        href={({ rule, answerCode }) =>
          rule ? listHref('held_back', { 'ly-do': rule }) : listHref('rejected', { 'ly-do': answerCode ?? undefined })
        }
        columns={[
          {
            head: words.reason,
            cell: ({ rule, answerCode }) => (rule ? words.rules[rule] : words.answer(answerCode ?? '')),
          },
          { head: words.count, numeric: true, cell: ({ count }) => numberOf(count, locale) },
        ]}
      />
    </section>
  );
}

function Standing({ connection, now }: { readonly connection: Connection; readonly now: number }) {
  const locale = useLocale();
  const words = messages(locale);
  const { awaySince, notBefore, lastAt, lastOutcome } = connection;
  const last =
    lastAt === null || lastOutcome === null
      ? words.never
      : words.lastLine(words.outcomes[lastOutcome], dateTimeOf(lastAt, locale));
  return (
    <section>
      <h2 class="govuk-heading-m">{words.connection}</h2>
      {awaySince !== null && (
        <Notice kind="warning">
          {words.awaySince(dateTimeOf(awaySince, locale), dateTimeOf(notBefore ?? now, locale))}
        </Notice>
      )}
      <SummaryList
        rows={[
          { term: words.last, detail: last },
          { term: words.address, detail: connection.serviceAddress },
          { term: words.unit, detail: connection.unitCode },
          { term: words.toldFrom, detail: dateOf(connection.toldFrom, locale) },
          {
            term: words.since,
            detail: words.sinceLine(dateTimeOf(connection.begunAt, locale), connection.begunByName),
          },
        ]}
      />
    </section>
  );
}
