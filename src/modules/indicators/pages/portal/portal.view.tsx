import { nameOfNationalStatus } from '#modules/dossiers';
import { nameOfPortalRule, type Rejected } from '#modules/portal';
import { periodName, periodSpan } from '#modules/statistics';
import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Details, InsetText, numberOf, PageHeading, Pager, SummaryList, Table } from '#ui';
import { portalRules } from '../../../../../reference/indicators/portal-rules.ts';
import { messages } from '../../messages.ts';
import { type ViewSelection, viewHref } from '../../view-selection.ts';

export interface PortalProps {
  readonly locale: Locale;
  readonly view: ViewSelection;
  readonly rejected: readonly Rejected[];
  /** How many dossiers this page went through. */
  readonly looked: number;
  readonly mayOpen: boolean;
  readonly firstHref: string | undefined;
  readonly nextHref: string | undefined;
}

/** The dossiers that would come back, each with all that is wrong with it. */
export function PortalPage({ locale, view, rejected, looked, mayOpen, firstHref, nextHref }: PortalProps) {
  const words = messages(locale);
  const { selection } = view;
  const count = numberOf(looked, locale);
  return (
    <div class="mc-statistics">
      <PageHeading
        title={words.portal.title}
        caption={selection.agency?.name ?? words.all}
        lead={<p>{`${periodName(selection.period, locale)}. ${periodSpan(selection, locale)}.`}</p>}
        crumbs={[{ href: viewHref('/can-bo/chi-so', view), label: words.title }]}
      />
      <InsetText>{words.portal.lead}</InsetText>
      <p class="govuk-body">{nextHref ? words.portal.lookedSoFar(count) : words.portal.looked(count)}</p>
      <Table<Rejected>
        caption={words.portal.title}
        hideCaption
        rows={rejected}
        empty={words.portal.empty}
        href={mayOpen ? ({ record: { code } }) => href('/can-bo/ho-so/:code', { code }) : undefined}
        columns={[
          { head: words.portal.code, cell: ({ record }) => record.code, oneLine: true },
          { head: words.portal.procedure, cell: ({ record }) => record.procedureName },
          {
            head: words.portal.status,
            cell: ({ record: { status } }) => `${status} – ${nameOfNationalStatus(status, locale)}`,
          },
          { head: words.portal.reasons, cell: (row) => <Reasons row={row} locale={locale} /> },
        ]}
      />
      <Pager firstHref={firstHref} nextHref={nextHref} />
      <Details summary={words.portal.rules}>
        <SummaryList
          rows={portalRules.map(({ key, fields, source }) => ({
            term: nameOfPortalRule(key, locale),
            detail: `${fields.join(', ')} (${source})`,
          }))}
        />
        <p class="govuk-body">{words.portal.notChecked}</p>
      </Details>
    </div>
  );
}

function Reasons({ row: { rules }, locale }: { readonly row: Rejected; readonly locale: Locale }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {rules.map(({ key }) => (
        <li>{nameOfPortalRule(key, locale)}</li>
      ))}
    </ul>
  );
}
