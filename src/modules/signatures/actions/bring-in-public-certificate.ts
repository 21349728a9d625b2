import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { isSameText } from '#platform/text';
import type { SigningCertificate } from '../certificate.ts';
import { readCertificate, signerIn } from '../judging/certificate.ts';
import { signaturePermissions } from '../permissions.ts';
import { keepCertificate } from './keep-certificate.ts';

/**
 * Keeps whose signatures are awaited from whoever acts: a certificate whose key stays with them. It must be in their name
 * (`signature.other_name`), so that nobody passes off another's signature as theirs. What was in use before is retired.
 */
export async function bringInPublicCertificate(
  act: Act,
  agencyId: string,
  held: PublicCertificate,
): Promise<SigningCertificate> {
  assertMay(signaturePermissions, 'signatures.hold_certificate', act.who, { agencyIds: [agencyId] });
  const { field, chain, credentialId } = held;
  const signer = signerIn(readCertificate(chain[0]!));
  if (signer.validTo < act.now) throw new Refusal('signature.certificate_expired', { field }, 422);
  if (!isSameText(signer.name, act.who.name))
    throw new Refusal('signature.other_name', { field, name: signer.name, own: act.who.name }, 422);
  const holding = credentialId === null ? 'outside' : 'remote';
  const certificate: SigningCertificate = {
    ...{
      agencyId,
      id: newId(act.now),
      kind: 'person',
      holding,
      holderName: act.who.name,
      holderId: act.who.id,
    },
    ...{ subjectName: signer.name, issuerName: signer.issuer, serial: signer.serial },
    ...{ validFrom: signer.validFrom, validTo: signer.validTo, chain, locked: null, credentialId },
    ...{ token: null, broughtInAt: act.now, retiredAt: null, failures: 0, restsUntil: null },
  };
  return keepCertificate(act, certificate);
}

/** A certificate (DER, its own first) without its key, which a program outside or a remote service has. */
export interface PublicCertificate {
  readonly chain: readonly Buffer[];
  readonly credentialId: string | null;
  /** The field of the form that is to blame for it. */
  readonly field: string;
}

/** Reads a certificate file (PEM or DER); refuses with `signature.no_public_certificate`. */
export function readPublicCertificate(file: Uint8Array, field: string): PublicCertificate {
  try {
    const pem = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END/.exec(Buffer.from(file).toString('latin1'))?.[1];
    const { der } = readCertificate(pem ? Buffer.from(pem, 'base64') : file);
    return { chain: [der], credentialId: null, field };
  } catch {
    // Whatever is wrong with it, it is no certificate that can be read.
    throw new Refusal('signature.no_public_certificate', { field }, 422);
  }
}
