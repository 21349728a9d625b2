import { decide, type Principal } from '#platform/access';
import type { SigningCertificate } from './certificate.ts';
import { signaturePermissions } from './permissions.ts';

/** Whether somebody may sign with a certificate: a person with their own alone, the document clerk with the agency's seal. */
export function maySignWith(
  who: Principal,
  { kind, holderId, agencyId }: Pick<SigningCertificate, 'kind' | 'holderId' | 'agencyId'>,
): boolean {
  if (kind === 'person') return holderId === who.id && who.agencies.includes(agencyId);
  return decide(signaturePermissions['signatures.hold_seal'], who, { agencyIds: [agencyId] });
}
