import { X509Certificate } from 'node:crypto';
import { type Apart, LostProcess } from '#platform/apart';
import { Refusal } from '#platform/errors';
import type { Tools } from '#platform/tools';
import { askAboutRevocation } from '../ask-about-revocation.ts';
import type { SigningCertificate } from '../certificate.ts';
import type { SignatureLevel } from '../certificate-store.ts';
import type { HandedBackTask } from '../judging/handed-back-process.ts';
import type { HandedBack } from '../judging/judge-handed-back.ts';
import type { SignatureVerdict } from '../judging/verdict.ts';
import { readTrust } from '../read-trust.ts';

const limits = { megabytes: 256, milliseconds: 10_000 };

/**
 * What a file is worth that came back for a document handed out: how far its signature proves itself. Refuses (422) when
 * it is not exactly that document with one valid signature of the certificate it was handed out for:
 * `signature.handed_back_…` `not_the_document`, `not_signed`, `several_signatures`, `changed`, `unreadable`, `invalid`,
 * `unknown_signer`, `other_signer`.
 */
export async function assertHandedBack(
  { apart, config }: Pick<Tools, 'apart' | 'config'>,
  certificate: Pick<SigningCertificate, 'chain'>,
  { handedOut, bytes }: Pick<HandedBackTask, 'handedOut' | 'bytes'>,
  now: number,
): Promise<SignatureLevel> {
  const trust = await readTrust(config);
  const first = await judgeApart(apart, { handedOut, bytes, trust, now });
  const asked = first.fault === undefined ? await askAboutRevocation(first.open, config) : undefined;
  const more = asked && { ...trust, crls: [...trust.crls, ...asked.crls], ocspAnswers: asked.ocspAnswers };
  const found = more ? await judgeApart(apart, { handedOut, bytes, trust: more, now }) : first;
  if (found.fault !== undefined) throw refuse(found.fault);
  assertGood(found.signature, found.keepsEarlier);
  if (found.signature.signer?.fingerprint !== fingerprintOf(certificate))
    throw refuse('other_signer', { name: found.signature.signer?.name ?? '' });
  return levelOf(found.signature);
}

const refuse = (why: string, facts: Readonly<Record<string, string>> = {}): Refusal =>
  new Refusal(`signature.handed_back_${why}`, { field: 'file', ...facts }, 422);

function assertGood({ outcome, reasons }: SignatureVerdict, keepsEarlier: boolean): void {
  if (outcome === 'unknown_signer') throw refuse('unknown_signer');
  if (outcome === 'invalid') throw refuse(reasons.includes('certificate_revoked') ? 'revoked' : 'invalid');
  if (!keepsEarlier) throw refuse('changed');
}

const fingerprintOf = ({ chain }: Pick<SigningCertificate, 'chain'>): string | undefined =>
  chain[0] && new X509Certificate(chain[0]).fingerprint256;

function levelOf({ provenAt, covers, notRevokedAsOf }: SignatureVerdict): SignatureLevel {
  if (provenAt === null) return 'B';
  return covers === 'all_but_evidence' && notRevokedAsOf !== null ? 'LT' : 'T';
}

async function judgeApart(apart: Apart, task: HandedBackTask): Promise<HandedBack> {
  try {
    return await apart.run<HandedBack>('src/modules/signatures/judging/handed-back-process.ts', task, limits);
  } catch (error) {
    if (error instanceof LostProcess) return { fault: 'unreadable' };
    throw error;
  }
}
