import Type from 'typebox';
import { href, route } from '#platform/route';
import { numberOf, PageHeading, Table, useLocale } from '#ui';
import { type Criterion, criteria, criteriaSource } from '../../../../../reference/satisfaction/criteria.ts';
import { type Score, scoreCriteria } from '../../criteria-store.ts';
import { messages } from '../../messages.ts';
import { monthKey, monthQuery, readMonth, spanOf } from '../month-query.ts';

/** The official set for one month: what recorded facts say, what people say, and what is left out because nothing says it. */
export const criteriaPage = route({
  method: 'GET',
  url: '/can-bo/hai-long/tieu-chi',
  may: 'satisfaction.view',
  query: Type.Object(monthQuery),
  async run(call) {
    const month = readMonth(call.query.thang, call.now);
    const scores = await call.read((db) =>
      scoreCriteria(db, { agencyIds: call.who.agencies, month, ...spanOf(month), now: call.now }),
    );
    const body = <CriteriaView month={month} scores={scores} />;
    return call.page({ title: messages(call.locale).criteriaPage.title, audience: 'officer', body });
  },
});

function CriteriaView({ month, scores }: { month: string; scores: Readonly<Partial<Record<string, Score>>> }) {
  const locale = useLocale();
  const words = messages(locale);
  const page = words.criteriaPage;
  const scoreOf = ({ key }: Criterion): Score | undefined => scores[key];
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
          {
            head: page.points,
            numeric: true,
            cell: (criterion) => {
              const score = scoreOf(criterion);
              if (!score) return page.notScored;
              return score.mean === null ? '–' : numberOf(Math.round(score.mean * 100) / 100, locale);
            },
          },
          { head: page.cases, numeric: true, cell: (criterion) => scoreOf(criterion)?.cases ?? '–' },
          { head: page.how, cell: ({ key, from }) => (from === 'asked' ? page.asked : words.howCounted[key]) },
        ]}
      />
    </>
  );
}
