import { constants, createHash, type KeyObject, verify } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  type AlgorithmIdentifier,
  type Attribute,
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  RSASSAPSSParams,
  SignedData,
  type SignerInfo,
} from 'pkijs';
import { owned } from '../pades/der.ts';
import { oid } from '../pades/oid.ts';
import { isStrong, keyIdentifierOf, type ReadCertificate, readCertificate } from './certificate.ts';
import type { ReasonCode } from './verdict.ts';

/** What a signature in CMS amounts to by its maths alone. */
export interface VerifiedData {
  readonly reasons: readonly ReasonCode[];
  readonly certificate: ReadCertificate;
  /** Everything that came along, the signer's own among them. */
  readonly certificates: readonly ReadCertificate[];
  readonly data: SignedData;
  readonly info: SignerInfo;
}

const hashes: Readonly<Record<string, string>> = {
  [oid.sha256]: 'sha256',
  [oid.sha384]: 'sha384',
  [oid.sha512]: 'sha512',
};

/** The hash an algorithm of signing names by itself; plain RSA names none, and PSS names it in its parameters. */
const hashOfSigning: Readonly<Record<string, string | null>> = {
  [oid.rsa]: null,
  [oid.rsaSha256]: 'sha256',
  [oid.rsaSha384]: 'sha384',
  [oid.rsaSha512]: 'sha512',
  [oid.ecdsaSha256]: 'sha256',
  [oid.ecdsaSha384]: 'sha384',
  [oid.ecdsaSha512]: 'sha512',
};

/** The name of a hash that is strong enough, by its object identifier. */
export const strongHash = (algorithm: string): string | undefined => hashes[algorithm];

