import { assertMay } from '#platform/access';
import { notFound } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { CertificateKey } from '../certificate.ts';
import { findCertificateToChange, retireCertificatesOf } from '../certificate-store.ts';
import { aboutCertificate, type CertificateRetired } from '../events.ts';
import { signaturePermissions } from '../permissions.ts';

/** Takes one's own certificate, or the agency's seal, out of use; what was signed with it stays as it is. */
export async function retireCertificate(act: Act, key: CertificateKey): Promise<void> {
  const certificate = await findCertificateToChange(act.tx, key);
  const isOwn = certificate?.kind === 'seal' || certificate?.holderId === act.who.id;
  if (!certificate || !isOwn || certificate.retiredAt !== null) throw notFound('certificate');
  const permission = certificate.kind === 'seal' ? 'signatures.hold_seal' : 'signatures.hold_certificate';
  assertMay(signaturePermissions, permission, act.who, { agencyIds: [certificate.agencyId] });
  await retireCertificatesOf(act.tx, certificate, act.who.id, act.now);
  const about = {
    agencyId: certificate.agencyId,
    subjectId: certificate.id,
    readers: [],
    data: aboutCertificate(certificate),
  };
  await act.announce<CertificateRetired>({ type: 'certificate.retired', ...about });
}
