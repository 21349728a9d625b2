import { decide, type Principal } from '#platform/access';
import { dayOf } from '#platform/clock';
import { isLate } from '../../action-rules.ts';
import { isForCertifiedCopies } from '../../certified-copy.ts';
import { type Dossier, isDecided, resourceOf } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { isForExtractCopies } from '../../extract-copy.ts';
import type { vi } from '../../messages.vi.ts';
import { dossierPermissions } from '../../permissions.ts';

export interface AvailableAction {
  readonly key: keyof typeof vi.actions;
  readonly path: string;
  readonly primary?: boolean;
}

interface Possible extends AvailableAction {
  readonly may: keyof typeof dossierPermissions;
  readonly when: (file: DossierFile, who: Principal, now: number) => boolean;
}

const isRunning = ({ state }: Dossier) => state === 'processing';
const canOweMore = (dossier: Dossier) =>
  (isRunning(dossier) || dossier.state === 'awaiting_supplement') &&
  dossier.feeState !== 'paid' &&
  dossier.feeState !== 'waived';
const isFirstStep = ({ dossier }: DossierFile) => (dossier.stepOrdinal ?? 1) <= 2;
const approved = ({ result }: DossierFile) => (result?.approvedAt ?? null) !== null;

/** Everything staff can do with a dossier, and when it makes sense to offer it. */
const possible: readonly Possible[] = [
  {
    key: 'receive',
    path: 'tiep-nhan',
    may: 'dossier.receive',
    primary: true,
    when: ({ dossier }) => dossier.state === 'submitted',
  },
  {
    key: 'take',
    path: 'nhan-xu-ly',
    may: 'dossier.take',
    primary: true,
    when: ({ dossier }) => isRunning(dossier) && dossier.assigneeId === null,
  },
  {
    key: 'takeSupplement',
    path: 'nhan-bo-sung',
    may: 'dossier.take_supplement',
    primary: true,
    when: ({ dossier }) => dossier.state === 'awaiting_supplement',
  },
  {
    key: 'draft',
    path: 'du-thao',
    may: 'dossier.draft_result',
    primary: true,
    when: (file) => isRunning(file.dossier) && !approved(file),
  },
  {
    key: 'approve',
    path: 'ky-duyet',
    may: 'dossier.approve_result',
    primary: true,
    when: (file, who) =>
      isRunning(file.dossier) && file.result !== undefined && !approved(file) && file.result.draftedBy !== who.id,
  },
  {
    key: 'issue',
    path: 'ban-hanh',
    may: 'dossier.issue_result',
    primary: true,
    when: (file) => isRunning(file.dossier) && approved(file),
  },
  {
    key: 'transfer',
    path: 'chuyen-buoc',
    may: 'dossier.transfer',
    primary: true,
    when: ({ dossier }) => isRunning(dossier),
  },
  {
    key: 'collectFee',
    path: 'thu-phi',
    may: 'dossier.collect_fee',
    primary: true,
    when: ({ dossier }) => dossier.feeState === 'due',
  },
  {
    key: 'handOver',
    path: 'tra-ket-qua',
    may: 'dossier.hand_over',
    primary: true,
    when: ({ dossier }) => dossier.deliveryState === 'ready' || dossier.deliveryState === 'posted',
  },
  {
    key: 'enterCopies',
    path: 'ban-sao-chung-thuc',
    may: 'dossier.enter_copies',
    when: ({ dossier }) => isForCertifiedCopies(dossier, dayOf(dossier.submittedAt)) && canOweMore(dossier),
  },
  {
    key: 'chooseScan',
    path: 'ban-so-hoa-chung-thuc',
    may: 'dossier.enter_copies',
    when: (file) =>
      ['processing', 'awaiting_supplement'].includes(file.dossier.state) &&
      !approved(file) &&
      file.copies.some(({ kind }) => kind === 'electronic'),
  },
  {
    key: 'enterExtract',
    path: 'ban-sao-trich-luc',
    may: 'dossier.enter_copies',
    when: ({ dossier }) => isForExtractCopies(dossier, dayOf(dossier.submittedAt)) && canOweMore(dossier),
  },
  { key: 'assign', path: 'phan-cong', may: 'dossier.assign', when: ({ dossier }) => isRunning(dossier) },
  {
    key: 'transferBack',
    path: 'tra-lai-buoc-truoc',
    may: 'dossier.transfer',
    when: (file) => isRunning(file.dossier) && !isFirstStep(file),
  },
  {
    key: 'takeBack',
    path: 'thu-hoi',
    may: 'dossier.take',
    when: ({ dossier, steps }, who) =>
      isRunning(dossier) &&
      steps.some(
        ({ ordinal, assigneeId }) => ordinal > 1 && ordinal === (dossier.stepOrdinal ?? 0) - 1 && assigneeId === who.id,
      ),
  },
  {
    key: 'requestSupplement',
    path: 'yeu-cau-bo-sung',
    may: 'dossier.request_supplement',
    when: ({ dossier }) => dossier.state === 'submitted' || isRunning(dossier),
  },
  {
    key: 'apologise',
    path: 'xin-loi-hen-lai',
    may: 'dossier.apologise',
    when: ({ dossier, apology }) => isRunning(dossier) && dossier.promisedAt !== null && apology === undefined,
  },
  {
    key: 'explainLateness',
    path: 'ly-do-qua-han',
    may: 'dossier.explain_lateness',
    when: ({ dossier }, _who, now) => isLate(dossier, now),
  },
  { key: 'waiveFee', path: 'mien-phi', may: 'dossier.collect_fee', when: ({ dossier }) => dossier.feeState === 'due' },
  {
    key: 'refuseIntake',
    path: 'tu-choi-tiep-nhan',
    may: 'dossier.refuse_intake',
    when: ({ dossier }) => dossier.state === 'submitted',
  },
  {
    key: 'refuseSettlement',
    path: 'tu-choi-giai-quyet',
    may: 'dossier.refuse_settlement',
    when: ({ dossier }) => isRunning(dossier),
  },
  {
    key: 'withdraw',
    path: 'dung-giai-quyet',
    may: 'dossier.withdraw',
    when: (file) =>
      !isDecided(file.dossier) &&
      !approved(file) &&
      ['submitted', 'processing', 'awaiting_supplement'].includes(file.dossier.state),
  },
];

/** What `who` may do with the dossier now, most likely first. */
export function availableActions(file: DossierFile, who: Principal, now: number): readonly AvailableAction[] {
  const resource = resourceOf(file.dossier);
  return possible.filter(({ may, when }) => when(file, who, now) && decide(dossierPermissions[may], who, resource));
}
