import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import type { CRLDistributionPoints, GeneralName, InfoAccess } from 'pkijs';
import { owned } from '../pades/der.ts';
import { extensionOf, type ReadCertificate } from './certificate.ts';

/** What can be asked, and where, to know whether a certificate was revoked. The addresses are the issuer's own words. */
export interface RevocationQuestion {
  /** Addresses at which somebody answers for the issuer (OCSP). */
  readonly responders: readonly string[];
  /** What to send there, in DER. */
  readonly request: Uint8Array;
  /** Addresses of the issuer's revocation lists. */
  readonly lists: readonly string[];
}

const authorityInfoAccess = '1.3.6.1.5.5.7.1.1';
const ocsp = '1.3.6.1.5.5.7.48.1';
const distributionPoints = '2.5.29.31';
const uri = 6;

/** Addresses of a certificate that are tried; more would let one file send us all over. */
const mostAddresses = 2;
const longestAddress = 500;

/** What can be asked about a certificate; nothing when it names no address. */
export function questionAbout(certificate: ReadCertificate, issuer: ReadCertificate): RevocationQuestion[] {
  const responders = addresses(respondersOf(certificate));
  const lists = addresses(listsOf(certificate));
  if (responders.length + lists.length === 0) return [];
  return [{ responders, lists, request: requestFor(certificate, issuer) }];
}

const addresses = (found: readonly string[]): string[] =>
  found.filter((one) => one.length <= longestAddress && /^https?:\/\//i.test(one)).slice(0, mostAddresses);

function respondersOf(certificate: ReadCertificate): string[] {
  const access = extensionOf(certificate, authorityInfoAccess)?.parsedValue as InfoAccess | undefined;
  const found = access?.accessDescriptions?.filter(({ accessMethod }) => accessMethod === ocsp) ?? [];
  return found.flatMap(({ accessLocation }) => addressIn(accessLocation));
}

function listsOf(certificate: ReadCertificate): string[] {
  const points = extensionOf(certificate, distributionPoints)?.parsedValue as CRLDistributionPoints | undefined;
  return (points?.distributionPoints ?? []).flatMap(({ distributionPoint }) =>
    Array.isArray(distributionPoint) ? distributionPoint.flatMap(addressIn) : [],
  );
}

const addressIn = ({ type, value }: GeneralName): string[] => (type === uri ? [String(value)] : []);

const sha1 = (bytes: Uint8Array): asn1js.OctetString =>
  new asn1js.OctetString({ valueHex: owned(createHash('sha1').update(bytes).digest()) });

/**
 * An OCSPRequest for one certificate, without a nonce (RFC 6960, 4.1). SHA-1 only names the issuer there, and is what
 * every responder knows (RFC 5019, 2.1.1).
 */
function requestFor(certificate: ReadCertificate, issuer: ReadCertificate): Uint8Array {
  const sequence = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });
  const { subject, subjectPublicKeyInfo } = issuer.fields;
  const id = sequence(
    sequence(new asn1js.ObjectIdentifier({ value: '1.3.14.3.2.26' }), new asn1js.Null()),
    sha1(new Uint8Array(subject.toSchema().toBER())),
    sha1(subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
    certificate.fields.serialNumber,
  );
  return new Uint8Array(sequence(sequence(sequence(sequence(id)))).toBER());
}
