import Type from 'typebox';
import type { Principal } from '#platform/access';
import { href, route } from '#platform/route';
import { Button, dateTimeOf, Empty, Form, PageHeading, Pager, Tag } from '#ui';
import { writeLetter } from '../letter.ts';
import { isAboutFeedback } from '../letter-kind.ts';
import { listMessages, type Message, type MessageKey, markAllRead } from '../message-store.ts';
import { messages } from '../messages.ts';

const pageSize = 20;

const address = '/thong-bao';

export const messagesPage = route({
  method: 'GET',
  url: address,
  may: 'notifications.read',
  query: Type.Object({ truoc: Type.Optional(Type.String({ maxLength: 80 })), lang: Type.Optional(Type.String()) }),
  async run(call) {
    const words = messages(call.locale);
    const before = keyIn(call.query.truoc);
    const list = await call.read((db) => listMessages(db, call.who.id, before, pageSize));
    const last = list.length === pageSize ? list.at(-1) : undefined;
    const body = (
      <>
        <PageHeading title={words.title} />
        {list.length === 0 && <Empty>{words.empty}</Empty>}
        {list.some(({ readAt }) => readAt === null) && (
          <Form action={`${address}/da-doc`} tokens={call.tokens}>
            <Button kind="secondary">{words.markRead}</Button>
          </Form>
        )}
        <ol class="mc-messages">
          {list.map((message) => (
            <MessageItem message={message} locale={call.locale} who={call.who} />
          ))}
        </ol>
        <Pager
          firstHref={before && address}
          nextHref={last && href(address, {}, { truoc: `${last.createdAt}_${last.id}` })}
        />
      </>
    );
    return call.page({ title: words.title, audience: call.who.kind === 'staff' ? 'officer' : 'citizen', body });
  },
});

export const markReadAction = route({
  method: 'POST',
  url: `${address}/da-doc`,
  may: 'notifications.read',
  run: (call) => call.act(({ tx, who, now }) => markAllRead(tx, who.id, now), address, 'notifications.read'),
});

function MessageItem({ message, locale, who }: { message: Message; locale: 'vi' | 'en'; who: Principal }) {
  const words = messages(locale);
  const { subject, text } = writeLetter(message.kind, message.facts, locale);
  return (
    <li class="mc-message">
      <p class="mc-message__subject">
        <a class="govuk-link" href={addressOf(message, who)}>
          {subject}
        </a>{' '}
        {message.readAt === null && <Tag tone="new">{words.unread}</Tag>}
      </p>
      <p class="govuk-hint">{dateTimeOf(message.createdAt, locale)}</p>
      <p class="mc-as-typed">{text}</p>
      {message.kind === 'dossier.handed_over' && who.kind === 'citizen' && message.dossierCode !== null && (
        <p>
          <a class="govuk-link" href={href('/danh-gia/ho-so/:code', { code: message.dossierCode })}>
            {words.rate}
          </a>
        </p>
      )}
    </li>
  );
}

/** The dossier, the feedback or the request that a message is about, as its reader sees it. */
function addressOf({ kind: about, facts: { request }, dossierCode }: Message, { kind }: Principal): string {
  const isStaff = kind === 'staff';
  if (isAboutFeedback(about))
    return href(isStaff ? '/can-bo/phan-anh/:code' : '/phan-anh/cua-toi/:code', { code: dossierCode ?? '' });
  if (request)
    return href(isStaff ? '/can-bo/quyen-du-lieu/:request' : '/du-lieu-cua-toi/yeu-cau/:request', { request });
  return href(isStaff ? '/can-bo/ho-so/:code' : '/ho-so-cua-toi/:code', { code: dossierCode ?? '' });
}

function keyIn(text: string | undefined): MessageKey | undefined {
  const match = /^(\d+)_([0-9a-f-]{36})$/.exec(text ?? '');
  return match ? { at: Number(match[1]), id: match[2]! } : undefined;
}
