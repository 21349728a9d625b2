import { type Apart, LostProcess } from '#platform/apart';
import { Refusal } from '#platform/errors';
import type { Tools } from '#platform/tools';
import { askAboutRevocation } from '../ask-about-revocation.ts';
import { linksOf } from '../judging/judge-certificate.ts';
import { questionAbout } from '../judging/revocation-question.ts';
import type { Trust } from '../judging/trust.ts';
import { readTrust } from '../read-trust.ts';
import type { LastingAnswer, LastingTask } from './lasting-process.ts';
import { type MadeSignature, type Path, pathsOf } from './signature-paths.ts';

const limits = { megabytes: 256, milliseconds: 20_000 };

/**
 * Gives a signature just made at baseline T what proves it when those who issued its certificates are gone (baseline LT,
 * ETSI EN 319 142-1): nobody revoked them, by the issuers' own words. Undefined when that is not to be had now, and the
 * signature stays as it is; refuses with `signature.found_revoked` (422) when one of them was revoked.
 */
export async function makeLasting(
  { apart, config }: Pick<Tools, 'apart' | 'config'>,
  pdf: Uint8Array,
  made: MadeSignature,
  now: number,
): Promise<Uint8Array | undefined> {
  const trust = await readTrust(config);
  const paths = pathsOf(made, trust);
  if (!paths) return undefined;
  const asked = await askAboutRevocation(openQuestions(paths, trust, now), config);
  const revocation = { crls: [...trust.crls, ...asked.crls], ocspAnswers: asked.ocspAnswers };
  const isOurs = asked.crls.length + asked.ocspAnswers.length === 0;
  const answer = await embedApart(apart, { ...made, pdf, trust, revocation, now }, isOurs);
  if (answer === 'revoked') throw new Refusal('signature.found_revoked', { field: 'certificatePassword' }, 422);
  return answer === 'not_proven' ? undefined : answer.pdf;
}

/** About what the lists at hand do not say. */
const openQuestions = (paths: readonly Path[], { crls }: Trust, now: number) =>
  paths
    .flatMap((path) => linksOf(path, now, { revocation: { crls, ocspAnswers: [] }, now }))
    .flatMap(({ certificate, issuer, found }) => (found.state === 'unknown' ? questionAbout(certificate, issuer) : []));

/**
 * What came over the network may be anything: a process that it costs leaves the signature as it is. One that saw nothing
 * from there may wait for the next signature of a ceremony.
 */
async function embedApart(apart: Apart, task: LastingTask, isOurs: boolean): Promise<LastingAnswer> {
  const entry = 'src/modules/signatures/lasting/lasting-process.ts';
  try {
    return await apart.run<LastingAnswer>(entry, task, { ...limits, ...(isOurs && { rest: 60_000 }) });
  } catch (error) {
    if (error instanceof LostProcess) return 'not_proven';
    throw error;
  }
}
