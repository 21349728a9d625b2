/**
 * The five factors of SIPAS, each asked on a scale of five. The index of a factor is the share of answers "satisfied" and
 * "very satisfied" (4 and 5) among those that answer it. As the Ministry of Home Affairs has described them; the wording
 * of its questions was not seen ([U]) and stands in the messages of the module.
 */
export const surveyFactors = ['access', 'procedure', 'officials', 'result', 'feedback'] as const;

/** From which mark on somebody counts as satisfied. */
export const satisfiedFrom = 4;

/** The house's own rules, set by no decree: an installation may change them here. */
export const houseRules = {
  /** Days for which an invitation can be used. */
  invitationDays: 30,
  /** Answers about one officer or procedure are shown from so many on: fewer would tell who gave them. */
  fewestShown: 3,
} as const;