/** The hash of some parts put together. */
export function digestOf(algorithm: string, parts: readonly Uint8Array[]): Buffer {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Reads CMS SignedData (BER too, as some programs write it); throws when it is none. */
export function readSignedData(cms: Uint8Array): SignedData {
  const content = ContentInfo.fromBER(owned(cms));
  if (content.contentType !== oid.signedData) throw new Error('This is no SignedData');
  return new SignedData({ schema: content.content });
}

interface Expected {
  /** What is signed, in its parts. */
  readonly content: readonly Uint8Array[];
  readonly contentType: string;
  /** Whether the signature must say which certificate made it. */
  readonly namesCertificate: boolean;
}

/** Verifies a signature over what it is expected to cover; throws when it cannot be read for certain. */
export function verifySignedData(data: SignedData, expected: Expected): VerifiedData {
  const [info, ...others] = data.signerInfos;
  if (!info || others.length > 0) throw new Error('There should be one signer');
  const certificates = (data.certificates ?? [])
    .filter((each): each is Certificate => each instanceof Certificate)
    .map((each) => readCertificate(new Uint8Array(each.toSchema().toBER())));
  const certificate = certificates.find((each) => isNamedBy(info, each));
  if (!certificate) throw new Error('The certificate of the signer is not there');
  const reasons = [
    ...documentReasons(info, expected),
    ...signatureReasons(info, certificate),
    ...certificateReasons(info, certificate, expected),
  ];
  return { reasons, certificate, certificates, data, info };
}

function isNamedBy({ sid }: SignerInfo, certificate: ReadCertificate): boolean {
  const { issuer, serialNumber } = certificate.fields;
  if (sid instanceof IssuerAndSerialNumber) return sid.issuer.isEqual(issuer) && sid.serialNumber.isEqual(serialNumber);
  if (!(sid instanceof asn1js.Primitive)) return false;
  return keyIdentifierOf(certificate)?.equals(Buffer.from(sid.valueBlock.valueHexView)) ?? false;
}

/** The one attribute of a type; an attribute given twice is read differently by different programs. */
function signedAttribute({ signedAttrs }: SignerInfo, type: string): Attribute['values'][number] | undefined {
  const found = signedAttrs?.attributes.filter((each) => each.type === type) ?? [];
  if (found.length > 1 || (found[0]?.values.length ?? 1) !== 1) throw new Error(`${type} is given twice`);
  return found[0]?.values[0];
}

function documentReasons(info: SignerInfo, { content, contentType }: Expected): ReasonCode[] {
  const hash = strongHash(info.digestAlgorithm.algorithmId);
  if (!hash) return ['algorithm_weak'];
  const type = signedAttribute(info, oid.contentType) as asn1js.ObjectIdentifier | undefined;
  const digest = signedAttribute(info, oid.messageDigest) as asn1js.OctetString | undefined;
  const isSame =
    type?.valueBlock.toString() === contentType &&
    digest !== undefined &&
    Buffer.from(digest.valueBlock.valueHexView).equals(digestOf(hash, content));
  return isSame ? [] : ['document_changed'];
}

const setOf = 0x31;

function signatureReasons(info: SignerInfo, certificate: ReadCertificate): ReasonCode[] {
  if (!info.signedAttrs) return ['signature_wrong'];
  const hash = strongHash(info.digestAlgorithm.algorithmId);
  const padding = paddingOf(info.signatureAlgorithm, hash);
  if (!hash || !padding || !isStrong(certificate)) return ['algorithm_weak'];
  const signed = Buffer.from(info.signedAttrs.encodedValue);
  signed[0] = setOf;
  const value = Buffer.from(info.signature.valueBlock.valueHexView);
  return verifies(hash, signed, certificate.x509.publicKey, padding, value) ? [] : ['signature_wrong'];
}

type Padding = { readonly key: 'rsa' | 'ec'; readonly padding?: number; readonly saltLength?: number };

/** How the signature was padded; undefined when its hash is not the one of the document, or is unknown. */
function paddingOf(algorithm: AlgorithmIdentifier, hash: string | undefined): Padding | undefined {
  const { algorithmId } = algorithm;
  if (algorithmId === oid.rsaPss) return pssPadding(algorithm, hash);
  const own = hashOfSigning[algorithmId];
  if (own === undefined || (own !== null && own !== hash)) return undefined;
  return algorithmId.startsWith('1.2.840.10045') ? { key: 'ec' } : { key: 'rsa', padding: constants.RSA_PKCS1_PADDING };
}

function pssPadding({ algorithmParams }: AlgorithmIdentifier, hash: string | undefined): Padding | undefined {
  const parameters = new RSASSAPSSParams({ schema: algorithmParams });
  const inner = parameters.maskGenAlgorithm.algorithmParams?.valueBlock?.value?.[0]?.valueBlock?.toString();
  const fits = strongHash(parameters.hashAlgorithm.algorithmId) === hash && strongHash(String(inner)) === hash;
  if (!fits) return undefined;
  return { key: 'rsa', padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: parameters.saltLength };
}

function verifies(
  hash: string,
  signed: Buffer,
  key: KeyObject,
  { key: kind, ...how }: Padding,
  value: Buffer,
): boolean {
  if (!key.asymmetricKeyType?.startsWith(kind)) return false;
  return verify(hash, signed, { key, ...how }, value);
}

/** Whether the signature says which certificate made it (signing-certificate-v2), and says this one. */
function certificateReasons(info: SignerInfo, { der }: ReadCertificate, { namesCertificate }: Expected): ReasonCode[] {
  const value = signedAttribute(info, oid.signingCertificate) as asn1js.Sequence | undefined;
  if (!value) return [namesCertificate ? 'certificate_swapped' : 'no_signing_certificate'];
  const ids = (value.valueBlock.value[0] as asn1js.Sequence).valueBlock.value;
  const parts = (ids[0] as asn1js.Sequence).valueBlock.value;
  const [first] = parts;
  const named =
    first instanceof asn1js.Sequence ? String(first.valueBlock.value[0]?.valueBlock.toString()) : oid.sha256;
  const digest = parts.find((part): part is asn1js.OctetString => part instanceof asn1js.OctetString);
  const hash = strongHash(named);
  if (!hash || !digest) return ['certificate_swapped'];
  return Buffer.from(digest.valueBlock.valueHexView).equals(digestOf(hash, [der])) ? [] : ['certificate_swapped'];
}
