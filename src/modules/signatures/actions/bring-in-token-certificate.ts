import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { isSameText } from '#platform/text';
import type { CertificateKind, SigningCertificate } from '../certificate.ts';
import { readCertificate, signerIn } from '../judging/certificate.ts';
import { signaturePermissions } from '../permissions.ts';
import type { KeyOnToken } from '../token/tokens.ts';
import { keepCertificate } from './keep-certificate.ts';

/** For whom a key on a token is noted. */
export interface TokenHolder {
  readonly agencyId: string;
  readonly kind: CertificateKind;
  readonly holderName: string;
}

/**
 * Whether a certificate is in this name. Certificates write out what people shorten: "Ủy ban nhân dân" is "UBND". How the
 * authorities of Việt Nam name an agency in its certificate is not stated in the sources at hand [U].
 */
export const isNamed = (name: string, holderName: string): boolean =>
  isSameText(shortened(name), shortened(holderName));

const shortened = (name: string): string => name.normalize('NFC').replace(/^(ủy|uỷ) ban nhân dân /iu, 'UBND ');

/**
 * Notes that whoever acts, or their agency, signs with a key on a token, whose PIN was right a moment ago. The certificate
 * must be in that name (`signature.other_name`); what was in use before is retired.
 */
export async function bringInTokenCertificate(
  act: Act,
  holder: TokenHolder,
  { chain, serial, label, keyId }: Omit<KeyOnToken, 'der' | 'state'>,
): Promise<SigningCertificate> {
  const { agencyId, kind, holderName } = holder;
  const permission = kind === 'seal' ? 'signatures.hold_seal' : 'signatures.hold_certificate';
  assertMay(signaturePermissions, permission, act.who, { agencyIds: [agencyId] });
  const field = 'tokenKey';
  const signer = signerIn(readCertificate(chain[0]!));
  if (signer.validTo < act.now) throw new Refusal('signature.certificate_expired', { field }, 422);
  if (!isNamed(signer.name, holderName))
    throw new Refusal('signature.other_name', { field, name: signer.name, own: holderName }, 422);
  return keepCertificate(act, {
    ...{ agencyId, id: newId(act.now), kind, holding: 'token', holderName },
    ...{ holderId: kind === 'seal' ? null : act.who.id, subjectName: signer.name, issuerName: signer.issuer },
    ...{ serial: signer.serial, validFrom: signer.validFrom, validTo: signer.validTo, chain },
    ...{ locked: null, credentialId: null, token: { serial, label, keyId } },
    ...{ broughtInAt: act.now, retiredAt: null, failures: 0, restsUntil: null },
  });
}
