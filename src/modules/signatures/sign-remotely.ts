import { Refusal } from '#platform/errors';
import { countAttempt, forgetAttempts } from './actions/count-attempt.ts';
import type { SigningCertificate } from './certificate.ts';
import type { SignedPdf } from './pades/complete-signature.ts';
import type { Signer } from './pades/signer.ts';
import { serviceOf } from './remote/own-credentials.ts';
import { remoteSigner } from './remote/remote-signer.ts';
import type { CredentialInfo, Secrets } from './remote/remote-signing.ts';
import { type DocumentToSign, type Signing, withOpenCertificate } from './sign-document.ts';

/**
 * Signs a document with a key at the remote signing service, by what its holder says to the service. Refuses as
 * `withOpenCertificate` does, with `signature.service_refused` (counted) and `signature.service_away`.
 */
export function signRemotely(
  signing: Signing,
  certificate: SigningCertificate,
  secrets: Secrets,
  document: DocumentToSign,
): Promise<SignedPdf> {
  const { credentialId, chain } = certificate;
  if (credentialId === null) throw new Refusal('signature.no_such_credential', { field: 'pin' }, 422);
  const remote = remoteSigner(serviceOf(signing.tools.config), { credentialId, chain }, secrets);
  return withOpenCertificate(signing, certificate, counted(signing, certificate, remote), ({ sign }) => sign(document));
}

/** Counts before it tries, so that many at once are counted too; a service that is away was not told a wrong secret. */
function counted({ actAs, who }: Signing, certificate: SigningCertificate, signer: Signer): Signer {
  const forget = () => actAs(who, (act) => forgetAttempts(act, certificate));
  return {
    chain: signer.chain,
    async sign(attributes) {
      await actAs(who, (act) => countAttempt(act, certificate));
      const signature = await signer.sign(attributes).catch(async (error: unknown) => {
        if (error instanceof Refusal && error.code === 'signature.service_away') await forget();
        throw error;
      });
      await forget();
      return signature;
    },
  };
}

type Asked = Pick<CredentialInfo, 'asksPin' | 'asksOtp' | 'sendsOtp'>;

/** What the service will ask for; undefined while it is away. */
export function secretsAsked(
  { tools }: Pick<Signing, 'tools'>,
  { credentialId }: Pick<SigningCertificate, 'credentialId'>,
): Promise<Asked | undefined> {
  return serviceOf(tools.config)
    .info(credentialId ?? '')
    .catch((error: unknown) => {
      if (error instanceof Refusal) return undefined;
      throw error;
    });
}

/** Has the service send its holder a one-time password. */
export function sendOneTimePassword(
  { tools }: Pick<Signing, 'tools'>,
  { credentialId }: Pick<SigningCertificate, 'credentialId'>,
): Promise<void> {
  return serviceOf(tools.config).sendOtp(credentialId ?? '');
}
