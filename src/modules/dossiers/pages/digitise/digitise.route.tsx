import Type from 'typebox';
import { papersMessages, type ReceivedFile, receiveFile } from '#modules/papers';
import { fillIn, Refusal } from '#platform/errors';
import { type FormErrors, readForm, type Typed } from '#platform/form';
import { type Answer, href, route } from '#platform/route';
import { digitiseKept, digitisePaper } from '../../actions/digitise-paper.ts';
import { digitiseMessages } from '../../digitise-messages.ts';
import { messages } from '../../messages.ts';
import type { DossierPaper } from '../../required-paper-store.ts';
import { DigitiseView } from './digitise.view.tsx';
import { onDeskForm } from './on-desk-form.ts';
import { type DigitiseCall, type OpenedPaper, openPaper, params } from './opened-scan.ts';

const url = '/can-bo/ho-so/:code/so-hoa/:ordinal';

export const digitisePage = route({
  method: 'GET',
  url,
  may: 'dossier.digitise',
  params,
  run: async (call) => show(call, await openPaper(call), { status: 200 }),
});

/** Takes the scans in one after another, outside any transaction, then keeps them all in one. */
export const digitiseAction = route({
  method: 'POST',
  url,
  may: 'dossier.digitise',
  params,
  form: onDeskForm,
  upload: true,
  async run(call) {
    const opened = await openPaper(call);
    const files: ReceivedFile[] = [];
    try {
      await call.upload(async (sent) => {
        files.push(await receiveFile(call, sent));
      });
      const reading = readOnDesk(call, opened.paper);
      if (!reading.ok) return show(call, opened, { ...reading, status: 422 });
      const onDesk = { ...reading.values, ordinal: opened.paper.ordinal, files };
      const back = href('/can-bo/ho-so/:code', { code: opened.file.dossier.code });
      return await call.act(
        (act) => digitisePaper(act, call.tools, opened.file.dossier, onDesk),
        (begun) => (begun ? `${back}/so-hoa/${opened.paper.ordinal}/trang` : back),
        'dossiers.digitised',
      );
    } catch (error) {
      return showRefused(call, opened, error, 'file');
    }
  },
});

/** Begins with files that the paper already has. */
export const digitiseKeptAction = route({
  method: 'POST',
  url: `${url}/tep-da-co`,
  may: 'dossier.digitise',
  params,
  form: Type.Object({ ...onDeskForm.properties, fileIds: Type.Array(Type.String()) }),
  async run(call) {
    const opened = await openPaper(call);
    const reading = readOnDesk(call, opened.paper);
    if (!reading.ok) return show(call, opened, { ...reading, status: 422 });
    const { ordinal } = opened.paper;
    const fileIds = [call.form.fileIds ?? []].flat();
    const there = `${href('/can-bo/ho-so/:code', { code: opened.file.dossier.code })}/so-hoa/${ordinal}/trang`;
    try {
      return await call.act(
        (act) => digitiseKept(act, opened.file.dossier, { ...reading.values, ordinal, fileIds }),
        there,
        'dossiers.digitising_begun',
      );
    } catch (error) {
      return showRefused(call, opened, error, 'fileIds');
    }
  },
});

/** What a form does not say is as the paper was entered at intake. */
function readOnDesk(call: DigitiseCall, { form, quantity }: DossierPaper) {
  const asEntered = { originalForm: form, originals: String(Math.max(1, quantity)) };
  const { fields } = digitiseMessages(call.locale);
  return readForm(onDeskForm, { ...asEntered, ...call.form }, fields, call.locale);
}

function showRefused(call: DigitiseCall, opened: OpenedPaper, error: unknown, field: string): Answer {
  if (!(error instanceof Refusal) || error.status !== 422) throw error;
  const texts: Readonly<Record<string, string>> = {
    ...papersMessages(call.locale).refusals,
    ...messages(call.locale).refusals,
  };
  const text = fillIn(texts[error.code] ?? error.code, error.facts);
  const typed = Object.fromEntries(
    Object.entries(call.form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  return show(call, opened, { status: 422, typed, errors: { [field]: text } });
}

interface Shown {
  readonly status: number;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
}

function show(call: DigitiseCall, opened: OpenedPaper, { status, typed = {}, errors = {} }: Shown): Answer {
  const { title } = messages(call.locale).digitise;
  const body = <DigitiseView {...opened} tokens={call.tokens} typed={typed} errors={errors} />;
  return call.page({ title: `${title} – ${opened.file.dossier.code}`, audience: 'officer', body, status });
}
