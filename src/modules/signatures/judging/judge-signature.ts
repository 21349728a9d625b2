import * as asn1js from 'asn1js';
import { CertificateRevocationList } from 'pkijs';
import { owned } from '../pades/der.ts';
import { oid } from '../pades/oid.ts';
import { PdfFile } from '../pdf-reading/pdf-file.ts';
import { is, nameIn } from '../pdf-reading/pdf-value.ts';
import { type ReadCertificate, signerIn } from './certificate.ts';
import { signing } from './certificate-path.ts';
import { endOf, type FoundSignature, findSignatures, rangeFits } from './find-signatures.ts';
import { type JudgedCertificate, judgeCertificate } from './judge-certificate.ts';
import { type JudgedTimeStamp, judgeTimeStamp } from './judge-time-stamp.ts';
import type { RevocationData } from './revocation.ts';
import type { RevocationQuestion } from './revocation-question.ts';
import { outcomeOf, type ReasonCode, type SignatureVerdict } from './verdict.ts';
import { readSignedData, type VerifiedData, verifySignedData } from './verify-signed-data.ts';

/** What every signature of a file is judged by. */
export interface Ground {
  readonly bytes: Buffer;
  readonly file: PdfFile;
  readonly signers: readonly ReadCertificate[];
  readonly timeStamps: readonly ReadCertificate[];
  /** Certificates the file itself brings along. */
  readonly known: readonly ReadCertificate[];
  readonly revocation: RevocationData;
  readonly now: number;
}

/** A signature with what later ones need to know of it. */
export interface Judged {
  readonly verdict: SignatureVerdict;
  readonly found: FoundSignature;
  /** What could be asked to know more. */
  readonly open: readonly RevocationQuestion[];
}

const subfilters = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161'];

/** Judges one signature; `laterProof` is when a later time-stamp on the file proves it was there (milliseconds). */
export function judgeSignature(found: FoundSignature, laterProof: number | undefined, ground: Ground): Judged {
  const kind = found.type === 'ETSI.RFC3161' ? 'time_stamp' : 'signature';
  const bare = { kind, signer: null, claimedAt: claimedTime(found), provenAt: null, notRevokedAsOf: null } as const;
  const covers = endOf(found) >= lengthWithoutWhite(ground.bytes) ? 'whole' : 'earlier';
  const failed = (reason: ReasonCode): Judged => ({
    found,
    verdict: { ...bare, covers, outcome: 'invalid', reasons: [reason] },
    open: [],
  });
  if (!found.type || !subfilters.includes(found.type)) return failed('signature_type_unknown');
  if (!rangeFits(found, ground.bytes)) return failed('range_wrong');
  if (!standsInItsRevision(found, ground)) return failed('not_in_its_revision');
  try {
    const cms = cmsIn(found);
    const { open, ...judged } =
      kind === 'time_stamp' ? judgeOwnStamp(cms, found, ground) : judgeSigner(cms, found, laterProof, ground);
    return { found, open, verdict: { ...bare, covers, ...judged, outcome: outcomeOf(judged.reasons) } };
  } catch {
    return failed('cms_unreadable');
  }
}

/** The file as it was when it was signed must be whole, and hold this very signature. */
function standsInItsRevision(found: FoundSignature, { bytes, file }: Ground): boolean {
  try {
    const revision = endOf(found) === bytes.length ? file : new PdfFile(bytes.subarray(0, endOf(found)));
    return findSignatures(revision).some(
      ({ contents, range }) => contents.from === found.contents.from && range.join() === found.range.join(),
    );
  } catch {
    return false;
  }
}

function lengthWithoutWhite(bytes: Buffer): number {
  let { length } = bytes;
  while (length > 0 && [0, 10, 13, 32].includes(bytes[length - 1]!)) length -= 1;
  return length;
}

/** The CMS in the room that was kept for it, behind which only zeros may stand. */
function cmsIn({ contents: { bytes } }: FoundSignature): Buffer {
  const { offset } = asn1js.fromBER(owned(bytes));
  if (offset <= 0 || bytes.subarray(offset).some((byte) => byte !== 0))
    throw new Error('There is more than a signature');
  return bytes.subarray(0, offset);
}

const signedParts = ({ range }: FoundSignature, { bytes }: Ground): Buffer[] => {
  const [, length = 0, resume = 0, rest = 0] = range;
  return [bytes.subarray(0, length), bytes.subarray(resume, resume + rest)];
};

type Part = Pick<SignatureVerdict, 'reasons' | 'signer' | 'provenAt' | 'notRevokedAsOf'> & Pick<Judged, 'open'>;

