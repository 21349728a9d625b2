import Type from 'typebox';
import { href, route } from '#platform/route';
import { numberOf, PageHeading, percentOf, Table, useLocale } from '#ui';
import {
  type Criterion,
  type CriterionKey,
  criteria,
  criteriaSource,
} from '../../../../../reference/satisfaction/criteria.ts';
import { type OnlineShares, type Scores, scoreCriteria } from '../../criteria-store.ts';
import { messages } from '../../messages.ts';
import { askedOf, monthKey, monthQuery, readMonth } from '../month-query.ts';

/** The official set for one month: what recorded facts say and what people say; each number opens what it counts. */
export const criteriaPage = route({
  method: 'GET',
  url: '/can-bo/hai-long/tieu-chi',
  may: 'satisfaction.view',
  query: Type.Object(monthQuery),
  async run(call) {
    const month = readMonth(call.query.thang, call.now);
    const scores = await call.read((db) => scoreCriteria(db, askedOf(call.who.agencies, month, call.now)));
    const body = <CriteriaView month={month} scores={scores} />;
    return call.page({ title: messages(call.locale).criteriaPage.title, audience: 'officer', body });
  },
});

function CriteriaView({ month, scores }: { readonly month: string; readonly scores: Scores }) {
  const locale = useLocale();
  const words = messages(locale);
  const page = words.criteriaPage;
  const pointsOf = ({ key }: Criterion): string => {
    const { points, cases } = scores[key];
    if (points === null) return cases === 0 ? '–' : page.notClear;
    return numberOf(Math.round(points * 100) / 100, locale);
  };
  return (
    <>
      <PageHeading
        title={page.title}
        caption={words.results.monthName(month)}
        lead={page.lead(criteriaSource)}
        crumbs={[{ href: href('/can-bo/hai-long', {}, { thang: monthKey(month) }), label: words.results.title }]}
      />
      <Table
        caption={page.title}
        hideCaption
        rows={criteria}
        columns={[
          { head: page.number, cell: ({ number }) => number },
          { head: page.criterion, cell: ({ key }) => words.criteria[key] },
          { head: page.points, numeric: true, cell: pointsOf },
          {
            head: page.cases,
            numeric: true,
            cell: (criterion) => <Cases {...{ month, criterion }} count={scores[criterion.key].cases} />,
          },
          {
            head: page.how,
            cell: ({ key }) => <How {...{ criterion: key, shares: scores.shares }} />,
          },
        ]}
      />
    </>
  );
}

function How({ criterion, shares }: { readonly criterion: CriterionKey; readonly shares: OnlineShares }) {
  const locale = useLocale();
  const { criteriaPage: page, howCounted } = messages(locale);
  if (criterion === 'convenience' || criterion === 'overall') return <>{page.asked}</>;
  if (criterion !== 'online') return <>{howCounted[criterion]}</>;
  const counted = page.shares({
    procedures: percentOf(shares.procedures, locale),
    procedureCases: numberOf(shares.procedureCases, locale),
    unclear: numberOf(shares.unclear, locale),
    dossiers: percentOf(shares.dossiers, locale),
    overdue: numberOf(shares.overdue, locale),
  });
  return <>{`${howCounted.online} ${counted}`}</>;
}

interface CasesProps {
  readonly month: string;
  readonly criterion: Criterion;
  readonly count: number;
}

/** A number that opens what it counts; zero opens nothing. */
function Cases({ month, criterion: { key, from }, count }: CasesProps) {
  const locale = useLocale();
  const words = messages(locale);
  if (count === 0) return <>0</>;
  const asked = { thang: monthKey(month) };
  const list =
    from === 'asked'
      ? href('/can-bo/hai-long/y-kien', {}, asked)
      : href('/can-bo/hai-long/tieu-chi/truong-hop', {}, { ...asked, 'tieu-chi': key });
  return (
    <a class="govuk-link" href={list} aria-label={`${numberOf(count, locale)}, ${words.criteria[key]}`}>
      {numberOf(count, locale)}
    </a>
  );
}
