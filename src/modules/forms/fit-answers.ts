import type { Answers, FormDefinition } from './form-definition.ts';
import { answerAt, askedParts } from './parts.ts';
import { readAnswers } from './read-answers.ts';
import type { Sent } from './sent.ts';
import { typedAnswer } from './show-answer.ts';

/** Carries answers over to another version of their form: what it still asks is kept, the rest is left out. */
export function fitAnswers(form: FormDefinition, answers: Answers): Answers {
  return readAnswers(form, typedInto(form, answers));
}

/** The answers as a browser would send them from the filled-in form. */
export function typedInto(form: FormDefinition, answers: Answers): Sent {
  const sent: Record<string, string> = {};
  for (const { schema, pointer } of askedParts(form, answers)) {
    const answer = answerAt(answers, pointer);
    if (schema.type === 'array')
      for (const row of Array.isArray(answer) ? answer.keys() : []) sent[`${pointer}/${row}`] = '1';
    else if (schema.type === 'boolean' && answer === true) sent[pointer] = '1';
    else if (schema.type !== 'object' && schema.type !== 'boolean') sent[pointer] = typedAnswer(schema, answer);
  }
  return sent;
}
