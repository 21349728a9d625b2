import Type from 'typebox';
import { arrange, confirmFields, digitisationMessages, orderReading, progressOf } from '#modules/digitisation';
import { hasUsableCertificate, signatureMessages } from '#modules/signatures';
import { fillIn, Refusal } from '#platform/errors';
import type { FormErrors, Typed } from '#platform/form';
import { type Answer, route } from '#platform/route';
import { normaliseText } from '#platform/text';
import { keepSignedScans } from '../../actions/keep-signed-scans.ts';
import { digitiseMessages } from '../../digitise-messages.ts';
import { signScans } from '../../sign-scans.ts';
import { arrangementOf, readArrangement } from './arrangement-form.ts';
import { addressOf, type DigitiseCall, type OpenedScan, openScan, params } from './opened-scan.ts';
import { ScanView } from './scan.view.tsx';

const url = '/can-bo/ho-so/:code/so-hoa/:ordinal/trang';

/** The latest digitisation of a paper, whatever it waits for: counting, a person, the reader, a person again. */
export const scanPage = route({
  method: 'GET',
  url,
  may: 'dossier.digitise',
  params,
  async run(call) {
    const opened = await openScan(call);
    if (!call.header('accept')?.includes('application/json')) return show(call, opened, {});
    const { state } = opened.digitisation;
    const progress = progressOf(opened.pages);
    const text = digitiseMessages(call.locale).reading.progress(progress.done, progress.of);
    return { kind: 'json', body: { state, ...progress, text } };
  },
});

/** Orders the pages to be read as they were arranged. */
export const arrangeAction = route({
  method: 'POST',
  url,
  may: 'dossier.digitise',
  params,
  form: Type.Object({ originals: Type.Integer({ minimum: 1, maximum: 200 }) }),
  async run(call) {
    const opened = await openScan(call);
    const { wishes, originals, typed, errors } = readArrangement(
      call.form,
      opened.pages,
      digitiseMessages(call.locale).arrange,
    );
    if (Object.keys(errors).length > 0) return show(call, opened, { typed, errors, status: 422 });
    try {
      const arranged = arrange(wishes);
      return await call.act(
        (act) => orderReading(act, opened.digitisation, { arranged, originals }),
        addressOf(opened),
        'dossiers.reading_ordered',
      );
    } catch (error) {
      return showRefused(call, opened, error, { typed });
    }
  },
});

/** Writes down what a person says stands on the paper. */
export const confirmFieldsAction = route({
  method: 'POST',
  url: '/can-bo/ho-so/:code/so-hoa/:ordinal/thong-tin',
  may: 'dossier.digitise',
  params,
  async run(call) {
    const opened = await openScan(call);
    const values = Object.fromEntries(opened.proposals.map(({ name }) => [name, typedValue(call.form[name])]));
    try {
      return await call.act(
        (act) => confirmFields(act, opened.digitisation, values),
        addressOf(opened),
        'dossiers.fields_confirmed',
      );
    } catch (error) {
      return showRefused(call, opened, error, {});
    }
  },
});

/** Signs the scans with the own certificate of whoever asks. */
export const signScansAction = route({
  method: 'POST',
  url: '/can-bo/ho-so/:code/so-hoa/:ordinal/ky',
  may: 'dossier.digitise',
  params,
  form: Type.Object({ certificatePassword: Type.String({ maxLength: 200 }) }),
  perMinute: 20,
  async run(call) {
    const opened = await openScan(call);
    const { digitisation } = opened;
    const password = String(call.form.certificatePassword ?? '').slice(0, 200);
    const wrong = (text: string) => show(call, opened, { errors: { certificatePassword: text }, status: 422 });
    if (password === '') return wrong(digitiseMessages(call.locale).sign.noPassword);
    try {
      const signed = await signScans(call, digitisation, password);
      return await call.act(
        (act) => keepSignedScans(act, call.tools, opened.file.dossier, { digitisation, signed }),
        addressOf(opened),
        'dossiers.scans_signed',
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.facts.field !== 'certificatePassword') throw error;
      return wrong(fillIn(signatureMessages(call.locale).refusals[error.code] ?? error.code, error.facts));
    }
  },
});

const longestValue = 300;

const typedValue = (typed: string | string[] | undefined): string | undefined =>
  normaliseText([typed ?? ''].flat().join(' '))
    .trim()
    .slice(0, longestValue) || undefined;

/** The reason of a refusal beside the field it is about; what was typed is kept. */
async function showRefused(
  call: DigitiseCall,
  opened: OpenedScan,
  error: unknown,
  shown: Pick<Shown, 'typed'>,
): Promise<Answer> {
  if (!(error instanceof Refusal) || error.status !== 422) throw error;
  const text = fillIn(digitisationMessages(call.locale).refusals[error.code] ?? error.code, error.facts);
  return show(call, opened, { ...shown, errors: { [fieldBlamed(error.code, opened)]: text }, status: 422 });
}

function fieldBlamed(code: string, { pages, proposals }: OpenedScan): string {
  const first = pages[0]?.place ?? 1;
  if (code === 'digitisation.nothing_left') return `order-${first}`;
  if (code === 'digitisation.nothing_confirmed') return proposals[0]?.name ?? '';
  return code === 'digitisation.note_without_pair' ? `note-${first}` : 'originals';
}

interface Shown {
  readonly status?: number;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
}

async function show(
  call: DigitiseCall,
  opened: OpenedScan,
  { status = 200, typed, errors = {} }: Shown,
): Promise<Answer> {
  const { digitisation, pages, paper, file } = opened;
  const maySign = digitisation.state === 'done' && (await hasUsableCertificate(call, 'person'));
  const filled = typed ?? arrangementOf(pages, digitisation.originals);
  const body = (
    <ScanView {...opened} {...{ errors, maySign }} here={addressOf(opened)} tokens={call.tokens} typed={filled} />
  );
  return call.page({ title: `${paper.name} – ${file.dossier.code}`, audience: 'officer', body, status });
}
