import type { Fact } from '#platform/journal';
import type { SigningCertificate } from './certificate.ts';
import type { Verdict } from './judging/verdict.ts';

type About = Pick<SigningCertificate, 'kind' | 'subjectName' | 'issuerName' | 'serial' | 'validTo'>;

export type CertificateBroughtIn = Fact<'certificate.brought_in', About>;
export type CertificateRetired = Fact<'certificate.retired', About>;
/** Too many wrong passwords: somebody may be guessing. */
export type CertificateRested = Fact<'certificate.rested', About>;
/** Somebody was given a document to sign with a program outside, and brought it back signed. */
export type DocumentHandedOut = Fact<'certificate.document_handed_out', About>;
export type DocumentHandedBack = Fact<'certificate.document_handed_back', About>;

/** A PDF that was handed in bears signatures; what they were worth then. */
export type FileJudged = Fact<'file.judged', Pick<Verdict, 'outcome' | 'reasons'>>;

/** An image of handwriting or seal is in use from now on, or no longer. */
export type SpecimenBroughtIn = Fact<'specimen.brought_in', Pick<SigningCertificate, 'kind' | 'holderName'>>;
export type SpecimenRetired = Fact<'specimen.retired', Pick<SigningCertificate, 'kind' | 'holderName'>>;

/** What a fact says of a certificate. */
export const aboutCertificate = ({ kind, subjectName, issuerName, serial, validTo }: SigningCertificate): About => ({
  ...{ kind, subjectName, issuerName, serial, validTo },
});
