import Type from 'typebox';
import { assertMay } from '#platform/access';
import { fillIn, notFound, Refusal } from '#platform/errors';
import { readForm } from '#platform/form';
import { isId } from '#platform/identifiers';
import { type Answer, type Call, href, route } from '#platform/route';
import { withdrawPaper } from '../../actions/withdraw-paper.ts';
import { messages } from '../../messages.ts';
import { permissions } from '../../permissions.ts';
import { listReuses } from '../../reuse-store.ts';
import type { StoredPaper } from '../../stored-paper.ts';
import { findStoredPaper } from '../../stored-paper-store.ts';
import { type WithdrawProblem, WithdrawView } from './withdraw.view.tsx';

const url = '/can-bo/kho-giay-to/:agency/:id/thu-hoi';
const params = Type.Object({ agency: Type.String(), id: Type.String() });
const withdrawForm = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }) });

type WithdrawCall = Call<{ agency: string; id: string }>;

export const withdrawPage = route({
  method: 'GET',
  url,
  may: 'paper_store.withdraw',
  notesReading: true,
  params,
  run: async (call) => show(call, await openPaper(call), { status: 200 }),
});

export const withdrawAction = route({
  method: 'POST',
  url,
  may: 'paper_store.withdraw',
  params,
  form: withdrawForm,
  async run(call) {
    const paper = await openPaper(call);
    const words = messages(call.locale);
    const reading = readForm(withdrawForm, call.form, words.fields, call.locale);
    if (!reading.ok) return show(call, paper, { status: 422, ...reading });
    const back = href('/can-bo/ho-so/:code', { code: paper.dossierCode });
    try {
      return await call.act((act) => withdrawPaper(act, paper, reading.values.reason), back, 'paper_store.withdrawn');
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 409) throw error;
      const refused = fillIn(words.refusals[error.code] ?? error.code, error.facts);
      return show(call, await openPaper(call), { status: 409, typed: reading.typed, refused });
    }
  },
});

/** A paper of the asker's agency; one of another agency is as if it were not there. */
async function openPaper({
  params: { agency: agencyId, id },
  read,
  who,
  concerns,
}: WithdrawCall): Promise<StoredPaper> {
  const paper = isId(agencyId) && isId(id) ? await read((db) => findStoredPaper(db, { agencyId, id })) : undefined;
  if (!paper || !who.agencies.includes(paper.agencyId)) throw notFound('stored_paper');
  concerns(paper.agencyId, paper.id);
  assertMay(permissions, 'paper_store.withdraw', who, { agencyIds: [paper.agencyId] });
  return paper;
}

async function show(call: WithdrawCall, paper: StoredPaper, problem: WithdrawProblem): Promise<Answer> {
  const reuses = await call.read((db) => listReuses(db, [paper.id]));
  const body = <WithdrawView {...{ paper, reuses, problem, tokens: call.tokens, now: call.now }} />;
  const { title } = messages(call.locale).withdraw;
  return call.page({ title, audience: 'officer', body, status: problem.status });
}
