import Type from 'typebox';
import { route } from '#platform/route';
import { dateOf, Empty, FilterForm, InsetText, PageHeading, TextField, useLocale } from '#ui';
import { messages } from '../../messages.ts';
import { listPostedAnswers, type PostedAnswer } from '../../posted-answer-store.ts';

/** What was asked and answered, for everybody. */
export const postedPage = route({
  method: 'GET',
  url: '/phan-anh/cong-khai',
  may: 'public',
  query: Type.Object({ tim: Type.Optional(Type.String({ maxLength: 100 })), lang: Type.Optional(Type.String()) }),
  async run(call) {
    const { tim = '' } = call.query;
    const list = await call.read((db) => listPostedAnswers(db, tim));
    const body = <PostedView list={list} searched={tim} />;
    return call.page({ title: messages(call.locale).posted.title, audience: 'citizen', body });
  },
});

function PostedView({ list, searched }: { list: readonly PostedAnswer[]; searched: string }) {
  const locale = useLocale();
  const words = messages(locale).posted;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <FilterForm action="/phan-anh/cong-khai" finds clearHref={searched ? '/phan-anh/cong-khai' : undefined}>
        <TextField name="tim" label={words.search} value={searched} />
      </FilterForm>
      {list.length === 0 && <Empty>{words.none}</Empty>}
      {list.map(({ question, answer, postedAt, agencyName }) => (
        <article>
          <p class="govuk-hint">{words.of(agencyName, dateOf(postedAt, locale))}</p>
          <p class="mc-as-typed">{question}</p>
          <InsetText>
            <p>
              <strong>{words.answer}</strong>
            </p>
            <p class="mc-as-typed">{answer}</p>
          </InsetText>
        </article>
      ))}
    </>
  );
}
