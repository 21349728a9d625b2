// Entry of the process that reads what responders answered, which comes over the open network, and puts it into a signed
// PDF.
import { answerApart } from '../../../platform/answer-apart.ts';
import { linksOf } from '../judging/judge-certificate.ts';
import type { RevocationData } from '../judging/revocation.ts';
import { questionAbout, type RevocationQuestion } from '../judging/revocation-question.ts';
import type { Trust } from '../judging/trust.ts';
import { embedEvidence, type SignatureEvidence } from './embed-evidence.ts';
import { type MadeSignature, type Path, pathsOf } from './signature-paths.ts';

export interface LastingTask extends MadeSignature {
  readonly pdf: Uint8Array;
  readonly trust: Pick<Trust, 'signers' | 'timeStamps'>;
  readonly revocation: RevocationData;
  /** Milliseconds. */
  readonly now: number;
}

export type LastingAnswer =
  | { readonly pdf: Uint8Array }
  /** What has to be asked first. */
  | { readonly open: readonly RevocationQuestion[] }
  | 'not_proven'
  | 'revoked';

/** Larger would make every paper heavy for the sake of a list (bytes); the verdict fetches it when it is needed. */
const largestEvidence = 1_000_000;

answerApart(async (task: LastingTask): Promise<LastingAnswer> => {
  const found = proofOf(pathsOf(task, task.trust) ?? [], task);
  if (typeof found === 'string' || 'open' in found) return found;
  return { pdf: await embedEvidence(task.pdf, found, task.now) };
});

/** Everything that proves a signature now, when each certificate of its paths is known not to be revoked. */
function proofOf(
  paths: readonly Path[],
  { revocation, now }: LastingTask,
): SignatureEvidence | Exclude<LastingAnswer, { pdf: Uint8Array }> {
  const links = paths.flatMap((path) => linksOf(path, now, { revocation, now }));
  if (links.some(({ found }) => found.state === 'revoked')) return 'revoked';
  const open = links.flatMap(({ certificate, issuer, found }) =>
    found.state === 'unknown' ? questionAbout(certificate, issuer) : [],
  );
  if (open.length > 0) return { open };
  const pieces = links.flatMap(({ found }) => (found.state === 'good' ? found.evidence : []));
  const size = pieces.reduce((sum, { der }) => sum + der.length, 0);
  if (links.length === 0 || pieces.length < links.length || size > largestEvidence) return 'not_proven';
  return {
    certificates: different(paths.flat().map(({ der }) => der)),
    crls: different(pieces.flatMap(({ kind, der }) => (kind === 'crl' ? [der] : []))),
    ocspAnswers: different(pieces.flatMap(({ kind, der }) => (kind === 'ocsp' ? [der] : []))),
  };
}

const different = (all: readonly Uint8Array[]): Uint8Array[] => [
  ...new Map(all.map((der) => [Buffer.from(der).toString('base64'), der])).values(),
];
