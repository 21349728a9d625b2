import type { Config } from '#platform/config';
import { fetchOutside } from '#platform/fetch-outside';
import type { RevocationData } from './judging/revocation.ts';
import type { RevocationQuestion } from './judging/revocation-question.ts';

/** How long all of it may take, milliseconds: somebody waits. */
const patience = 6_000;

/** An answer has some 2,000 bytes; the lists of large authorities some hundreds of thousands. */
const longestAnswer = 100_000;
const longestList = 5_000_000;

/** Certificates of one file that are asked about. */
const mostQuestions = 12;

/**
 * Asks those who issued certificates whether they revoked them: the responder (OCSP, RFC 6960) first, the list when it
 * does not answer. What does not come is left out, and nothing of what comes is believed here. The questions must be about
 * certificates that a trusted root vouches for: the addresses are its words.
 */
export async function askAboutRevocation(
  questions: readonly RevocationQuestion[],
  { askRevocation, revocationHosts: innerHosts }: Pick<Config, 'askRevocation' | 'revocationHosts'>,
): Promise<RevocationData> {
  if (!askRevocation) return { crls: [], ocspAnswers: [] };
  const signal = AbortSignal.timeout(patience);
  const different = new Map(questions.map((one) => [Buffer.from(one.request).toString('base64'), one]));
  const found = await Promise.all(
    [...different.values()].slice(0, mostQuestions).map((question) => ask(question, { innerHosts, signal })),
  );
  return { crls: found.flatMap(({ crls }) => crls), ocspAnswers: found.flatMap(({ ocspAnswers }) => ocspAnswers) };
}

interface How {
  readonly innerHosts: readonly string[];
  readonly signal: AbortSignal;
}

async function ask({ responders, lists, request }: RevocationQuestion, how: How): Promise<RevocationData> {
  const body = { content: request, type: 'application/ocsp-request' };
  const answer = await firstOf(responders, (url) => fetchOutside(url, { ...how, body, limit: longestAnswer }));
  if (answer && isAnswer(answer)) return { crls: [], ocspAnswers: [answer] };
  const list = await firstOf(lists, (url) => fetchOutside(url, { ...how, limit: longestList }));
  return { crls: list ? [list] : [], ocspAnswers: [] };
}

/** OCSPResponse begins with its status; 0 is the only one that comes with an answer (RFC 6960, 4.2.1). */
const isAnswer = (der: Buffer): boolean => /^30(8[0-4](..){0,4}|..)0a0100/.test(der.toString('hex', 0, 12));

/** Of several addresses the first that gives something; each may be away. */
async function firstOf(
  addresses: readonly string[],
  fetchFrom: (address: string) => Promise<Buffer>,
): Promise<Buffer | undefined> {
  for (const address of addresses) {
    const found = await fetchFrom(address).catch(() => undefined);
    if (found && found.length > 0) return found;
  }
  return undefined;
}
