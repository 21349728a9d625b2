import Type, { type Static } from 'typebox';
import { notFound } from '#platform/errors';
import { isId } from '#platform/identifiers';
import { type Call, route } from '#platform/route';
import { PageHeading, Pager } from '#ui';
import { messages } from '../../messages.ts';
import { type ToldGroup, toldGroupNames, toldGroups } from '../../told-dossier.ts';
import { listTold, type ToldPlace } from '../../told-dossier-store.ts';
import { listHref } from '../overview/overview.view.tsx';
import { ToldTable } from './told-table.tsx';

const query = Type.Object({
  nhom: Type.String({ maxLength: 20 }),
  'ly-do': Type.Optional(Type.String({ maxLength: 40 })),
  sau: Type.Optional(Type.String({ maxLength: 60 })),
});

const pageSize = 50;

/** The dossiers behind one of the numbers, all of them or those that are there for one reason. */
export const listPage = route({
  method: 'GET',
  url: '/can-bo/cong-quoc-gia/danh-sach',
  may: 'portal.view',
  query,
  async run(call) {
    const { group, reason, asked } = readAsked(call);
    const rows = await call.read((db) => listTold(db, { ...asked, limit: pageSize }));
    const last = rows.length === pageSize ? rows.at(-1) : undefined;
    const words = messages(call.locale);
    const body = (
      <>
        <PageHeading
          title={words.list.title(group)}
          lead={reason && words.list.of(reason)}
          crumbs={[{ href: '/can-bo/cong-quoc-gia', label: words.title }]}
        />
        <ToldTable group={group} rows={rows} />
        <Pager
          firstHref={call.query.sau && listHref(group, { 'ly-do': call.query['ly-do'] })}
          nextHref={last && listHref(group, { 'ly-do': call.query['ly-do'], sau: `${last.since}_${last.dossierId}` })}
        />
      </>
    );
    return call.page({ title: words.list.title(group), audience: 'officer', body });
  },
});

function readAsked({ query: { nhom, 'ly-do': why, sau }, who, locale }: Call<unknown, Static<typeof query>>) {
  const group = toldGroupNames.find((name) => name === nhom);
  if (!group) throw notFound('portal_group');
  const words = messages(locale);
  const rules: Readonly<Record<string, string>> = words.rules;
  const reason = why && (group === 'held_back' ? rules[why] : words.answer(why));
  const narrowed: Readonly<Record<ToldGroup, object>> = {
    ...{ taken: {}, waiting: {} },
    rejected: { answerCode: why },
    held_back: { rule: why },
  };
  const asked = { agencyId: who.agencyId ?? '', states: toldGroups[group], after: readPlace(sau), ...narrowed[group] };
  return { group, reason, asked };
}

function readPlace(text: string | undefined): ToldPlace | undefined {
  const match = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? '');
  return match && isId(match[2]!) ? { since: Number(match[1]), dossierId: match[2]! } : undefined;
}
