import { correctParty } from '#modules/dossiers';
import { correctCitizen, findPerson } from '#modules/identity';
import { notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { type CorrectableName, correctableFields } from '../correction.ts';
import { insertCorrection } from '../correction-store.ts';
import type { DataCorrected } from '../events.ts';
import { announceOf, doneBy, holdRequest } from '../hold-request.ts';
import type { RequestKey } from '../request.ts';

/** What is right, and which paper proves it. */
export interface WhatIsRight {
  readonly field: CorrectableName;
  readonly value: string;
  readonly proof: string;
}

/**
 * Corrects one thing of a person as they asked: in their account and in their dossiers under way, everywhere. Acts on their
 * behalf, see `onBehalfOf`. The request still waits for its answer. Throws `data_rights.not_a_correction` and
 * `data_rights.right_already`.
 */
export async function carryOutCorrection(
  act: Act,
  key: RequestKey,
  { field, value, proof }: WhatIsRight,
): Promise<void> {
  const request = await holdRequest(act, key);
  if (request.kind !== 'correct') throw new Refusal('data_rights.not_a_correction');
  const person = await findPerson(act.tx, request.personId);
  if (!person) throw notFound('person');
  const name = correctableFields[field];
  if (person[name] === value) throw new Refusal('data_rights.right_already', {}, 422);
  await correctCitizen(act, person.id, { field: name, value });
  const { corrected, kept } = await correctParty(act, person.id, { [name]: value });
  await insertCorrection(act.tx, request, {
    ...{ field, was: person[name], becomes: value, proof, correctedDossiers: corrected, keptDossiers: kept },
    ...doneBy(act),
  });
  await announceOf<DataCorrected>(act, 'data_rights.corrected', request, { field, corrected, kept });
}
