import { openPortalDossier, type PortalDossier } from '#modules/dossiers';
import { dayOf } from '#platform/clock';
import { newToken } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import type { PortalRule } from '../../../reference/indicators/portal-rules.ts';
import { rejectionsOf } from './portal-rejection.ts';
import type { ToldDossier } from './told-dossier.ts';
import {
  findResultSecret,
  lockNextToTell,
  saveHeldBack,
  saveKnown,
  saveOver,
  saveResultSecret,
  saveSending,
} from './told-dossier-store.ts';

/** What became of the dossier whose turn it was. */
export type Claimed =
  | { readonly kind: 'nothing_left' }
  | { readonly kind: 'not_sent' }
  | {
      readonly kind: 'to_send';
      readonly told: ToldDossier;
      readonly dossier: PortalDossier;
      /** With what the link to its result ends; undefined without a sealed result. */
      readonly resultSecret: string | undefined;
      /** This version left once, and nobody knows whether it arrived. */
      readonly isUnclear: boolean;
    };

/**
 * Takes the next dossier of an agency for telling, at the version it has now, and writes down that it is on its way. What
 * breaks a rule of ours is held back, and what the portal has already is not sent.
 */
export async function claimDossier(act: Act, agencyId: string): Promise<Claimed> {
  const told = await lockNextToTell(act.tx, agencyId);
  if (!told) return { kind: 'nothing_left' };
  const dossier = await openPortalDossier(act.tx, { agencyId, id: told.dossierId });
  if (!dossier) return notSent(saveOver(act.tx, told, act.now));
  const { version, record } = dossier;
  if (told.toldVersion >= version) return notSent(saveKnown(act.tx, told, act.now));
  const rules = rejectionsOf(record, dayOf(record.submittedAt));
  if (rules.length > 0) return notSent(holdBack(act, told, version, rules));
  const resultSecret = dossier.sealedResult && (await secretOf(act, told));
  await saveSending(act.tx, told, version, act.now);
  return { kind: 'to_send', told, dossier, resultSecret, isUnclear: told.sendingVersion === version };
}

const notSent = async (saved: Promise<void>): Promise<Claimed> => {
  await saved;
  return { kind: 'not_sent' };
};

async function holdBack(act: Act, told: ToldDossier, version: number, rules: readonly PortalRule[]): Promise<void> {
  await saveHeldBack(act.tx, told, { version, rules: rules.map(({ key }) => key), now: act.now });
  await act.announce({
    type: 'portal.dossier_held_back',
    agencyId: told.agencyId,
    subjectId: told.dossierId,
    readers: [told.handlingAgencyId],
    data: { code: told.code, version, rules: rules.map(({ key }) => key) },
  });
}

/** The same link each time the result is told of. */
async function secretOf(act: Act, told: ToldDossier): Promise<string> {
  const known = await findResultSecret(act.tx, told);
  if (known !== undefined) return known;
  const fresh = newToken();
  await saveResultSecret(act.tx, told, fresh);
  return fresh;
}
