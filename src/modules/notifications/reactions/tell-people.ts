import { contactsOf, type DossierInFact } from '#modules/dossiers';
import { inviteToRate } from '#modules/satisfaction';
import type { Fact, Reaction } from '#platform/journal';
import { type LetterFacts, type LetterKind, letterKinds, staffKinds } from '../letter-kind.ts';
import { insertMessage } from '../message-store.ts';
import { putIntoOutbox } from '../put-into-outbox.ts';
import { tellAssignee } from '../tell-assignee.ts';

interface Told {
  readonly dossier: DossierInFact;
  readonly reason?: string;
  readonly items?: readonly string[];
  readonly step?: string;
}

type DossierTold = Fact<string, Told>;

/** Tells the people of a dossier what became of it: in the product, and by e-mail where they gave an address. */
const tellApplicants = (kind: LetterKind): Reaction<DossierTold> => ({
  to: kind,
  does: 'Tells submitter and owner what became of their dossier.',
  async run(act, { data }) {
    const { dossier } = data;
    const agencyId = act.who.agencyId ?? dossier.agencyId;
    const facts = factsOf(data);
    for (const recipientId of dossier.partyIds)
      await insertMessage(act.tx, { agencyId, recipientId, kind, facts }, act.now);
    const { emails } = await contactsOf(act.tx, dossier);
    if (emails.length === 0) return;
    const rateAt = kind === 'dossier.handed_over' && (await inviteToRate(act, dossier, 'letter'));
    for (const address of emails)
      await putIntoOutbox(act, { agencyId, kind, address, facts: { ...facts, ...(rateAt && { rateAt }) } });
  },
});

/** Tells an officer that a dossier has come to them, unless they took it themselves. */
const tellOfficer = (kind: (typeof staffKinds)[number]): Reaction<DossierTold> => ({
  to: kind,
  does: 'Tells an officer that a dossier has come to them.',
  run: (act, { data }) => tellAssignee(act, data.dossier, kind, factsOf(data)),
});

export const tellPeople: readonly Reaction[] = [...letterKinds.map(tellApplicants), ...staffKinds.map(tellOfficer)];

function factsOf({ dossier, reason, items, step }: Told): LetterFacts {
  return {
    code: dossier.code,
    procedureName: dossier.procedureName,
    promisedAt: dossier.promisedAt,
    ...(reason && { reason }),
    ...(items && { items }),
    ...(step && { step }),
  };
}
