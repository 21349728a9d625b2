import type { Config } from '#platform/config';
import { Refusal } from '#platform/errors';
import { isSameText } from '#platform/text';
import { readCertificate, signerIn } from '../judging/certificate.ts';
import type { SignerInCertificate } from '../judging/verdict.ts';
import { type CredentialInfo, type SigningService, signingServiceAt } from './remote-signing.ts';

/** A key at the remote signing service, and whose its certificate is. */
export interface OwnCredential extends CredentialInfo {
  readonly signer: SignerInCertificate;
}

/** The remote signing service of the installation; refuses with `signature.no_service` (422) when there is none. */
export function serviceOf({ signingService }: Pick<Config, 'signingService'>): SigningService {
  if (!signingService) throw new Refusal('signature.no_service', {}, 422);
  return signingServiceAt(signingService);
}

/** The usable keys of a user of the service whose certificates are in this name; of others nothing is told. */
export async function ownCredentials(
  service: SigningService,
  userId: string,
  name: string,
): Promise<readonly OwnCredential[]> {
  const ids = await service.listCredentials(userId);
  const found = await Promise.all(ids.map((id) => service.info(id)));
  return found
    .filter(({ isUsable, chain }) => isUsable && chain.length > 0)
    .map((info) => ({ ...info, signer: signerIn(readCertificate(info.chain[0]!)) }))
    .filter(({ signer }) => isSameText(signer.name, name));
}
