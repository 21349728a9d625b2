import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Tools } from '#platform/tools';
import { dateOf } from '#ui';
import type { SigningCertificate } from './certificate.ts';
import type { CertificateTask } from './judging/certificate-process.ts';
import type { RevocationState } from './judging/revocation.ts';
import { readTrust } from './read-trust.ts';

const limits = { megabytes: 256, milliseconds: 10_000, rest: 60_000 };

/**
 * Refuses with `signature.certificate_revoked` to sign with a certificate that a list at hand says is revoked. Lists are
 * not fetched; where none speaks of it, nothing is known and signing goes on.
 */
export async function assertNotRevoked(
  { config, apart }: Pick<Tools, 'config' | 'apart'>,
  { chain, serial }: SigningCertificate,
  now: number,
): Promise<void> {
  const { crls: all, signers: roots } = await readTrust(config);
  // Who is on a list stands there by their number; a list may be long, and most are not on it.
  const crls = all.filter((list) => Buffer.from(list).includes(Buffer.from(serial, 'hex')));
  if (crls.length === 0) return;
  const task: CertificateTask = { chain, roots, crls, now };
  const entry = 'src/modules/signatures/judging/certificate-process.ts';
  const found = await apart.run<RevocationState>(entry, task, limits);
  if (found.state !== 'revoked') return;
  const facts = { field: 'certificatePassword', day: dateOf(dayOf(found.on), 'vi') };
  throw new Refusal('signature.certificate_revoked', facts, 422);
}
