import { type BerElement, childrenOf, readBer, signedDataParts, tags } from '../ber.ts';
import { keyIdentifierOf, type ReadCertificate, readCertificate } from '../judging/certificate.ts';

/** Who made a time-stamp, and the certificates that came along with it. */
export interface TimeStampSigner {
  readonly certificate: ReadCertificate;
  readonly certificates: readonly ReadCertificate[];
}

/** The context tags of SignedData and SignerInfo (RFC 5652, 5.1 and 5.3). */
const [certificatesTag, keyIdentifierTag] = [0xa0, 0x80];

/**
 * Reads from a time-stamp token whose it says it is; throws when it is none, has not one signer, or lacks their certificate.
 * Whether it is theirs is for the judge to verify, who reads every field; that takes longer than all else that is done here.
 */
export function timeStampSigner(token: Uint8Array): TimeStampSigner {
  const parts = signedDataParts(readBer(Buffer.from(token)));
  const infos = parts.at(-1);
  const [info, ...others] = infos?.tag === tags.set ? childrenOf(infos) : [];
  const identifier = info && childrenOf(info)[1];
  if (!identifier || others.length > 0) throw new Error('There should be one signer');
  const sent = parts.find(({ tag }) => tag === certificatesTag);
  const whole = (sent ? childrenOf(sent) : []).filter(({ tag }) => tag === tags.sequence);
  const certificates = whole.map((each) => readCertificate(each.whole));
  const certificate = certificates.find((each) => isNamedBy(identifier, each));
  if (!certificate) throw new Error('The certificate of the signer is not there');
  return { certificate, certificates };
}

/** By issuer and serial number, or by the identifier of the key. */
function isNamedBy(identifier: BerElement, certificate: ReadCertificate): boolean {
  if (identifier.tag === keyIdentifierTag) return keyIdentifierOf(certificate)?.equals(identifier.content) ?? false;
  const [issuer, serial] = childrenOf(identifier);
  const [first, ...rest] = childrenOf(childrenOf(readBer(certificate.der))[0]!);
  const [ownSerial, , ownIssuer] = first?.tag === tags.explicit ? rest : [first, ...rest];
  return Boolean(issuer && serial && ownIssuer?.whole.equals(issuer.whole) && ownSerial?.whole.equals(serial.whole));
}
