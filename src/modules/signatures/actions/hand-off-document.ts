import { forbidden, Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { type SigningCertificate, usabilityOf } from '../certificate.ts';
import type { SignatureLevel } from '../certificate-store.ts';
import { aboutCertificate, type DocumentHandedBack, type DocumentHandedOut } from '../events.ts';
import type { HandOff } from '../hand-off/hand-off.ts';
import { insertHandOff, saveHandedBack } from '../hand-off/hand-off-store.ts';
import { maySignWith } from '../may-sign-with.ts';
import { recordSignature } from './record-signature.ts';

/** Writes down which document somebody was given to sign outside; one that was given for the same before no longer counts. */
export async function handOutDocument<Memo>(
  act: Act,
  certificate: SigningCertificate,
  { subjectId, documentSha256, memo }: Pick<HandOff<Memo>, 'subjectId' | 'documentSha256' | 'memo'>,
): Promise<HandOff<Memo>> {
  if (!maySignWith(act.who, certificate)) throw forbidden('signatures.hold_certificate');
  if (usabilityOf(certificate, act.now) !== 'usable') throw new Refusal('signature.certificate_expired', {}, 422);
  const { agencyId, id: certificateId } = certificate;
  const handOff: HandOff<Memo> = {
    ...{ agencyId, id: newId(act.now), subjectId, holderId: act.who.id, certificateId, documentSha256, memo },
    ...{ handedOutAt: act.now, handedBackAt: null, secretHash: null, openUntil: null, returnedSha256: null },
  };
  await insertHandOff(act.tx, handOff);
  const about = { agencyId, subjectId, readers: [], data: aboutCertificate(certificate) };
  await act.announce<DocumentHandedOut>({ type: 'certificate.document_handed_out', ...about });
  return handOff;
}

/** Writes down that the document came back signed, once; refuses with `signature.handed_back_already` the second time. */
export async function takeDocumentBack(
  act: Act,
  certificate: SigningCertificate,
  { agencyId, id, subjectId, holderId }: HandOff,
  level: SignatureLevel,
): Promise<void> {
  if (holderId !== act.who.id) throw forbidden('signatures.hold_certificate');
  if (!(await saveHandedBack(act.tx, { agencyId, id }, act.now))) throw new Refusal('signature.handed_back_already');
  await recordSignature(act, certificate, level);
  const about = { agencyId, subjectId, readers: [], data: aboutCertificate(certificate) };
  await act.announce<DocumentHandedBack>({ type: 'certificate.document_handed_back', ...about });
}
