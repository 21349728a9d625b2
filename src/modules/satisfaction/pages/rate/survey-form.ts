import Type, { type Static } from 'typebox';
import type { GivenAnswer } from '../../actions/give-answer.ts';
import { factors } from '../../survey.ts';

const level = Type.Union([Type.Literal('very_satisfied'), Type.Literal('satisfied'), Type.Literal('dissatisfied')]);
const mark = Type.Optional(Type.Integer({ minimum: 1, maximum: 5 }));

/** What is asked: one question must be answered. */
export const surveyForm = Type.Object({
  overall: level,
  convenience: Type.Optional(level),
  access: mark,
  procedure: mark,
  officials: mark,
  result: mark,
  feedback: mark,
  comment: Type.Optional(Type.String({ maxLength: 2000 })),
  contact: Type.Optional(Type.String({ maxLength: 120 })),
});

/** The answer as it is kept. */
export function answerOf(values: Static<typeof surveyForm>): GivenAnswer {
  const { overall, convenience = null, comment = null, contact = null } = values;
  const marks = factors.flatMap((factor) => {
    const given = values[factor];
    return given === undefined ? [] : [[factor, given] as const];
  });
  return { overall, convenience, comment, contact, factors: Object.fromEntries(marks) };
}