function judgeOwnStamp(cms: Buffer, found: FoundSignature, ground: Ground): Part {
  const content = signedParts(found, ground);
  const stamp = judgeTimeStamp(cms, stampCase(content, ground));
  const reasons: ReasonCode[] = stamp.reasons.map((reason) =>
    reason === 'time_stamp_authority_unknown' ? 'signer_unknown' : reason,
  );
  const signer = stamp.certificate ? signerIn(stamp.certificate) : null;
  return { ...stamp.revocation, reasons, signer, provenAt: stamp.provenAt ?? null };
}

const stampCase = (content: readonly Uint8Array[], { timeStamps, known, revocation, now }: Ground) => ({
  content,
  roots: timeStamps,
  known,
  revocation,
  now,
});

function judgeSigner(cms: Buffer, found: FoundSignature, laterProof: number | undefined, ground: Ground): Part {
  const data = readSignedData(cms);
  if (data.encapContentInfo.eContent) throw new Error('The signature is about what it holds itself');
  const namesCertificate = found.type === 'ETSI.CAdES.detached';
  const verified = verifySignedData(data, {
    content: signedParts(found, ground),
    contentType: oid.data,
    namesCertificate,
  });
  const stamp = stampOf(verified, ground);
  const proofs = [stamp?.provenAt, laterProof].filter((at) => at !== undefined);
  const provenAt = proofs.length > 0 ? Math.min(...proofs) : undefined;
  const known = [...verified.certificates, ...(stamp?.certificates ?? []), ...ground.known];
  const about = {
    known,
    roots: ground.signers,
    revocation: revocationIn(verified, ground.revocation),
    purpose: signing,
  };
  const judged = judgeCertificate({ ...about, certificate: verified.certificate, provenAt, now: ground.now });
  const ofTime = stamp?.reasons ?? (provenAt === undefined ? (['no_time_stamp'] as const) : []);
  return {
    reasons: [...new Set([...verified.reasons, ...judged.reasons, ...ofTime])],
    signer: signerIn(verified.certificate),
    provenAt: provenAt ?? null,
    ...togetherWith(judged, stamp?.revocation),
  };
}

/** What is known of a signature is no younger than what is known of its time-stamp. */
function togetherWith(
  own: Pick<JudgedCertificate, 'notRevokedAsOf' | 'open'>,
  ofStamp: Pick<JudgedCertificate, 'notRevokedAsOf' | 'open'> | undefined,
): Pick<JudgedCertificate, 'notRevokedAsOf' | 'open'> {
  if (!ofStamp) return { notRevokedAsOf: own.notRevokedAsOf, open: own.open };
  const both = [own.notRevokedAsOf, ofStamp.notRevokedAsOf].filter((at) => at !== null);
  return { notRevokedAsOf: both.length === 2 ? Math.min(...both) : null, open: [...own.open, ...ofStamp.open] };
}

function stampOf({ info }: VerifiedData, ground: Ground): JudgedTimeStamp | undefined {
  const found = info.unsignedAttrs?.attributes.filter(({ type }) => type === oid.timeStampToken) ?? [];
  const value = found[0]?.values[0] as asn1js.BaseBlock | undefined;
  if (found.length > 1 || !value) {
    if (found.length > 0) throw new Error('There are several time-stamps');
    return undefined;
  }
  const signature = Buffer.from(info.signature.valueBlock.valueHexView);
  return judgeTimeStamp(new Uint8Array(value.toBER()), stampCase([signature], ground));
}

/** Revocation lists inside the signature, beside those of the file and of the house. */
function revocationIn({ data }: VerifiedData, given: RevocationData): RevocationData {
  const own = (data.crls ?? []).filter((each) => each instanceof CertificateRevocationList);
  return { ...given, crls: [...given.crls, ...own.map((each) => new Uint8Array(each.toSchema().toBER()))] };
}

/** `D:20260310080000+07'00'` in milliseconds. */
function claimedTime({ dict }: FoundSignature): number | null {
  const text = dict.entries.get('M');
  if (!is(text, 'string')) return null;
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-Z])?(\d\d)?'?(\d\d)?/.exec(text.bytes.toString('latin1'));
  if (!parts) return null;
  const [, year, month, day, hours, minutes, seconds, sign = 'Z', ahead = '00', more = '00'] = parts;
  const zone = sign === 'Z' ? 'Z' : `${sign}${ahead}:${more}`;
  const at = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${zone}`);
  return Number.isNaN(at) ? null : at;
}

/** Whether the signer allowed no change whatever afterwards (DocMDP, level 1). */
export function forbidsChanges({ dict }: FoundSignature, file: PdfFile): boolean {
  return file.array(dict.entries.get('Reference')).some((reference) => {
    const { entries } = file.dict(reference);
    const parameters = file.resolve(entries.get('TransformParams'));
    const isDocMdp = nameIn(file.resolve(entries.get('TransformMethod'))) === 'DocMDP';
    return isDocMdp && is(parameters, 'dict') && file.resolve(parameters.entries.get('P')) === 1;
  });
}
