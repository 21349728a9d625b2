import type { Act } from '#platform/journal';
import type { SigningCertificate } from '../certificate.ts';
import { insertCertificate, retireCertificatesOf } from '../certificate-store.ts';
import { aboutCertificate, type CertificateBroughtIn } from '../events.ts';

/** Puts a certificate in use; what its holder, or the agency, signed with so far is retired. */
export async function keepCertificate(act: Act, certificate: SigningCertificate): Promise<SigningCertificate> {
  await retireCertificatesOf(act.tx, certificate, act.who.id, act.now);
  await insertCertificate(act.tx, certificate, act.who.id);
  const { agencyId, id: subjectId } = certificate;
  const about = { agencyId, subjectId, readers: [], data: aboutCertificate(certificate) };
  await act.announce<CertificateBroughtIn>({ type: 'certificate.brought_in', ...about });
  return certificate;
}
