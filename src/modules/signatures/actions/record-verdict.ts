import type { FileKey } from '#modules/papers';
import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import type { FileJudged } from '../events.ts';
import { insertFileVerdict } from '../file-verdict-store.ts';
import type { Verdict } from '../judging/verdict.ts';
import { signaturePermissions } from '../permissions.ts';

/** Keeps what the signatures of a file were worth when it came; nothing of a file without any. */
export async function recordVerdict(act: Act, file: FileKey, verdict: Verdict): Promise<void> {
  assertMay(signaturePermissions, 'signatures.judge_file', act.who, { agencyIds: [file.agencyId] });
  const { outcome, reasons } = verdict;
  if (outcome === 'not_signed') return;
  await insertFileVerdict(act.tx, file, verdict, act.now);
  await act.announce<FileJudged>({
    type: 'file.judged',
    agencyId: file.agencyId,
    subjectId: file.id,
    data: { outcome, reasons },
  });
}
