import { forbidden, Refusal } from '#platform/errors';
import type { Call } from '#platform/route';
import { countAttempt, forgetAttempts } from './actions/count-attempt.ts';
import { recordSignature } from './actions/record-signature.ts';
import { placeOf, type SigningCertificate, usabilityOf } from './certificate.ts';
import { findUnstampedSince } from './certificate-store.ts';
import { unlock } from './keys/locked-box.ts';
import { readMasterKey } from './keys/master-key.ts';
import { maySignWith } from './may-sign-with.ts';
import { completeSignature, type SignedPdf } from './pades/complete-signature.ts';
import type { PrepareTask } from './pades/prepare-process.ts';
import type { PreparedSignature, SignatureField, StampPlace } from './pades/prepared-signature.ts';
import type { Signer } from './pades/signer.ts';
import { drawStamp, type StampLines } from './pades/stamp.ts';
import { timeStampAuthorityAt } from './pades/time-stamp.ts';
import { usePkcs12 } from './read-pkcs12.ts';
import { maySignUnstamped } from './time-stamping.ts';

/** A document somebody is about to sign, and how that is to be seen. */
export interface DocumentToSign {
  readonly pdf: Uint8Array;
  /** Unlike any other field of the document. */
  readonly field: string;
  readonly reason: string;
  readonly location: string;
  readonly stamp: { readonly lines: StampLines; readonly place: StampPlace };
}

type Signing = Pick<Call, 'tools' | 'who' | 'now' | 'read' | 'actAs'>;

const limits = { megabytes: 256, milliseconds: 20_000 };

/**
 * Signs a document with a certificate by its password, outside any transaction: the key in a process of its own, the
 * time-stamp over the network. Refuses with `signature.wrong_password` (counted), `signature.certificate_resting`,
 * `signature.certificate_expired`, or `signature.no_time_stamp` when the authority has been away for too long.
 */
export async function signDocument(
  signing: Signing,
  certificate: SigningCertificate,
  password: string,
  document: DocumentToSign,
): Promise<SignedPdf> {
  const { tools, now, who } = signing;
  if (!maySignWith(who, certificate)) throw forbidden('signatures.hold_seal');
  assertUsable(certificate, now);
  const prepared = await prepare(signing, certificate, document);
  const authority = tools.config.tsaUrl ? timeStampAuthorityAt(tools.config.tsaUrl) : undefined;
  const signed = await completeSignature(prepared, await signerOf(signing, certificate, password), authority);
  if (signed.level === 'B') await assertMaySignUnstamped(signing, certificate);
  await signing.actAs(signing.who, (act) => recordSignature(act, certificate, signed.level));
  return signed;
}

function assertUsable(certificate: SigningCertificate, now: number): void {
  const usability = usabilityOf(certificate, now);
  const facts = { field: 'certificatePassword' };
  if (usability === 'resting') throw new Refusal('signature.certificate_resting', facts, 429);
  if (usability !== 'usable') throw new Refusal('signature.certificate_expired', facts, 422);
}

async function prepare(
  { tools: { pdf: engine, apart }, now }: Signing,
  { kind, subjectName }: SigningCertificate,
  { pdf, field, reason, location, stamp }: DocumentToSign,
): Promise<PreparedSignature> {
  const drawn = await drawStamp(engine, kind, stamp.lines, now);
  const wish: SignatureField = {
    ...{ field, name: subjectName, reason, location, at: now },
    stamp: { pdf: drawn, place: stamp.place },
  };
  const task: PrepareTask = { pdf, field: wish };
  return apart.run<PreparedSignature>('src/modules/signatures/pades/prepare-process.ts', task, limits);
}

/** The PKCS#12 file as a signer; the one kind there is so far. */
async function signerOf(signing: Signing, certificate: SigningCertificate, password: string): Promise<Signer> {
  const { tools, who } = signing;
  const file = unlock(await readMasterKey(tools.config.home), certificate.locked, placeOf(certificate));
  return {
    chain: certificate.chain,
    async sign(attributes) {
      await signing.actAs(who, (act) => countAttempt(act, certificate));
      const { signature } = await usePkcs12(tools.apart, { file, password, attributes });
      await signing.actAs(who, (act) => forgetAttempts(act, certificate));
      return signature!;
    },
  };
}

async function assertMaySignUnstamped({ tools, read, now }: Signing, { agencyId }: SigningCertificate): Promise<void> {
  const since = await read((db) => findUnstampedSince(db, agencyId));
  if (!maySignUnstamped(tools.config, since, now)) throw new Refusal('signature.no_time_stamp', {}, 503);
}
