import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import type { FileCleared, FileRefused } from '../events.ts';
import { endQuarantine as writeEnd } from '../file-store.ts';
import type { PaperFile } from '../paper-file.ts';
import { permissions } from '../permissions.ts';
import type { Verdict } from '../scanner.ts';

/**
 * Lets a file out of quarantine by what the scanner said; `undefined` when the installation has a scanner no more. A
 * file that is out already stays as it is.
 */
export async function endQuarantine(act: Act, file: PaperFile, verdict: Verdict | undefined): Promise<void> {
  const { agencyId, id, readers } = file;
  assertMay(permissions, 'papers.end_quarantine', act.who, { agencyIds: [agencyId] });
  const reason = verdict?.found ?? null;
  const state = verdict === undefined ? 'unscanned' : reason === null ? 'clean' : 'refused';
  const scannedAt = verdict ? act.now : null;
  if (!(await writeEnd(act.tx, file, { state, scannedAt, refusedReason: reason })) || state === 'unscanned') return;
  const about = { agencyId, subjectId: id, readers };
  if (reason === null) await act.announce<FileCleared>({ ...about, type: 'file.cleared', data: {} });
  else await act.announce<FileRefused>({ ...about, type: 'file.refused', data: { reason } });
}
