import { hash, X509Certificate } from 'node:crypto';
import { OctetString } from 'asn1js';
import { Certificate } from 'pkijs';
import { certificateRules } from '../../../../reference/signatures/certificate-rules.ts';
import { owned } from '../pades/der.ts';
import { oid } from '../pades/oid.ts';
import type { SignerInCertificate } from './verdict.ts';

/** A certificate read twice: by OpenSSL, which verifies, and by pkijs, which shows every field. */
export interface ReadCertificate {
  readonly der: Buffer;
  readonly x509: X509Certificate;
  readonly fields: Certificate;
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** Those of one installation that signs; what a stranger hands in pushes out the eldest. */
const mostRemembered = 50;

const remembered = new Map<string, ReadCertificate>();

/** Reads a certificate, once while it is remembered: one byte more would be another one. Throws when it is none. */
export function readCertificate(der: Uint8Array): ReadCertificate {
  const fingerprint = hash('sha256', der);
  const known = remembered.get(fingerprint);
  if (known) return known;
  const bytes = Buffer.from(der);
  const fields = Certificate.fromBER(owned(bytes));
  const [from, to] = [fields.notBefore.value.getTime(), fields.notAfter.value.getTime()];
  const read = { der: bytes, x509: new X509Certificate(bytes), fields, from, to };
  const [eldest] = remembered.size < mostRemembered ? [] : remembered.keys();
  if (eldest !== undefined) remembered.delete(eldest);
  remembered.set(fingerprint, read);
  return read;
}

const names = { commonName: '2.5.4.3', organisation: '2.5.4.10' } as const;

/** Who a certificate says its holder is. */
export function signerIn({ fields, x509, from, to }: ReadCertificate): SignerInCertificate {
  const read = (of: Certificate['subject'], type: string): string | null => {
    const found = of.typesAndValues.find((each) => each.type === type);
    return found ? String(found.value.valueBlock.value) : null;
  };
  return {
    name: read(fields.subject, names.commonName) ?? read(fields.subject, names.organisation) ?? '',
    organisation: read(fields.subject, names.organisation),
    issuer: read(fields.issuer, names.commonName) ?? read(fields.issuer, names.organisation) ?? '',
    serial: x509.serialNumber,
    fingerprint: x509.fingerprint256,
    validFrom: from,
    validTo: to,
  };
}

export const extensionOf = ({ fields }: ReadCertificate, type: string) =>
  fields.extensions?.find(({ extnID }) => extnID === type);

/** The identifier of its key, by which others may name it; undefined when it has none. */
export function keyIdentifierOf(certificate: ReadCertificate): Buffer | undefined {
  const parsed = extensionOf(certificate, '2.5.29.14')?.parsedValue;
  return parsed instanceof OctetString ? Buffer.from(parsed.valueBlock.valueHexView) : undefined;
}

/** The extended purposes a certificate names; undefined when it names none and so is for anything. */
export function purposesOf(certificate: ReadCertificate): readonly string[] | undefined {
  const parsed = extensionOf(certificate, oid.extendedKeyUsage)?.parsedValue as { keyPurposes?: string[] } | undefined;
  return parsed?.keyPurposes;
}

const bits = { digitalSignature: 0x80, nonRepudiation: 0x40, certificateSigning: 0x04, listSigning: 0x02 } as const;

/** Whether the key may be used so; undefined when the certificate does not say. */
export function mayUseKeyFor(
  certificate: ReadCertificate,
  ...uses: readonly (keyof typeof bits)[]
): boolean | undefined {
  const parsed = extensionOf(certificate, oid.keyUsage)?.parsedValue as
    | { valueBlock: { valueHexView: Uint8Array } }
    | undefined;
  if (!parsed) return undefined;
  const allowed = parsed.valueBlock.valueHexView[0] ?? 0;
  return uses.some((use) => (allowed & bits[use]) !== 0);
}

/** Whether a key is strong enough to sign with. */
export function isStrong({ x509 }: ReadCertificate): boolean {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = x509.publicKey;
  if (type === 'rsa' || type === 'rsa-pss') return (details?.modulusLength ?? 0) >= certificateRules.leastRsaBits;
  return type === 'ec' && (certificateRules.curves as readonly string[]).includes(details?.namedCurve ?? '');
}
