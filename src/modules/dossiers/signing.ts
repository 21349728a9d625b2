import { findStaffMember, listDelegations, type SigningDelegation, type StaffMember } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import type { Act } from '#platform/journal';
import type { Dossier } from './dossier.ts';

/** How a member of staff signs a paper: their position, and in whose name when not in their own. */
export interface Signing {
  readonly position: string;
  readonly form: SigningDelegation['form'] | null;
  /** "KT. Chủ tịch", as it stands above the position. */
  readonly onBehalf: string | null;
}

/** How whoever acts signs for an agency that day; in their own name where nothing else is known. */
export async function signingOf(act: Act, agencyId: string, { field }: Pick<Dossier, 'field'>): Promise<Signing> {
  const signer = await findStaffMember(act.tx, agencyId, act.who.id);
  const delegations = await listDelegations(act.tx, agencyId, dayOf(act.now));
  return howToSign(signer, delegations, field);
}

/**
 * A delegation in force says in whose name somebody signs; a deputy of the head signs for the head (KT.) also without
 * one (Điều 13, NĐ 30/2020/NĐ-CP).
 */
export function howToSign(
  signer: Pick<StaffMember, 'id' | 'positionCode' | 'positionName'> | undefined,
  delegations: readonly SigningDelegation[],
  field: string,
): Signing {
  const position = shortPosition(signer?.positionName ?? '');
  const given = delegations.find(
    (each) => each.toStaffId === signer?.id && (each.field === null || each.field === field),
  );
  if (given)
    return { position, form: given.form, onBehalf: `${forms[given.form]} ${shortPosition(given.fromPosition)}` };
  const deputy = /^Phó (.+)$/.exec(position);
  if (!deputy) return { position, form: null, onBehalf: null };
  return { position, form: 'KT', onBehalf: `${forms.KT} ${capital(deputy[1] ?? '')}` };
}

const forms = { KT: 'KT.', TL: 'TL.', TUQ: 'TUQ.' } as const;

/** A position without the body it is held in, as a signature names it: "Chủ tịch UBND xã" is "Chủ tịch". */
export function shortPosition(position: string): string {
  return position.replace(/ (UBND|HĐND|Ủy ban|Hội đồng|Trung tâm)( .*)?$/u, '');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
