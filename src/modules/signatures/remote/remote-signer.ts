import { verify, X509Certificate } from 'node:crypto';
import { Refusal } from '#platform/errors';
import { sha256 } from '../pades/der.ts';
import { derOfNumbers } from '../pades/elliptic-signature.ts';
import { oid } from '../pades/oid.ts';
import type { Signer } from '../pades/signer.ts';
import type { Secrets, SigningService } from './remote-signing.ts';

/**
 * A key at a remote signing service as a signer: the service gets the hash of the signed attributes and nothing of the
 * document. What it answers is verified before it is used; refuses as {@link SigningService} does.
 */
export function remoteSigner(
  service: Pick<SigningService, 'signHash'>,
  { credentialId, chain }: { readonly credentialId: string; readonly chain: readonly Uint8Array[] },
  secrets: Secrets,
): Signer {
  const { publicKey } = new X509Certificate(chain[0]!);
  const isEc = publicKey.asymmetricKeyType === 'ec';
  return {
    chain,
    async sign(attributes) {
      const algorithm = isEc ? oid.ecdsaSha256 : oid.rsa;
      const made = await service.signHash(credentialId, sha256(attributes), algorithm, secrets);
      const signature = isEc ? asDer(made) : made;
      const isRight = verify('sha256', attributes, publicKey, signature);
      if (!isRight) throw new Refusal('signature.service_away', {}, 503);
      return signature;
    },
  };
}

/** Some services answer with the two numbers of an elliptic signature side by side; CMS wants them as a sequence [U]. */
const asDer = (signature: Buffer): Buffer =>
  [64, 96, 132].includes(signature.length) ? derOfNumbers(signature) : signature;
