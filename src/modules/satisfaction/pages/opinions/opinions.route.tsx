import Type from 'typebox';
import type { Db } from '#platform/database';
import { isId } from '#platform/identifiers';
import { href, route } from '#platform/route';
import {
  FilterForm,
  Hidden,
  InsetText,
  numberOf,
  PageHeading,
  Pager,
  SelectField,
  Table,
  Tag,
  TextField,
  type Tone,
  useLocale,
} from '#ui';
import { houseRules } from '../../../../../reference/satisfaction/survey.ts';
import { type AnswerQuery, listOpinions, type Opinion } from '../../answer-store.ts';
import { messages } from '../../messages.ts';
import { countAnswers } from '../../result-store.ts';
import { type Level, levels } from '../../survey.ts';
import { monthKey, monthQuery, readMonth } from '../month-query.ts';

const query = Type.Object({
  ...monthQuery,
  muc: Type.Optional(Type.Union([...levels.map((level) => Type.Literal(level)), Type.Literal('')])),
  'thu-tuc': Type.Optional(Type.String({ maxLength: 40 })),
  'can-bo': Type.Optional(Type.String({ maxLength: 36 })),
  tim: Type.Optional(Type.String({ maxLength: 100 })),
  sau: Type.Optional(Type.String({ maxLength: 36 })),
});

const pageSize = 50;

const url = '/can-bo/hai-long/y-kien';

/** The answers behind a figure, with a search in what people wrote. */
export const opinionsPage = route({
  method: 'GET',
  url,
  may: 'satisfaction.view',
  query,
  async run(call) {
    const words = messages(call.locale).opinions;
    const { muc, tim, 'thu-tuc': procedureCode, 'can-bo': officer } = call.query;
    const asked: AnswerQuery = {
      agencyIds: call.who.agencies,
      month: readMonth(call.query.thang, call.now),
      overall: muc || undefined,
      procedureCode: procedureCode || undefined,
      staffId: officer && isId(officer) ? officer : undefined,
      words: tim,
    };
    const { sau } = call.query;
    const after = sau && isId(sau) ? sau : undefined;
    const { total, opinions } = await call.read((db) => open(db, asked, after));
    const here = { ...call.query, sau: undefined };
    const last = opinions?.length === pageSize ? opinions.at(-1) : undefined;
    const pager = {
      firstHref: after && href(url, {}, here),
      nextHref: last && href(url, {}, { ...here, sau: last.id }),
    };
    const body = <OpinionsView query={asked} total={total} opinions={opinions} pager={pager} />;
    return call.page({ title: words.title, audience: 'officer', body });
  },
});

/** Answers about one officer or one procedure are listed only where there are enough of them. */
async function open(db: Db, query: AnswerQuery, after: string | undefined) {
  const whole = { agencyIds: query.agencyIds, month: query.month };
  const part = { ...whole, procedureCode: query.procedureCode, staffId: query.staffId };
  const { total: ofPart } = await countAnswers(db, part);
  const isPart = query.procedureCode !== undefined || query.staffId !== undefined;
  if (isPart && ofPart < houseRules.fewestShown) return { total: ofPart, opinions: undefined };
  const { total } = await countAnswers(db, query);
  return { total, opinions: await listOpinions(db, query, { after, limit: pageSize }) };
}

const tones: Readonly<Record<Level, Tone>> = { very_satisfied: 'good', satisfied: 'progress', dissatisfied: 'bad' };

interface OpinionsProps {
  readonly query: AnswerQuery;
  readonly total: number;
  readonly opinions: readonly Opinion[] | undefined;
  readonly pager: { readonly firstHref: string | undefined; readonly nextHref: string | undefined };
}

function OpinionsView({ query: asked, total, opinions, pager }: OpinionsProps) {
  const locale = useLocale();
  const words = messages(locale);
  const back = href('/can-bo/hai-long', {}, { thang: monthKey(asked.month) });
  return (
    <>
      <PageHeading
        title={words.opinions.title}
        caption={words.results.monthName(asked.month)}
        lead={opinions && words.opinions.lead(numberOf(total, locale))}
        crumbs={[{ href: back, label: words.results.title }]}
      />
      <FilterForm action={url} finds>
        <Hidden name="thang" value={monthKey(asked.month)} />
        {asked.procedureCode && <Hidden name="thu-tuc" value={asked.procedureCode} />}
        {asked.staffId && <Hidden name="can-bo" value={asked.staffId} />}
        <SelectField
          name="muc"
          label={words.opinions.overall}
          choose={words.opinions.all}
          value={asked.overall}
          choices={levels.map((level) => ({ value: level, label: words.levels[level] }))}
        />
        <TextField name="tim" label={words.opinions.search} value={asked.words} />
      </FilterForm>
      {opinions === undefined ? (
        <InsetText>{words.opinions.tooFew}</InsetText>
      ) : (
        <Table
          caption={words.opinions.title}
          hideCaption
          rows={opinions}
          empty={words.opinions.none}
          columns={[
            {
              head: words.results.procedure,
              cell: ({ procedureName }) => procedureName ?? words.opinions.otherProcedure,
            },
            {
              head: words.opinions.overall,
              oneLine: true,
              cell: ({ overall }) => <Tag tone={tones[overall]}>{words.levels[overall]}</Tag>,
            },
            { head: words.opinions.comment, cell: ({ comment }) => comment ?? '–' },
          ]}
        />
      )}
      <Pager {...pager} />
    </>
  );
}
