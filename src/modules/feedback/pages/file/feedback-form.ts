import Type, { type Static } from 'typebox';
import { papersMessages, type ReceivedFile, receiveFile } from '#modules/papers';
import { fillIn, Refusal } from '#platform/errors';
import type { Call } from '#platform/route';
import { feedbackRules } from '../../../../../reference/feedback/house-rules.ts';
import type { NewFeedback } from '../../actions/file-feedback.ts';
import { channels, type Sender } from '../../feedback.ts';
import { messages } from '../../messages.ts';

const fields = {
  content: Type.String({ minLength: 20, maxLength: 5000 }),
  place: Type.Optional(Type.String({ maxLength: 300 })),
  dossierCode: Type.Optional(Type.String({ maxLength: 80 })),
  fullName: Type.String({ minLength: 2, maxLength: 200 }),
  phone: Type.Optional(Type.String({ format: 'phone' })),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
  address: Type.Optional(Type.String({ maxLength: 300 })),
  mayPost: Type.Optional(Type.Literal('yes')),
  mayUsePlace: Type.Optional(Type.Literal('yes')),
};

/** What somebody fills in who reports something. */
export const feedbackForm = Type.Object({ agency: Type.String({ minLength: 1, maxLength: 40 }), ...fields });

/** What a clerk fills in for somebody else. */
export const recordForm = Type.Object({
  channel: Type.Union(channels.filter((channel) => channel !== 'page').map((channel) => Type.Literal(channel))),
  portalNumber: Type.Optional(Type.String({ maxLength: 60 })),
  ...fields,
});

type Values = Omit<Static<typeof feedbackForm>, 'agency'>;

/** What is reported, apart from who reports it. */
export function matterOf(values: Values): Pick<NewFeedback, 'content' | 'place' | 'dossierCode' | 'mayPost'> {
  const { content, place = null, dossierCode = null, mayPost } = values;
  return { content, place, dossierCode, mayPost: mayPost === 'yes' };
}

export function senderOf(values: Values, personId: string | null): Omit<Sender, 'original'> {
  const { fullName, phone = null, email = null, address = null } = values;
  return { personId, fullName, phone, email, address };
}

/** How the photos are kept: without what the camera wrote into them, unless their sender says that it may be used. */
export const keptAs = ({ mayUsePlace }: Pick<Values, 'mayUsePlace'>) => ({ isBare: mayUsePlace !== 'yes' });

/** Receives the files of the form; what is wrong with one stands beside the field. */
export async function takeFiles(
  call: Call,
): Promise<{ readonly received: readonly ReceivedFile[]; readonly error?: string }> {
  const received: ReceivedFile[] = [];
  let error: string | undefined;
  await call.upload(async ({ field, name, content }) => {
    if (field !== 'files' || received.length >= feedbackRules.files) {
      if (field === 'files') error ??= messages(call.locale).file.tooMany(feedbackRules.files);
      content.resume();
      return;
    }
    try {
      received.push(await receiveFile(call, { name, content }));
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      error ??= fillIn(papersMessages(call.locale).refusals[refused.code] ?? refused.code, refused.facts);
      content.resume();
    }
  });
  return { received, ...(error !== undefined && { error }) };
}
