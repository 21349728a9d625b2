// Entry of the process that looks a certificate up in revocation lists, which may be long.
import { answerApart } from '../../../platform/answer-apart.ts';
import { readCertificate } from './certificate.ts';
import { type RevocationState, revocationOf } from './revocation.ts';

export interface CertificateTask {
  /** In DER, its own first; who issued it may be among the roots instead. */
  readonly chain: readonly Uint8Array[];
  readonly roots: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly now: number;
}

answerApart(({ chain, roots, crls, now }: CertificateTask): RevocationState => {
  const [certificate, ...known] = [...chain, ...roots].map(readCertificate);
  const issuer = known.find(
    ({ x509 }) => certificate?.x509.checkIssued(x509) && certificate.x509.verify(x509.publicKey),
  );
  if (!certificate || !issuer) return { state: 'unknown' };
  return revocationOf({ certificate, issuer, at: now, now }, { crls, ocspAnswers: [] });
});
