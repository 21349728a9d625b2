import { forbidden, Refusal } from '#platform/errors';
import { unlock } from '#platform/locked-box';
import type { Call } from '#platform/route';
import { countAttempt, forgetAttempts } from './actions/count-attempt.ts';
import { recordSignature } from './actions/record-signature.ts';
import { assertNotRevoked } from './assert-not-revoked.ts';
import { placeOf, type SigningCertificate, usabilityOf } from './certificate.ts';
import { findUnstampedSince } from './certificate-store.ts';
import { readMasterKey } from './keys/master-key.ts';
import { makeLasting } from './lasting/make-lasting.ts';
import { maySignWith } from './may-sign-with.ts';
import { completeSignature, type SignedPdf } from './pades/complete-signature.ts';
import type { PrepareTask } from './pades/prepare-process.ts';
import type {
  DrawnStamp,
  FootPlace,
  PreparedSignature,
  SignatureField,
  StampPlace,
} from './pades/prepared-signature.ts';
import type { Signer } from './pades/signer.ts';
import { drawStamp, type StampLines, type StampPicture } from './pades/stamp.ts';
import { type TimeStampAuthority, timeStampAuthorityAt } from './pades/time-stamp.ts';
import { withPkcs12 } from './read-pkcs12.ts';
import { maySignUnstamped } from './time-stamping.ts';
import { isWrongPin, withTokenKey } from './token/tokens.ts';

/** A document somebody is about to sign, and how that is to be seen. */
export interface DocumentToSign {
  readonly pdf: Uint8Array;
  /** Unlike any other field of the document. */
  readonly field: string;
  readonly reason: string;
  readonly location: string;
  /** Words and an image for the usual stamp, or a page drawn elsewhere; without it the signature is not seen. */
  readonly stamp?: StampToDraw | DrawnStamp;
}

interface StampToDraw {
  readonly lines: StampLines;
  readonly place: StampPlace | FootPlace;
  readonly picture?: StampPicture | undefined;
}

/** A certificate whose password was right, for as long as documents are signed with it. */
export interface OpenCertificate {
  readonly certificate: SigningCertificate;
  /** Signs a document; refuses with `signature.no_time_stamp` when the authority has been away for too long. */
  sign(document: DocumentToSign): Promise<SignedPdf>;
}

/** Who signs, and by what the product is at hand. */
export type Signing = Pick<Call, 'tools' | 'who' | 'now' | 'read' | 'actAs'>;

/** It reads what we made ourselves and keeps nothing of it, so it may wait for the next document of a ceremony. */
const limits = { megabytes: 256, milliseconds: 20_000, rest: 60_000 };

/**
 * Opens a certificate by its password, or by a signer that is ready, outside any transaction, and keeps it open for
 * `work`, which signs one document or several: the key in a process of its own, the time-stamps over the network. Refuses
 * with `signature.wrong_password` (counted), `signature.certificate_resting`, `signature.certificate_expired`,
 * `signature.certificate_revoked` or `signature.found_revoked`; a token besides as `withTokenKey` does.
 */
export async function withOpenCertificate<T>(
  signing: Signing,
  certificate: SigningCertificate,
  by: string | Signer,
  work: (open: OpenCertificate) => Promise<T>,
): Promise<T> {
  const { tools, now, who } = signing;
  if (!maySignWith(who, certificate)) throw forbidden('signatures.hold_seal');
  assertUsable(certificate, now);
  await assertNotRevoked(tools, certificate, now);
  const authority = tools.config.tsaUrl ? untilAway(timeStampAuthorityAt(tools.config.tsaUrl)) : undefined;
  const open = (signer: Signer) =>
    work({
      certificate,
      async sign(document) {
        const prepared = await prepare(signing, certificate, document);
        const signed = await completeSignature(prepared, signer, authority);
        if (signed.level === 'B') await assertMaySignUnstamped(signing, certificate);
        const { chain } = certificate;
        const { timeStamp } = signed;
        const lasting = timeStamp && (await makeLasting(tools, signed.pdf, { chain, timeStamp }, now));
        await signing.actAs(who, (act) => recordSignature(act, certificate, lasting ? 'LT' : signed.level));
        return lasting ? { ...signed, pdf: lasting } : signed;
      },
    });
  if (typeof by !== 'string') return open(by);
  return certificate.token ? withPin(signing, certificate, by, open) : withPassword(signing, certificate, by, open);
}

function assertUsable(certificate: SigningCertificate, now: number): void {
  const usability = usabilityOf(certificate, now);
  const facts = { field: 'certificatePassword' };
  if (usability === 'resting') throw new Refusal('signature.certificate_resting', facts, 429);
  if (usability !== 'usable') throw new Refusal('signature.certificate_expired', facts, 422);
}

/** An authority that did not answer once is not waited for again in the same ceremony. */
function untilAway(authority: TimeStampAuthority): TimeStampAuthority {
  let away: unknown;
  return {
    async stamp(digest) {
      if (away !== undefined) throw away;
      return authority.stamp(digest).catch((error: unknown) => {
        away = error;
        throw error;
      });
    },
  };
}

async function prepare(
  { tools: { pdf: engine, apart }, now }: Signing,
  { kind, subjectName }: SigningCertificate,
  { pdf, field, reason, location, stamp }: DocumentToSign,
): Promise<PreparedSignature> {
  const seen =
    stamp && ('pdf' in stamp ? stamp : { pdf: await drawStamp(engine, kind, stamp, now), place: stamp.place });
  const wish: SignatureField = {
    ...{ field, name: subjectName, reason, location, at: now },
    ...(seen && { stamp: seen }),
  };
  const task: PrepareTask = { pdf, field: wish };
  return apart.run<PreparedSignature>('src/modules/signatures/pades/prepare-process.ts', task, limits);
}

/** The PKCS#12 file as a signer. The password is counted before it is tried. */
async function withPassword<T>(
  signing: Signing,
  certificate: SigningCertificate,
  password: string,
  work: (signer: Signer) => Promise<T>,
): Promise<T> {
  const { tools, who } = signing;
  const file = unlock(await readMasterKey(tools.config.home), certificate.locked!, placeOf(certificate));
  await signing.actAs(who, (act) => countAttempt(act, certificate));
  return withPkcs12(tools.apart, { file, password }, async ({ sign }) => {
    await signing.actAs(who, (act) => forgetAttempts(act, certificate));
    return work({ chain: certificate.chain, sign });
  });
}

/**
 * The key on a token as a signer. The PIN is counted before it is tried, besides the token's own count; a token that could
 * not be asked was not told a wrong one.
 */
async function withPin<T>(
  signing: Signing,
  certificate: SigningCertificate,
  pin: string,
  work: (signer: Signer) => Promise<T>,
): Promise<T> {
  const { tools, who } = signing;
  const forget = () => signing.actAs(who, (act) => forgetAttempts(act, certificate));
  await signing.actAs(who, (act) => countAttempt(act, certificate));
  let isOpen = false;
  const key = { key: certificate.token!, chain: certificate.chain, pin };
  return withTokenKey(tools, key, async (signer) => {
    isOpen = true;
    await forget();
    return work(signer);
  }).catch(async (error: unknown) => {
    if (!isOpen && !isWrongPin(error)) await forget();
    throw error;
  });
}

async function assertMaySignUnstamped({ tools, read, now }: Signing, { agencyId }: SigningCertificate): Promise<void> {
  const since = await read((db) => findUnstampedSince(db, agencyId));
  if (maySignUnstamped(tools.config, since, now)) return;
  throw new Refusal('signature.no_time_stamp', { hours: tools.config.tsaAwayHours }, 503);
}
