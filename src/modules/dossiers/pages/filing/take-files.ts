import { papersMessages, type ReceivedFile, receiveFile } from '#modules/papers';
import { fillIn, Refusal } from '#platform/errors';
import type { FormErrors } from '#platform/form';
import type { Call } from '#platform/route';

/** Files that came in, each for what it was sent, and what is wrong with those that could not be taken. */
export interface TakenFiles {
  readonly received: readonly { readonly sentFor: string; readonly file: ReceivedFile }[];
  readonly errors: FormErrors;
}

/**
 * Receives the files of a form; `fields` says what those of a field are sent for, others are let pass. One bad file does
 * not cost the others.
 */
export async function takeFiles(call: Call, fields: ReadonlyMap<string, string>): Promise<TakenFiles> {
  const received: { sentFor: string; file: ReceivedFile }[] = [];
  const errors: Record<string, string> = {};
  await call.upload(async ({ field, name, content }) => {
    const sentFor = fields.get(field);
    if (sentFor === undefined) {
      content.resume();
      return;
    }
    try {
      received.push({ sentFor, file: await receiveFile(call, { name, content }) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors[sentFor] = fillIn(papersMessages(call.locale).refusals[error.code] ?? error.code, error.facts);
      content.resume();
    }
  });
  return { received, errors };
}
