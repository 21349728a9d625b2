import type { Fact } from '#platform/journal';
import type { SigningCertificate } from './certificate.ts';

type About = Pick<SigningCertificate, 'kind' | 'subjectName' | 'issuerName' | 'serial' | 'validTo'>;

export type CertificateBroughtIn = Fact<'certificate.brought_in', About>;
export type CertificateRetired = Fact<'certificate.retired', About>;
/** Too many wrong passwords: somebody may be guessing. */
export type CertificateRested = Fact<'certificate.rested', About>;

/** What a fact says of a certificate. */
export const aboutCertificate = ({ kind, subjectName, issuerName, serial, validTo }: SigningCertificate): About => ({
  ...{ kind, subjectName, issuerName, serial, validTo },
});
