import { createHash, createPrivateKey, randomBytes, sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

/** What the stand-in for a time-stamp authority signs with: certificates in DER, its own first, and a PKCS#8 key. */
export interface TimeStampKey {
  readonly chain: readonly Uint8Array[];
  readonly key: Uint8Array;
}

const oid = {
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecKey: '1.2.840.10045.2.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  signedData: '1.2.840.113549.1.7.2',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  /** A policy of nobody, under the arc for examples. */
  policy: '2.999.1',
};

/** Answers one request (RFC 3161) with a time-stamp of the instant `now` (milliseconds). */
export function answerTimeStamp(request: Uint8Array, { chain, key }: TimeStampKey, now: number): Buffer {
  const { messageImprint, nonce } = TimeStampReq.fromBER(new Uint8Array(request));
  const info = new TSTInfo({
    version: 1,
    policy: oid.policy,
    messageImprint,
    serialNumber: new asn1js.Integer({ valueHex: Buffer.concat([Buffer.from([0x40]), randomBytes(8)]) }),
    genTime: new Date(now),
    ...(nonce && { nonce }),
  });
  const timeStampToken = tokenOf(new Uint8Array(info.toSchema().toBER()), chain, key);
  const status = new PKIStatusInfo({ status: 0 });
  return Buffer.from(new TimeStampResp({ status, timeStampToken }).toSchema().toBER());
}

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

function tokenOf(content: Uint8Array<ArrayBuffer>, chain: readonly Uint8Array[], key: Uint8Array): ContentInfo {
  const certificates = chain.map((der) => Certificate.fromBER(new Uint8Array(der)));
  const own = certificates[0]!;
  const hash = new asn1js.OctetString({ valueHex: sha256(chain[0]!) });
  const id = new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [hash] })] });
  const attributes = [
    new Attribute({ type: oid.contentType, values: [new asn1js.ObjectIdentifier({ value: oid.timeStampInfo })] }),
    new Attribute({ type: oid.messageDigest, values: [new asn1js.OctetString({ valueHex: sha256(content) })] }),
    new Attribute({ type: oid.signingCertificate, values: [new asn1js.Sequence({ value: [id] })] }),
  ].sort((a, b) => Buffer.compare(Buffer.from(a.toSchema().toBER()), Buffer.from(b.toSchema().toBER())));
  const signed = new asn1js.Set({ value: attributes.map((one) => one.toSchema()) }).toBER();
  const privateKey = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });
  const isEc = own.subjectPublicKeyInfo.algorithm.algorithmId === oid.ecKey;
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: oid.sha256 }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: isEc
      ? new AlgorithmIdentifier({ algorithmId: oid.ecdsaSha256 })
      : new AlgorithmIdentifier({ algorithmId: oid.rsa, algorithmParams: new asn1js.Null() }),
    signature: new asn1js.OctetString({
      valueHex: new Uint8Array(sign('sha256', new Uint8Array(signed), privateKey)),
    }),
  });
  const data = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: oid.timeStampInfo,
      eContent: new asn1js.OctetString({ valueHex: content }),
    }),
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: oid.sha256 })],
    certificates,
    signerInfos: [info],
  });
  return new ContentInfo({ contentType: oid.signedData, content: data.toSchema(true) });
}
