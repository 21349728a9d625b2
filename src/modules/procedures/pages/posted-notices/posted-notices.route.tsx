import Type, { type Static } from 'typebox';
import { getAgency } from '#modules/organisation';
import { decide } from '#platform/access';
import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import { readForm } from '#platform/form';
import type { Act } from '#platform/journal';
import { type Answer, type Call, href, route } from '#platform/route';
import { postNotices } from '../../actions/post-notices.ts';
import { takeDownNotices } from '../../actions/take-down-notices.ts';
import { noticeMessages } from '../../notice-messages.ts';
import { permissions } from '../../permissions.ts';
import { type ChosenNotice, type Notice, type NoticeState, noticeStates, refusalToPost } from '../../posted-notice.ts';
import { countNotices, listNotices } from '../../posted-notice-store.ts';
import { type NoticeRow, PostedNoticesView } from './posted-notices.view.tsx';

const url = '/can-bo/thu-tuc/niem-yet';

/** How many stand on one page, and can be chosen at once. */
const pageSize = 50;

const query = Type.Object({
  xem: Type.Optional(Type.Union(noticeStates.map((state) => Type.Literal(state)))),
  linh_vuc: Type.Optional(Type.String({ maxLength: 200 })),
  sau: Type.Optional(Type.String({ maxLength: 300 })),
  chon: Type.Optional(Type.Literal('tat-ca')),
});

type Query = Static<typeof query>;

const form = Type.Object({
  shown: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: pageSize })),
  chosen: Type.Optional(Type.Array(Type.String({ maxLength: 120 }), { maxItems: pageSize })),
});

/** The register of what is posted at the office of whoever looks. */
export const postedNoticesPage = route({
  method: 'GET',
  url,
  may: 'procedures.view_process',
  query,
  run: (call) => show(call, {}),
});

export const postNoticesAction = route({
  method: 'POST',
  url,
  may: 'procedures.post',
  query,
  form,
  run: (call) => record(call, 'procedures.notices_posted', postNotices),
});

export const takeDownNoticesAction = route({
  method: 'POST',
  url: `${url}/go-xuong`,
  may: 'procedures.post',
  query,
  form,
  run: (call) => record(call, 'procedures.notices_taken_down', takeDownNotices),
});

type Recording = (act: Act, agencyId: string, chosen: readonly ChosenNotice[]) => Promise<void>;

async function record(call: Call<unknown, Query>, notice: string, recording: Recording): Promise<Answer> {
  const reading = readForm(form, call.form, {}, call.locale);
  const { shown = [], chosen: typed = [] } = reading.ok ? reading.values : {};
  const chosen = typed.map(chosenOf);
  if (chosen.length === 0) return show(call, { shown, chosen });
  const { xem, linh_vuc } = call.query;
  try {
    const back = href(url, {}, { xem, linh_vuc });
    return await call.act((act) => recording(act, call.who.agencyId ?? '', chosen), back, notice);
  } catch (error) {
    if (!(error instanceof Refusal) || !(error.code in noticeMessages(call.locale).refusals)) throw error;
    return show(call, { shown, chosen });
  }
}

/** A box holds the code and, after a blank, the edition; the code is the catalogue's and may have blanks itself. */
function chosenOf(text: string): ChosenNotice {
  const [, code = text, edition = ''] = /^(.*) (\S+)$/.exec(text) ?? [];
  return { code, edition };
}

/** What a form was sent with, when it could not be acted on. */
interface Sent {
  readonly shown?: readonly string[];
  readonly chosen?: readonly ChosenNotice[];
}

async function show(call: Call<unknown, Query>, sent: Sent): Promise<Answer> {
  const { xem, linh_vuc, sau, chon } = call.query;
  const state: NoticeState = xem ?? 'not_posted';
  const [field, after] = [linh_vuc || undefined, sau || undefined];
  const register = { agencyId: call.who.agencyId ?? '', day: dayOf(call.now) };
  const asked = sent.shown ? { codes: sent.shown } : { state, field, after };
  const known = await call.read(async (db) => ({
    agency: await getAgency(db, register.agencyId),
    page: await listNotices(db, { ...register, ...asked, size: pageSize }),
    counts: await countNotices(db, register),
  }));
  const { tokens, who, locale } = call;
  const rows = known.page.notices.map((notice) => rowOf(notice, sent.chosen ?? [], chon !== undefined));
  const mayPost = decide(permissions['procedures.post'], who);
  const isNoneChosen = sent.chosen?.length === 0;
  const isAllChosen = chon !== undefined;
  const body = (
    <PostedNoticesView {...{ ...known, url, state, field, after, rows, mayPost, isNoneChosen, isAllChosen, tokens }} />
  );
  const { title } = noticeMessages(locale);
  return call.page({ title, audience: 'officer', body, status: sent.shown ? 422 : 200 });
}

/** What was chosen stays chosen, but for what cannot be recorded. */
function rowOf(notice: Notice, chosen: readonly ChosenNotice[], isAllChosen: boolean): NoticeRow {
  const edition = chosen.find(({ code }) => code === notice.code)?.edition;
  const refusal = edition === undefined ? undefined : refusalToPost(notice, edition);
  return { notice, refusal, isChosen: isAllChosen || (edition !== undefined && !refusal) };
}
