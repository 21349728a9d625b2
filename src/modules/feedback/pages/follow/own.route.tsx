import Type from 'typebox';
import { systemFor } from '#platform/access';
import { href, route } from '#platform/route';
import { Button, dateOf, PageHeading, Table, useLocale } from '#ui';
import type { Feedback } from '../../feedback.ts';
import { getFeedback } from '../../feedback-store.ts';
import { StateTag } from '../../feedback-tags.tsx';
import { messages } from '../../messages.ts';
import { listOwnKeys } from '../../sender-store.ts';

/** What the asker reported while signed in. */
export const ownPage = route({
  method: 'GET',
  url: '/phan-anh/cua-toi',
  may: 'feedback.follow',
  query: Type.Object({ lang: Type.Optional(Type.String()) }),
  async run(call) {
    const keys = await call.read((db) => listOwnKeys(db, call.who.id));
    const own = await Promise.all(
      keys.map((key) => call.readAs(systemFor(key.agencyId), (db) => getFeedback(db, key))),
    );
    return call.page({
      title: messages(call.locale).own.title,
      audience: 'citizen',
      body: <OwnView own={own} />,
    });
  },
});

function OwnView({ own }: { own: readonly Feedback[] }) {
  const locale = useLocale();
  const words = messages(locale);
  return (
    <>
      <PageHeading title={words.own.title} />
      <Button href="/phan-anh">{words.own.new}</Button>
      <Table
        caption={words.own.title}
        hideCaption
        rows={own}
        empty={words.own.none}
        href={({ code }) => href('/phan-anh/cua-toi/:code', { code })}
        columns={[
          { head: words.desk.code, cell: ({ code }) => code },
          { head: words.own.content, cell: ({ content }) => content.slice(0, 120) },
          { head: words.follow.filedAt, cell: ({ submittedAt }) => dateOf(submittedAt, locale), oneLine: true },
          { head: words.follow.state, cell: ({ state }) => <StateTag state={state} /> },
        ]}
      />
    </>
  );
}
