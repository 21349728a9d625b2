import Type from 'typebox';
import { notFound } from '#platform/errors';
import { readForm } from '#platform/form';
import { isId } from '#platform/identifiers';
import { type Answer, type Call, href, route } from '#platform/route';
import { correctAnnouncement } from '../../actions/correct-announcement.ts';
import { postAnnouncement } from '../../actions/post-announcement.ts';
import { recordAnnouncement } from '../../actions/record-announcement.ts';
import { withdrawAnnouncement } from '../../actions/withdraw-announcement.ts';
import type { Announcement } from '../../announcement.ts';
import { announcementMessages } from '../../announcement-messages.ts';
import { getAnnouncement, listAnnouncements, listEditions } from '../../announcement-store.ts';
import { AnnouncementView } from './announcement.view.tsx';
import { announcementForm, correctionForm, typedFrom } from './announcement-form.ts';
import { type AnnouncementFormProps, AnnouncementFormView } from './announcement-form.view.tsx';
import { AnnouncementsView } from './announcements.view.tsx';
import { besideField, readAnnouncement } from './read-announcement.ts';

const url = '/can-bo/thu-tuc/cong-bo';
const one = `${url}/:id`;
const may = 'procedures.announce';
const pageSize = 30;

const params = Type.Object({ id: Type.String({ maxLength: 36 }) });

const query = Type.Object({
  'thu-tuc': Type.Optional(Type.String({ maxLength: 40 })),
  sau: Type.Optional(Type.String({ maxLength: 60 })),
});

type OfOne = Call<{ id: string }>;

/** The register of decisions of the agency of whoever looks. */
export const announcementsPage = route({
  method: 'GET',
  url,
  may,
  query,
  async run(call) {
    const { 'thu-tuc': procedureCode, sau: after } = call.query;
    const agencyId = call.who.agencyId ?? '';
    const page = await call.read((db) => listAnnouncements(db, { agencyId, procedureCode, after, size: pageSize }));
    const body = <AnnouncementsView {...{ page, procedureCode, after, now: call.now }} />;
    return call.page({ title: announcementMessages(call.locale).title, audience: 'officer', body });
  },
});

export const recordAnnouncementPage = route({
  method: 'GET',
  url: `${url}/moi`,
  may,
  run: async (call) => showForm(call, { action: `${url}/moi`, back: url, typed: {}, errors: {} }),
});

export const recordAnnouncementAction = route({
  method: 'POST',
  url: `${url}/moi`,
  may,
  form: announcementForm,
  async run(call) {
    const here = { action: `${url}/moi`, back: url };
    const reading = await readAnnouncement(call, announcementForm);
    if (!reading.ok) return showForm(call, { ...here, ...reading });
    try {
      const recording = (act: Parameters<typeof recordAnnouncement>[0]) =>
        recordAnnouncement(act, call.who.agencyId ?? '', reading.text);
      return await call.act(recording, (id) => href(one, { id }), 'procedures.announcement_recorded');
    } catch (error) {
      return showForm(call, { ...here, typed: reading.typed, errors: besideField(error, call) });
    }
  },
});

/** One decision: what is due when, how it stands, every writing of it, and what can be done. */
export const announcementPage = route({
  method: 'GET',
  url: one,
  may,
  params,
  run: (call) => showOne(call),
});

export const correctAnnouncementPage = route({
  method: 'GET',
  url: `${one}/dinh-chinh`,
  may,
  params,
  async run(call) {
    const announcement = await readOne(call);
    return showForm(call, { ...correctionOf(announcement), typed: typedFrom(announcement), errors: {} });
  },
});

export const correctAnnouncementAction = route({
  method: 'POST',
  url: `${one}/dinh-chinh`,
  may,
  params,
  form: correctionForm,
  async run(call) {
    const announcement = await readOne(call);
    const here = correctionOf(announcement);
    const reading = await readAnnouncement(call, correctionForm);
    if (!reading.ok) return showForm(call, { ...here, ...reading });
    try {
      const correcting = (act: Parameters<typeof correctAnnouncement>[0]) =>
        correctAnnouncement(act, announcement, reading.text, reading.because);
      return await call.act(correcting, here.back, 'procedures.announcement_corrected');
    } catch (error) {
      return showForm(call, { ...here, typed: reading.typed, errors: besideField(error, call) });
    }
  },
});

/** The press of the button “Công khai”. */
export const postAnnouncementAction = route({
  method: 'POST',
  url: `${one}/cong-khai`,
  may,
  params,
  async run(call) {
    const announcement = await readOne(call);
    return call.act(
      (act) => postAnnouncement(act, announcement),
      href(one, call.params),
      'procedures.announcement_posted',
    );
  },
});

const withdrawalForm = Type.Object({ because: Type.String({ minLength: 3, maxLength: 500 }) });

export const withdrawAnnouncementAction = route({
  method: 'POST',
  url: `${one}/rut`,
  may,
  params,
  form: withdrawalForm,
  async run(call) {
    const announcement = await readOne(call);
    const { fields, wrong } = announcementMessages(call.locale);
    const reading = readForm(withdrawalForm, call.form, { because: fields.withdrawnBecause }, call.locale);
    if (!reading.ok) return showOne(call, wrong.because);
    return call.act(
      (act) => withdrawAnnouncement(act, announcement, reading.values.because),
      href(one, call.params),
      'procedures.announcement_withdrawn',
    );
  },
});

const keyOf = ({ params: { id }, who }: OfOne) => {
  if (!isId(id)) throw notFound('announcement');
  return { agencyId: who.agencyId ?? '', id };
};

const readOne = (call: OfOne): Promise<Announcement> => call.read((db) => getAnnouncement(db, keyOf(call)));

async function showOne(call: OfOne, error?: string): Promise<Answer> {
  const known = await call.read(async (db) => ({
    announcement: await getAnnouncement(db, keyOf(call)),
    editions: await listEditions(db, keyOf(call)),
  }));
  const body = <AnnouncementView {...known} {...{ now: call.now, tokens: call.tokens, error }} />;
  const title = announcementMessages(call.locale).decision(known.announcement.number);
  return call.page({ title, audience: 'officer', body, status: error ? 422 : 200 });
}

const correctionOf = ({ id, number, postedAt }: Announcement) => {
  const back = href(one, { id });
  return { action: `${back}/dinh-chinh`, back, corrects: number, explained: postedAt !== null };
};

function showForm(
  call: Pick<Call, 'tokens' | 'locale' | 'page'>,
  props: Omit<AnnouncementFormProps, 'tokens'>,
): Answer {
  const words = announcementMessages(call.locale);
  const body = <AnnouncementFormView {...props} tokens={call.tokens} />;
  const status = Object.keys(props.errors).length > 0 ? 422 : 200;
  return call.page({ title: props.corrects ? words.correct : words.record, audience: 'officer', body, status });
}
