import { X509Certificate } from 'node:crypto';
import { type BerElement, childrenOf, readBer, tags } from '../ber.ts';
import { derElement, derOid, sha256 } from './der.ts';
import { oid } from './oid.ts';
import { type PreparedSignature, signatureRoom } from './prepared-signature.ts';

const [inner, signedTag, unsignedTag] = [0xa0, 0xa0, 0xa1];

const sequence = (...parts: readonly Uint8Array[]): Buffer => derElement(tags.sequence, Buffer.concat(parts));
const setOf = (...parts: readonly Uint8Array[]): Buffer => derElement(tags.set, Buffer.concat(parts));
const octets = (content: Uint8Array): Buffer => derElement(tags.octets, content);
const one = derElement(tags.integer, Buffer.from([1]));
const nothing = Buffer.from([0x05, 0x00]);

/**
 * What is signed, as a DER set: the digest of the document and which certificate signs it (signing-certificate-v2, so
 * that no other can be put in its place). The time is not among them: PAdES leaves it to the time-stamp.
 */
export function signedAttributes(digest: Uint8Array, certificate: Uint8Array): Buffer {
  const attributes = [
    attribute(oid.contentType, derOid(oid.data)),
    attribute(oid.messageDigest, octets(digest)),
    attribute(oid.signingCertificate, signingCertificate(certificate)),
  ];
  return setOf(...attributes.sort(Buffer.compare));
}

const attribute = (type: string, value: Uint8Array): Buffer => sequence(derOid(type), setOf(value));

/** SigningCertificateV2 with one ESSCertIDv2, whose hash is SHA-256 when none is named (RFC 5035). */
function signingCertificate(der: Uint8Array): Buffer {
  const { issuer, serial } = namesIn(der);
  const directoryName = derElement(0xa4, issuer.whole);
  const issuerSerial = sequence(sequence(directoryName), serial.whole);
  return sequence(sequence(sequence(octets(sha256(der)), issuerSerial)));
}

/** Issuer and serial number of a certificate (RFC 5280, 4.1), as they are written there. */
function namesIn(der: Uint8Array): { readonly issuer: BerElement; readonly serial: BerElement } {
  const [toBeSigned] = childrenOf(readBer(Buffer.from(der)));
  const [serial, , issuer] = toBeSigned ? childrenOf(toBeSigned).filter(({ tag }) => tag !== tags.explicit) : [];
  if (serial?.tag !== tags.integer || issuer?.tag !== tags.sequence) throw new Error('This is no certificate');
  return { issuer, serial };
}

interface SignatureParts {
  readonly attributes: Uint8Array;
  readonly signature: Uint8Array;
  readonly chain: readonly Uint8Array[];
  /** Makes it baseline T; without it the signature is baseline B. */
  readonly timeStamp?: Uint8Array | undefined;
}

/** Puts a signature together as CMS SignedData (RFC 5652), detached. */
export function signedData({ attributes, signature, chain, timeStamp }: SignatureParts): Buffer {
  const [signer] = chain;
  if (!signer) throw new Error('A signature needs the certificate of its signer');
  const { issuer, serial } = namesIn(signer);
  const hash = sequence(derOid(oid.sha256));
  const info = sequence(
    ...[one, sequence(issuer.whole, serial.whole), hash],
    derElement(signedTag, readBer(Buffer.from(attributes)).content),
    ...[signatureAlgorithm(signer), octets(signature)],
    ...(timeStamp ? [derElement(unsignedTag, attribute(oid.timeStampToken, timeStamp))] : []),
  );
  const certificates = derElement(inner, Buffer.concat(chain));
  const data = sequence(one, setOf(hash), sequence(derOid(oid.data)), certificates, setOf(info));
  return sequence(derOid(oid.signedData), derElement(inner, data));
}

function signatureAlgorithm(signer: Uint8Array): Buffer {
  const isEc = new X509Certificate(signer).publicKey.asymmetricKeyType === 'ec';
  return isEc ? sequence(derOid(oid.ecdsaSha256)) : sequence(derOid(oid.rsa), nothing);
}

/** Writes the signature into the room that was kept for it; throws when it is larger. */
export function embedSignature({ pdf, byteRange }: PreparedSignature, cms: Uint8Array): Buffer {
  if (cms.length > signatureRoom) throw new Error(`A signature of ${cms.length} bytes has ${signatureRoom} to lie in`);
  const signed = Buffer.from(pdf);
  signed.write(Buffer.from(cms).toString('hex'), byteRange[1] + 1, 'latin1');
  return signed;
}
