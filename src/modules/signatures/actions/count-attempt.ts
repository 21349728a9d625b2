import { notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { attempts, type CertificateKey, usabilityOf } from '../certificate.ts';
import { findCertificateToChange, saveFailures } from '../certificate-store.ts';
import { aboutCertificate, type CertificateRested } from '../events.ts';

/**
 * Counts a password before it is tried, so that many at once are counted too; after too many the certificate rests, and
 * `signature.certificate_resting` (429) refuses. A right password is followed by {@link forgetAttempts}.
 */
export async function countAttempt(act: Act, key: CertificateKey): Promise<void> {
  const certificate = await findCertificateToChange(act.tx, key);
  if (!certificate) throw notFound('certificate');
  if (usabilityOf(certificate, act.now) === 'resting')
    throw new Refusal('signature.certificate_resting', { field: 'certificatePassword' }, 429);
  const tried = certificate.failures + 1;
  const rests = tried >= attempts.most;
  await saveFailures(act.tx, certificate, rests ? 0 : tried, rests ? act.now + attempts.rest : null);
  const { agencyId, id } = certificate;
  const about = { agencyId, subjectId: id, readers: [], data: aboutCertificate(certificate) };
  if (rests) await act.announce<CertificateRested>({ type: 'certificate.rested', ...about });
}

/** The password was right: what was typed wrong before no longer counts. */
export async function forgetAttempts(act: Act, key: CertificateKey): Promise<void> {
  await saveFailures(act.tx, key, 0, null);
}
