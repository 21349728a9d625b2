import Type from 'typebox';
import { dossierPermissions } from '#modules/dossiers';
import { feedbackPermissions } from '#modules/feedback';
import { decide } from '#platform/access';
import { href, route } from '#platform/route';
import { InsetText, numberOf, PageHeading, Pager, Table, useLocale } from '#ui';
import { type CaseAfter, type CriterionCase, listCases } from '../../criteria-store.ts';
import { type CaseKey, caseKeys, casesByShare, subjectOf } from '../../criterion-cases.ts';
import { messages } from '../../messages.ts';
import { askedOf, monthKey, monthQuery, readMonth } from '../month-query.ts';

const url = '/can-bo/hai-long/tieu-chi/truong-hop';

const pageSize = 50;

/** What a criterion judged in a month, those with the fewest points first, by the same rows that are scored. */
export const casesPage = route({
  method: 'GET',
  url,
  may: 'satisfaction.view',
  notesReading: true,
  query: Type.Object({
    ...monthQuery,
    'tieu-chi': Type.Union(caseKeys.map((key) => Type.Literal(key))),
    sau: Type.Optional(Type.String({ maxLength: 90 })),
  }),
  async run(call) {
    const month = readMonth(call.query.thang, call.now);
    const key = call.query['tieu-chi'];
    const after = readKey(call.query.sau);
    const asked = askedOf(call.who.agencies, month, call.now);
    const cases = await call.read((db) => listCases(db, key, asked, { after, limit: pageSize }));
    const here = { 'tieu-chi': key, thang: monthKey(month) };
    const last = cases.length === pageSize ? cases.at(-1) : undefined;
    const mayOpen = {
      dossier: decide(dossierPermissions['dossier.view'], call.who),
      feedback: decide(feedbackPermissions['feedback.view'], call.who),
      procedure: true,
    };
    const body = (
      <CasesView
        {...{ month, criterion: key, cases, mayOpen }}
        firstHref={after && href(url, {}, here)}
        nextHref={last && href(url, {}, { ...here, sau: writeKey(last) })}
      />
    );
    return call.page({ title: messages(call.locale).criteria[key], audience: 'officer', body });
  },
});

const writeKey = ({ points, place, code }: CaseAfter): string => [points, place, code].join('_');

function readKey(text: string | undefined): CaseAfter | undefined {
  const [, points, place, code = ''] = /^(\d)_(\d{1,4})_(.{1,80})$/.exec(text ?? '') ?? [];
  return points === undefined ? undefined : { points: Number(points), place: Number(place), code };
}

interface CasesProps {
  readonly month: string;
  readonly criterion: CaseKey;
  readonly cases: readonly CriterionCase[];
  /** Whether the asker may open what is listed. */
  readonly mayOpen: Readonly<Record<ReturnType<typeof subjectOf>, boolean>>;
  readonly firstHref: string | undefined;
  readonly nextHref: string | undefined;
}

const pageOf = {
  dossier: '/can-bo/ho-so/:code',
  feedback: '/can-bo/phan-anh/:code',
  procedure: '/can-bo/thu-tuc/:code',
} as const;

function CasesView({ month, criterion, cases, mayOpen, firstHref, nextHref }: CasesProps) {
  const locale = useLocale();
  const words = messages(locale);
  const page = words.criteriaPage;
  const linkOf = (each: CriterionCase) => {
    const subject = subjectOf(criterion, each);
    return mayOpen[subject] ? href(pageOf[subject], { code: each.code }) : undefined;
  };
  return (
    <>
      <PageHeading
        title={words.criteria[criterion]}
        caption={words.results.monthName(month)}
        crumbs={[{ href: href('/can-bo/hai-long/tieu-chi', {}, { thang: monthKey(month) }), label: page.title }]}
      />
      <InsetText>{words.howCounted[criterion]}</InsetText>
      <Table<CriterionCase>
        caption={words.criteria[criterion]}
        hideCaption
        rows={cases}
        empty={page.none}
        columns={[
          { head: page.code, oneLine: true, cell: (each) => <CodeLink code={each.code} to={linkOf(each)} /> },
          { head: page.what, cell: ({ title }) => title ?? '–' },
          {
            head: page.counts,
            numeric: true,
            cell: ({ points }) =>
              casesByShare.includes(criterion) ? page.asItShouldBe(points === 1) : numberOf(points, locale),
          },
        ]}
      />
      <Pager firstHref={firstHref} nextHref={nextHref} />
    </>
  );
}

function CodeLink({ code, to }: { readonly code: string; readonly to: string | undefined }) {
  if (!to) return <>{code}</>;
  return (
    <a class="govuk-link" href={to}>
      {code}
    </a>
  );
}
