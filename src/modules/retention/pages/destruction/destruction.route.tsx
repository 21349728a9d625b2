import Type from 'typebox';
import { decide } from '#platform/access';
import { notFound } from '#platform/errors';
import { readForm } from '#platform/form';
import { isId } from '#platform/identifiers';
import { type Answer, type Call, href, route } from '#platform/route';
import { dateOf } from '#ui';
import { decideDestruction, sendBackDestruction } from '../../actions/answer-destruction.ts';
import type { Destruction } from '../../destruction.ts';
import { findDestruction, listListed } from '../../destruction-store.ts';
import { messages } from '../../messages.ts';
import { retentionPermissions } from '../../permissions.ts';
import { type DestructionProblem, DestructionView } from './destruction.view.tsx';

const url = '/can-bo/luu-giu/:list';
const params = Type.Object({ list: Type.String({ maxLength: 36 }) });

const decisionForm = Type.Object({ decision: Type.String({ minLength: 5, maxLength: 200 }) });
const sendBackForm = Type.Object({ words: Type.String({ minLength: 10, maxLength: 1000 }) });

export const destructionPage = route({
  method: 'GET',
  url,
  may: 'retention.propose',
  params,
  run: async (call) => show(call, await open(call), { status: 200 }),
});

export const decideAction = route({
  method: 'POST',
  url: `${url}/quyet-dinh`,
  may: 'retention.decide',
  confirmed: true,
  params,
  form: decisionForm,
  async run(call) {
    const list = await open(call);
    const reading = readForm(decisionForm, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, list, { ...reading, status: 422 });
    return call.act((act) => decideDestruction(act, list, reading.values.decision), at(list), 'retention.decided');
  },
});

export const sendBackAction = route({
  method: 'POST',
  url: `${url}/tra-lai`,
  may: 'retention.decide',
  params,
  form: sendBackForm,
  async run(call) {
    const list = await open(call);
    const reading = readForm(sendBackForm, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, list, { ...reading, status: 422 });
    return call.act((act) => sendBackDestruction(act, list, reading.values.words), at(list), 'retention.sent_back');
  },
});

const at = ({ id }: Destruction): string => href(url, { list: id });

/** A list of the asker's own agency; one of another is as if it were not there. */
async function open({ params: { list: id }, read, who }: Call<{ list: string }>): Promise<Destruction> {
  const { agencyId } = who;
  const list = isId(id) && agencyId ? await read((db) => findDestruction(db, { agencyId, id })) : undefined;
  if (!list) throw notFound('destruction');
  return list;
}

async function show(call: Call, list: Destruction, problem: DestructionProblem): Promise<Answer> {
  const dossiers = await call.read((db) => listListed(db, list));
  const mayDecide = decide(retentionPermissions['retention.decide'], call.who);
  const standing = { mayDecide, isOwn: list.proposedBy === call.who.id };
  const title = messages(call.locale).list.title(dateOf(list.proposedAt, call.locale));
  const body = (
    <DestructionView {...{ list, dossiers, title, ...standing, ...problem }} action={at(list)} tokens={call.tokens} />
  );
  return call.page({ title, audience: 'officer', body, status: problem.status });
}
