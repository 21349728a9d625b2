import { createHash, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CertificateRevocationList,
  Extension,
  ExtKeyUsage,
  RelativeDistinguishedNames,
  RevokedCertificate,
  Time,
} from 'pkijs';

/** Somebody's key (PKCS#8) and certificate, in DER. */
export interface Issued {
  readonly key: Uint8Array;
  readonly certificate: Uint8Array;
}

/** What a certificate is for: signing documents, or stamping their time. */
export type Purpose = 'signing' | 'time_stamping';

/** A stand-in for an authority that gives out certificates: real certificates that nobody outside believes. */
export interface CertificateAuthority {
  readonly certificate: Uint8Array;
  issue(subject: Subject, purpose: Purpose): Promise<Issued>;
  /** Its revocation list, in DER, with the certificates it takes back from the instant `on` (milliseconds). */
  revocationList(revoked?: Revoked): Promise<Uint8Array>;
}

export interface Subject {
  readonly name: string;
  readonly organisation: string;
}

export interface Revoked {
  readonly certificates: readonly Uint8Array[];
  readonly on: number;
}

export interface Validity {
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;

const oid = {
  country: '2.5.4.6',
  organisation: '2.5.4.10',
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  ownKeyIdentifier: '2.5.29.14',
  issuerKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** Bits of the key usage: `01` and `06` say how many bits of the last byte are not used. */
const uses = { issuing: [1, 0x06], signing: [6, 0xc0], time_stamping: [7, 0x80] } as const;
const extended = { signing: '1.3.6.1.5.5.7.3.36', time_stamping: '1.3.6.1.5.5.7.3.8' } as const;

/** Opens an authority whose own key is nowhere but in memory: once it is forgotten, nothing more is issued in its name. */
export async function openCertificateAuthority(subject: Subject, validity: Validity): Promise<CertificateAuthority> {
  const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const own = certificateFor(subject, validity);
  own.issuer = own.subject;
  await own.subjectPublicKeyInfo.importKey(keys.publicKey);
  own.extensions = [
    extension(oid.basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
    keyUsage(uses.issuing),
    extension(oid.ownKeyIdentifier, keyIdentifierOf(own)),
  ];
  await own.sign(keys.privateKey, 'SHA-256');
  return {
    certificate: derOf(own),
    async issue(to, purpose) {
      const theirs = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
      const certificate = certificateFor(to, validity);
      certificate.issuer = own.subject;
      await certificate.subjectPublicKeyInfo.importKey(theirs.publicKey);
      certificate.extensions = [
        keyUsage(uses[purpose]),
        extension(oid.extendedKeyUsage, new ExtKeyUsage({ keyPurposes: [extended[purpose]] }), true),
        extension(oid.ownKeyIdentifier, keyIdentifierOf(certificate)),
        extension(oid.issuerKeyIdentifier, new AuthorityKeyIdentifier({ keyIdentifier: keyIdentifierOf(own) })),
      ];
      await certificate.sign(keys.privateKey, 'SHA-256');
      const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', theirs.privateKey));
      return { key, certificate: derOf(certificate) };
    },
    async revocationList(revoked) {
      const list = new CertificateRevocationList({
        version: 1,
        issuer: own.subject,
        thisUpdate: timeOf(validity.from),
        nextUpdate: timeOf(validity.to),
        ...(revoked && { revokedCertificates: revoked.certificates.map((der) => entryFor(der, revoked.on)) }),
      });
      await list.sign(keys.privateKey, 'SHA-256');
      return derOf(list);
    },
  };
}

function entryFor(der: Uint8Array, on: number): RevokedCertificate {
  const { serialNumber } = Certificate.fromBER(new Uint8Array(der));
  return new RevokedCertificate({ userCertificate: serialNumber, revocationDate: timeOf(on) });
}

function certificateFor(subject: Subject, { from, to }: Validity): Certificate {
  const serialNumber = new asn1js.Integer({ valueHex: Buffer.concat([Buffer.from([0x40]), randomBytes(15)]) });
  const validity = { notBefore: timeOf(from), notAfter: timeOf(to) };
  return new Certificate({ version: 2, serialNumber, subject: nameOf(subject), ...validity });
}

/** The library would write one part with three values; a name has three parts. */
function nameOf({ name, organisation }: Subject): RelativeDistinguishedNames {
  const parts = [
    new AttributeTypeAndValue({ type: oid.country, value: new asn1js.PrintableString({ value: 'VN' }) }),
    new AttributeTypeAndValue({ type: oid.organisation, value: new asn1js.Utf8String({ value: organisation }) }),
    new AttributeTypeAndValue({ type: oid.commonName, value: new asn1js.Utf8String({ value: name }) }),
  ];
  const sets = parts.map((part) => new asn1js.Set({ value: [part.toSchema()] }));
  return RelativeDistinguishedNames.fromBER(new asn1js.Sequence({ value: sets }).toBER());
}

/** Whole seconds; until 2049 as UTCTime (RFC 5280, 4.1.2.5). */
const timeOf = (at: number): Time => new Time({ type: 0, value: new Date(Math.floor(at / 1000) * 1000) });

const keyUsage = ([unusedBits, bits]: readonly [number, number]): Extension =>
  extension(oid.keyUsage, new asn1js.BitString({ unusedBits, valueHex: new Uint8Array([bits]).buffer }), true);

function extension(extnID: string, value: asn1js.BaseBlock | { toSchema(): asn1js.BaseBlock }, critical = false) {
  const block = value instanceof asn1js.BaseBlock ? value : value.toSchema();
  return new Extension({ extnID, critical, extnValue: block.toBER() });
}

/** The SHA-1 of the key, which only tells keys apart (RFC 5280, 4.2.1.2). */
function keyIdentifierOf({ subjectPublicKeyInfo }: Certificate): asn1js.OctetString {
  const key = subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return new asn1js.OctetString({ valueHex: new Uint8Array(createHash('sha1').update(key).digest()) });
}

const derOf = (of: Certificate | CertificateRevocationList): Uint8Array => new Uint8Array(of.toSchema(true).toBER());
