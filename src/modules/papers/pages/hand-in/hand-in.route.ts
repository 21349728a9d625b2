import { h } from 'preact';
import Type from 'typebox';
import { fillIn, Refusal } from '#platform/errors';
import { FormAlreadyActedOn } from '#platform/form-receipts';
import { isId } from '#platform/identifiers';
import { ownAddress } from '#platform/own-address';
import { type Answer, type Call, route } from '#platform/route';
import { keepFile } from '../../actions/keep-file.ts';
import { findFile } from '../../file-store.ts';
import { messages } from '../../messages.ts';
import type { PaperFile } from '../../paper-file.ts';
import { type ReceivedFile, receiveFile } from '../../receive-file.ts';
import { HandInAgain } from './hand-in.view.tsx';

/** Takes in one file. People come back to `tro_ve` with the file's id as `tep`; who accepts JSON is told about it. */
export const handInPage = route({
  method: 'POST',
  url: '/tep',
  answers: 'json',
  may: 'papers.hand_in',
  form: Type.Object({ agency: Type.Optional(Type.String()), tro_ve: Type.Optional(Type.String()) }),
  upload: true,
  perMinute: 120,
  async run(call) {
    const asksForJson = call.header('accept')?.includes('application/json') ?? false;
    try {
      const received = await takeOne(call);
      const { agencyId, returnTo } = fieldsOf(call);
      const keep = () =>
        call.act((act) => keepFile(act, call.tools, received, { agencyId }), comeBack(returnTo), 'papers.handed_in');
      return asksForJson ? await inJson(call, keep) : await keep();
    } catch (error) {
      if (!(error instanceof Refusal) || !(error.code in messages(call.locale).refusals)) throw error;
      return asksForJson ? errorInJson(call, error) : again(call, error);
    }
  },
});

/** Reads the whole form even when the file is refused: only then is it known where to go back to. */
async function takeOne(call: Call): Promise<ReceivedFile> {
  const taken: (ReceivedFile | Refusal)[] = [];
  await call.upload(async (file) => {
    taken.push(await receiveFile(call, file).catch(refusalOnly));
    file.content.resume();
  });
  const [first = new Refusal('papers.none', {}, 422), ...more] = taken;
  if (more.length > 0) throw new Refusal('papers.one_at_a_time', {}, 422);
  if (first instanceof Refusal) throw first;
  return first;
}

function refusalOnly(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

function fieldsOf({ form, who }: Pick<Call, 'form' | 'who'>) {
  const agencyId = String(form.agency || who.agencyId || '');
  if (!isId(agencyId)) throw new Refusal('papers.no_agency', {}, 422);
  return { agencyId, returnTo: returnAddress(form) };
}

const returnAddress = (form: Call['form']): string => ownAddress(String(form.tro_ve ?? '/')).split('#')[0]!;

/** The page that asked for the file learns its id, also when the form was sent twice. */
const comeBack =
  (returnTo: string) =>
  ({ id }: PaperFile): string =>
    `${returnTo}${returnTo.includes('?') ? '&' : '?'}tep=${id}`;

async function inJson(call: Call, keep: () => Promise<Answer>): Promise<Answer> {
  const location = await keep().then(
    (answer) => (answer.kind === 'redirect' ? answer.location : ''),
    (error: unknown) => {
      if (error instanceof FormAlreadyActedOn) return error.location;
      throw error;
    },
  );
  const id = location.slice(location.lastIndexOf('tep=') + 'tep='.length);
  const file = isId(id) ? await call.read((db) => findFile(db, { agencyId: fieldsOf(call).agencyId, id })) : undefined;
  if (!file) throw new Refusal('file.not_found', {}, 404);
  const { name, size, mediaType, state } = file;
  return { kind: 'json', body: { id, name, size, mediaType, state } };
}

function errorInJson({ locale }: Call, refusal: Refusal): Answer {
  return { kind: 'json', status: refusal.status, body: { error: textOf(refusal, locale) } };
}

function again(call: Call, refusal: Refusal): Answer {
  const { form, who, tokens, locale } = call;
  const audience = who.kind === 'staff' ? 'officer' : 'citizen';
  const error = textOf(refusal, locale);
  const agencyId = String(form.agency ?? who.agencyId ?? '');
  const body = h(HandInAgain, { agencyId, returnTo: returnAddress(form), tokens, audience, error });
  return call.page({ title: messages(locale).handIn.title, audience, body, status: refusal.status });
}

const textOf = ({ code, facts }: Refusal, locale: Call['locale']): string =>
  fillIn(messages(locale).refusals[code] ?? code, facts);
