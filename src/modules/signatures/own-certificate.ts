import { Refusal } from '#platform/errors';
import type { Call } from '#platform/route';
import { type CertificateKind, usabilityOf } from './certificate.ts';
import { findCertificateInUse } from './certificate-store.ts';
import { maySignWith } from './may-sign-with.ts';
import { type OpenCertificate, type Signing, withOpenCertificate } from './sign-document.ts';

/**
 * Opens the certificate of whoever asks, or the seal of their agency, for `work`. Refuses as `withOpenCertificate` does,
 * and with `signature.no_certificate` when there is none.
 */
export async function withOwnCertificate<T>(
  call: Signing,
  kind: CertificateKind,
  password: string,
  work: (open: OpenCertificate) => Promise<T>,
): Promise<T> {
  const certificate = await ownCertificate(call, kind);
  if (!certificate) throw new Refusal('signature.no_certificate', { field: 'certificatePassword' }, 422);
  return withOpenCertificate(call, certificate, password, work);
}

const ownCertificate = ({ read, who }: Pick<Call, 'read' | 'who'>, kind: CertificateKind) =>
  read((db) => findCertificateInUse(db, who.agencyId ?? '', kind === 'seal' ? { kind } : { kind, holderId: who.id }));

/** Whether whoever asks has a certificate, or the agency its seal, that can be signed with now. */
export async function hasUsableCertificate(
  call: Pick<Call, 'read' | 'who' | 'now'>,
  kind: CertificateKind,
): Promise<boolean> {
  const found = await ownCertificate(call, kind);
  return found !== undefined && maySignWith(call.who, found) && usabilityOf(found, call.now) === 'usable';
}
