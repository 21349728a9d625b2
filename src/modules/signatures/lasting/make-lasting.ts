import { type Apart, LostProcess } from '#platform/apart';
import { Refusal } from '#platform/errors';
import type { Tools } from '#platform/tools';
import { askAboutRevocation } from '../ask-about-revocation.ts';
import { readTrust } from '../read-trust.ts';
import type { LastingAnswer, LastingTask } from './lasting-process.ts';
import type { MadeSignature } from './signature-paths.ts';

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
  const { signers, timeStamps, crls } = await readTrust(config);
  const task = { ...made, pdf, trust: { signers, timeStamps }, revocation: { crls, ocspAnswers: [] }, now };
  const answer = await answerOf({ apart, config }, task);
  if (answer === 'revoked') throw new Refusal('signature.found_revoked', { field: 'certificatePassword' }, 422);
  return typeof answer === 'object' && 'pdf' in answer ? answer.pdf : undefined;
}

/** By the lists at hand, and by what the issuers say where those do not tell. */
async function answerOf({ apart, config }: Pick<Tools, 'apart' | 'config'>, task: LastingTask): Promise<LastingAnswer> {
  const answer = await embedApart(apart, task, 60_000);
  if (typeof answer === 'string' || 'pdf' in answer) return answer;
  const asked = await askAboutRevocation(answer.open, config);
  if (asked.crls.length + asked.ocspAnswers.length === 0) return 'not_proven';
  const revocation = { crls: [...task.revocation.crls, ...asked.crls], ocspAnswers: asked.ocspAnswers };
  return embedApart(apart, { ...task, revocation });
}

/**
 * What came over the network may be anything: a process that it costs leaves the signature as it is. One that saw nothing
 * from there may `rest` for so long (milliseconds) until the next signature.
 */
async function embedApart(apart: Apart, task: LastingTask, rest?: number): Promise<LastingAnswer> {
  const entry = 'src/modules/signatures/lasting/lasting-process.ts';
  try {
    return await apart.run<LastingAnswer>(entry, task, { ...limits, ...(rest !== undefined && { rest }) });
  } catch (error) {
    if (error instanceof LostProcess) return 'not_proven';
    throw error;
  }
}
