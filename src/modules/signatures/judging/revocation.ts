import { createHash, verify } from 'node:crypto';
import * as asn1js from 'asn1js';
import { BasicOCSPResponse, CertificateRevocationList, OCSPResponse } from 'pkijs';
import { owned } from '../pades/der.ts';
import { oid } from '../pades/oid.ts';
import { mayUseKeyFor, purposesOf, type ReadCertificate, readCertificate } from './certificate.ts';
import { clockSkew } from './clock-skew.ts';
import { strongHash } from './verify-signed-data.ts';

/** What is known of a certificate's revocation. */
export type RevocationState =
  /** `asOf`: when the issuer said so, milliseconds. */
  | { readonly state: 'good'; readonly asOf: number; readonly evidence: Evidence }
  | { readonly state: 'unknown' }
  /** `on`: milliseconds; `compromised`: the key fell into other hands, so that not even its earlier time-stamps count. */
  | { readonly state: 'revoked'; readonly on: number; readonly compromised: boolean };

/** The list or the answer that says it, in DER. */
export type Evidence = { readonly kind: 'crl' | 'ocsp'; readonly der: Uint8Array };

export interface RevocationData {
  readonly crls: readonly Uint8Array[];
  readonly ocspAnswers: readonly Uint8Array[];
}

interface Question {
  readonly certificate: ReadCertificate;
  readonly issuer: ReadCertificate;
  /** The instant it is asked for, and now; milliseconds. */
  readonly at: number;
  readonly now: number;
}

/**
 * Whether a certificate was revoked, by lists and answers that its own issuer signed. One that says "revoked" counts
 * whatever its age; one that says "good" only when it speaks of the time asked for, and the youngest of them counts.
 */
export function revocationOf(question: Question, { crls, ocspAnswers }: RevocationData): RevocationState {
  const found = [
    ...crls.map((der) => tolerant(() => fromList(question, der))),
    ...ocspAnswers.map((der) => tolerant(() => fromAnswer(question, der))),
  ];
  const revoked = found.filter((one) => one.state === 'revoked').sort((a, b) => a.on - b.on)[0];
  const good = found.filter((one) => one.state === 'good').sort((a, b) => b.asOf - a.asOf)[0];
  return revoked ?? good ?? { state: 'unknown' };
}

const unknown = { state: 'unknown' } as const;

/** What cannot be read says nothing: it may be about another certificate, and not knowing is a remark of its own. */
function tolerant(read: () => RevocationState): RevocationState {
  try {
    return read();
  } catch {
    return unknown;
  }
}

const hashOfSignature: Readonly<Record<string, string>> = {
  [oid.rsaSha256]: 'sha256',
  [oid.rsaSha384]: 'sha384',
  [oid.rsaSha512]: 'sha512',
  [oid.ecdsaSha256]: 'sha256',
  [oid.ecdsaSha384]: 'sha384',
  [oid.ecdsaSha512]: 'sha512',
};

interface Signed {
  readonly algorithm: string;
  readonly content: Uint8Array;
  readonly value: asn1js.BitString;
}

function isSignedBy({ x509 }: ReadCertificate, { algorithm, content, value }: Signed): boolean {
  const hash = hashOfSignature[algorithm];
  return hash !== undefined && verify(hash, content, x509.publicKey, Buffer.from(value.valueBlock.valueHexView));
}

const idp = '2.5.29.28';
const reasonCode = '2.5.29.21';
const keyCompromise = [1, 2, 10];

function fromList({ certificate, issuer, at, now }: Question, der: Uint8Array): RevocationState {
  const list = CertificateRevocationList.fromBER(owned(der));
  const isOurs =
    list.issuer.isEqual(issuer.fields.subject) &&
    mayUseKeyFor(issuer, 'listSigning') !== false &&
    isSignedBy(issuer, {
      algorithm: list.signatureAlgorithm.algorithmId,
      content: list.tbsView,
      value: list.signatureValue,
    });
  if (!isOurs || list.thisUpdate.value.getTime() > now + clockSkew) return unknown;
  const entry = list.revokedCertificates?.find(({ userCertificate }) =>
    userCertificate.isEqual(certificate.fields.serialNumber),
  );
  if (entry) {
    const reason = entry.crlEntryExtensions?.extensions.find(({ extnID }) => extnID === reasonCode)?.parsedValue as
      | { valueBlock: { valueDec: number } }
      | undefined;
    const compromised = reason !== undefined && keyCompromise.includes(reason.valueBlock.valueDec);
    return { state: 'revoked', on: entry.revocationDate.value.getTime(), compromised };
  }
  const isPartial = list.crlExtensions?.extensions.some(({ extnID, critical }) => extnID === idp || critical);
  const until = list.nextUpdate?.value.getTime();
  const asOf = list.thisUpdate.value.getTime();
  return !isPartial && until !== undefined && until >= at
    ? { state: 'good', asOf, evidence: { kind: 'crl', der } }
    : unknown;
}

