import Type from 'typebox';
import { type Answer, route } from '#platform/route';
import { dateOf } from '#ui';
import { type CitizenCard, readCitizenCard } from '../../citizen-card.ts';
import { messages } from '../../messages.ts';

/** Reads what a scanner typed and says how it fills a form; nothing is kept and nothing is done. */
export const readCardPage = route({
  method: 'POST',
  url: '/can-bo/quet-the',
  may: 'identity.read_card',
  form: Type.Object({ card: Type.String({ maxLength: 2000 }) }),
  async run(call): Promise<Answer> {
    const words = messages(call.locale).card;
    const reading = readCitizenCard(String(call.form.card ?? '').slice(0, 2000));
    if (!reading.ok) return { kind: 'json', status: 422, body: { error: words.faults[reading.fault] } };
    const warnings = reading.warnings.map((warning) => words.warnings[warning]);
    return { kind: 'json', body: { fields: fieldsOf(reading.card), warnings } };
  },
});

/** The owner of a dossier, by the names of the fields of its intake. */
function fieldsOf(card: CitizenCard): Record<string, string> {
  return {
    ownerName: card.fullName,
    ownerIdentityNumber: card.identityNumber,
    ownerBirthDay: card.birthDay ? dateOf(card.birthDay) : '',
    ownerSex: card.sex,
    ownerAddress: card.address,
  };
}
