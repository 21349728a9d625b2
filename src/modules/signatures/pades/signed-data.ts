import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { derElement, owned, sha256 } from './der.ts';
import { oid } from './oid.ts';
import { type PreparedSignature, signatureRoom } from './prepared-signature.ts';

const setOf = 0x31;

/**
 * What is signed, as a DER set: the digest of the document and which certificate signs it (signing-certificate-v2, so
 * that no other can be put in its place). The time is not among them: PAdES leaves it to the time-stamp.
 */
export function signedAttributes(digest: Uint8Array, certificate: Uint8Array): Buffer {
  const attributes = [
    attribute(oid.contentType, new asn1js.ObjectIdentifier({ value: oid.data })),
    attribute(oid.messageDigest, new asn1js.OctetString({ valueHex: owned(digest) })),
    attribute(oid.signingCertificate, signingCertificate(certificate)),
  ];
  const sorted = attributes.map((one) => Buffer.from(one.toSchema().toBER())).sort(Buffer.compare);
  return derElement(setOf, Buffer.concat(sorted));
}

const attribute = (type: string, value: asn1js.BaseBlock): Attribute => new Attribute({ type, values: [value] });

/** SigningCertificateV2 with one ESSCertIDv2, whose hash is SHA-256 when none is named (RFC 5035). */
function signingCertificate(der: Uint8Array): asn1js.Sequence {
  const { issuer, serialNumber } = Certificate.fromBER(owned(der));
  const directoryName = new asn1js.Constructed({
    idBlock: { tagClass: 3, tagNumber: 4 },
    value: [issuer.toSchema()],
  });
  const issuerSerial = new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [directoryName] }), serialNumber] });
  const id = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: owned(sha256(der)) }), issuerSerial] });
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [id] })] });
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
  const certificates = chain.map((der) => Certificate.fromBER(owned(der)));
  const signer = certificates[0];
  if (!signer) throw new Error('A signature needs the certificate of its signer');
  const sha256Algorithm = () => new AlgorithmIdentifier({ algorithmId: oid.sha256 });
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber }),
    digestAlgorithm: sha256Algorithm(),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: attributesIn(attributes) }),
    signatureAlgorithm: signatureAlgorithm(signer),
    signature: new asn1js.OctetString({ valueHex: owned(signature) }),
    ...(timeStamp && { unsignedAttrs: timeStampAttribute(timeStamp) }),
  });
  const data = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
    digestAlgorithms: [sha256Algorithm()],
    certificates,
    signerInfos: [info],
  });
  const content = new ContentInfo({ contentType: oid.signedData, content: data.toSchema(true) });
  return Buffer.from(content.toSchema().toBER());
}

function attributesIn(der: Uint8Array): Attribute[] {
  const set = asn1js.fromBER(owned(der)).result as asn1js.Set;
  return set.valueBlock.value.map((schema) => new Attribute({ schema }));
}

function timeStampAttribute(token: Uint8Array): SignedAndUnsignedAttributes {
  const value = asn1js.fromBER(owned(token)).result;
  return new SignedAndUnsignedAttributes({ type: 1, attributes: [attribute(oid.timeStampToken, value)] });
}

function signatureAlgorithm({ subjectPublicKeyInfo }: Certificate): AlgorithmIdentifier {
  const isEc = subjectPublicKeyInfo.algorithm.algorithmId === oid.ecKey;
  if (isEc) return new AlgorithmIdentifier({ algorithmId: oid.ecdsaSha256 });
  return new AlgorithmIdentifier({ algorithmId: oid.rsa, algorithmParams: new asn1js.Null() });
}

/** Writes the signature into the room that was kept for it; throws when it is larger. */
export function embedSignature({ pdf, byteRange }: PreparedSignature, cms: Uint8Array): Buffer {
  if (cms.length > signatureRoom) throw new Error(`A signature of ${cms.length} bytes has ${signatureRoom} to lie in`);
  const signed = Buffer.from(pdf);
  signed.write(Buffer.from(cms).toString('hex'), byteRange[1] + 1, 'latin1');
  return signed;
}