function fromAnswer({ certificate, issuer, at, now }: Question, der: Uint8Array): RevocationState {
  const answer = basicAnswer(der);
  if (!isAnsweredFor(issuer, answer)) return unknown;
  const about = answer.tbsResponseData.responses.find((each) => {
    const { hashAlgorithm, issuerKeyHash, issuerNameHash, serialNumber } = each.certID;
    const hash = hashAlgorithm.algorithmId === '1.3.14.3.2.26' ? 'sha1' : strongHash(hashAlgorithm.algorithmId);
    if (!hash) return false;
    const of = (bytes: Uint8Array) => createHash(hash).update(bytes).digest();
    const key = issuer.fields.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
    return (
      serialNumber.isEqual(certificate.fields.serialNumber) &&
      of(new Uint8Array(issuer.fields.subject.toSchema().toBER())).equals(issuerNameHash.valueBlock.valueHexView) &&
      of(key).equals(issuerKeyHash.valueBlock.valueHexView)
    );
  });
  if (!about || about.thisUpdate.getTime() > now + clockSkew) return unknown;
  const asOf = about.thisUpdate.getTime();
  const isGood = (about.certStatus as asn1js.BaseBlock).idBlock.tagNumber === goodTag;
  if (!isGood) return revokedState(about.certStatus as asn1js.BaseBlock);
  const until = about.nextUpdate?.getTime() ?? asOf;
  return until >= at ? { state: 'good', asOf, evidence: { kind: 'ocsp', der } } : unknown;
}

/** `[0]` good, `[1]` revoked with its time and perhaps its reason, `[2]` unknown (RFC 6960, 4.2.1). */
const goodTag = 0;
const revokedTag = 1;

function revokedState(status: asn1js.BaseBlock): RevocationState {
  if (status.idBlock.tagNumber !== revokedTag || !(status instanceof asn1js.Constructed)) return unknown;
  const [time, reason] = status.valueBlock.value;
  const on = time instanceof asn1js.GeneralizedTime ? time.toDate().getTime() : 0;
  const code = reason instanceof asn1js.Constructed ? reason.valueBlock.value[0] : undefined;
  const compromised = code instanceof asn1js.Enumerated && keyCompromise.includes(code.valueBlock.valueDec);
  return { state: 'revoked', on, compromised };
}

function basicAnswer(der: Uint8Array): BasicOCSPResponse {
  const { responseBytes } = OCSPResponse.fromBER(owned(der));
  if (!responseBytes) throw new Error('The answer is empty');
  return BasicOCSPResponse.fromBER(owned(responseBytes.response.valueBlock.valueHexView));
}

/** By the issuer itself, or by somebody the issuer made for answering (RFC 6960, 4.2.2.2). */
function isAnsweredFor(issuer: ReadCertificate, answer: BasicOCSPResponse): boolean {
  const signed = {
    algorithm: answer.signatureAlgorithm.algorithmId,
    content: answer.tbsResponseData.tbsView,
    value: answer.signature,
  };
  const delegates = (answer.certs ?? [])
    .map((each) => readCertificate(new Uint8Array(each.toSchema().toBER())))
    .filter(
      (each) =>
        purposesOf(each)?.includes(oid.ocspSigning) &&
        each.x509.checkIssued(issuer.x509) &&
        each.x509.verify(issuer.x509.publicKey) &&
        answer.tbsResponseData.producedAt.getTime() <= each.to,
    );
  return [issuer, ...delegates].some((each) => isSignedBy(each, signed));
}
