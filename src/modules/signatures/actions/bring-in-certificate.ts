import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { lock } from '#platform/locked-box';
import type { Tools } from '#platform/tools';
import { type CertificateKind, placeOf, type SigningCertificate } from '../certificate.ts';
import { readCertificate, signerIn } from '../judging/certificate.ts';
import { readMasterKey } from '../keys/master-key.ts';
import { signaturePermissions } from '../permissions.ts';
import { chainInPkcs12 } from '../read-pkcs12.ts';
import { keepCertificate } from './keep-certificate.ts';

/** A PKCS#12 file that was opened once, so that it is known what it holds, and the master key. */
export interface CertificateToKeep {
  readonly file: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly masterKey: Buffer;
}

/** Opens a PKCS#12 file by its password, outside any transaction; the password is forgotten. */
export async function openCertificate(
  { apart, config }: Pick<Tools, 'apart' | 'config'>,
  file: Uint8Array,
  password: string,
): Promise<CertificateToKeep> {
  const chain = await chainInPkcs12(apart, { file, password });
  return { file, chain, masterKey: await readMasterKey(config.home) };
}

/** Keeps a certificate for whoever acts, or the agency's seal; what was in use before is retired. */
export async function bringInCertificate(
  act: Act,
  {
    agencyId,
    kind,
    holderName,
  }: { readonly agencyId: string; readonly kind: CertificateKind; readonly holderName: string },
  { file, chain, masterKey }: CertificateToKeep,
): Promise<SigningCertificate> {
  const permission = kind === 'seal' ? 'signatures.hold_seal' : 'signatures.hold_certificate';
  assertMay(signaturePermissions, permission, act.who, { agencyIds: [agencyId] });
  const signer = signerIn(readCertificate(chain[0]!));
  if (signer.validTo < act.now) throw new Refusal('signature.certificate_expired', { field: 'file' }, 422);
  const id = newId(act.now);
  const certificate: SigningCertificate = {
    ...{ agencyId, id, kind, holding: 'file', holderName, holderId: kind === 'seal' ? null : act.who.id },
    ...{ subjectName: signer.name, issuerName: signer.issuer, serial: signer.serial },
    ...{ validFrom: signer.validFrom, validTo: signer.validTo, chain: chain.map((der) => Buffer.from(der)) },
    locked: lock(masterKey, file, placeOf({ agencyId, id, kind })),
    ...{ credentialId: null, token: null, broughtInAt: act.now, retiredAt: null, failures: 0, restsUntil: null },
  };
  return keepCertificate(act, certificate);
}
