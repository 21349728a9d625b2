import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { isSameText } from '#platform/text';
import type { SigningCertificate } from '../certificate.ts';
import { insertCertificate, retireCertificatesOf } from '../certificate-store.ts';
import { aboutCertificate, type CertificateBroughtIn } from '../events.ts';
import { readCertificate, signerIn } from '../judging/certificate.ts';
import { signaturePermissions } from '../permissions.ts';

/**
 * Keeps whose signatures are awaited from whoever acts: a certificate whose key stays with them. It must be in their name
 * (`signature.other_name`), so that nobody passes off another's signature as theirs. What was in use before is retired.
 */
export async function bringInPublicCertificate(
  act: Act,
  agencyId: string,
  file: Uint8Array,
): Promise<SigningCertificate> {
  assertMay(signaturePermissions, 'signatures.hold_certificate', act.who, { agencyIds: [agencyId] });
  const { der, signer } = read(file);
  if (signer.validTo < act.now) throw new Refusal('signature.certificate_expired', { field: 'publicFile' }, 422);
  if (!isSameText(signer.name, act.who.name))
    throw new Refusal('signature.other_name', { field: 'publicFile', name: signer.name, own: act.who.name }, 422);
  const certificate: SigningCertificate = {
    ...{
      agencyId,
      id: newId(act.now),
      kind: 'person',
      holding: 'outside',
      holderName: act.who.name,
      holderId: act.who.id,
    },
    ...{ subjectName: signer.name, issuerName: signer.issuer, serial: signer.serial },
    ...{ validFrom: signer.validFrom, validTo: signer.validTo, chain: [der], locked: null },
    ...{ broughtInAt: act.now, retiredAt: null, failures: 0, restsUntil: null },
  };
  await retireCertificatesOf(act.tx, certificate, act.who.id, act.now);
  await insertCertificate(act.tx, certificate, act.who.id);
  const about = { agencyId, subjectId: certificate.id, readers: [], data: aboutCertificate(certificate) };
  await act.announce<CertificateBroughtIn>({ type: 'certificate.brought_in', ...about });
  return certificate;
}

function read(file: Uint8Array) {
  try {
    const pem = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END/.exec(Buffer.from(file).toString('latin1'))?.[1];
    const certificate = readCertificate(pem ? Buffer.from(pem, 'base64') : file);
    return { der: certificate.der, signer: signerIn(certificate) };
  } catch {
    // Whatever is wrong with it, it is no certificate that can be read.
    throw new Refusal('signature.no_public_certificate', { field: 'publicFile' }, 422);
  }
}
