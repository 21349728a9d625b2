import type { FileCleared, FileErased, FileHandedIn } from '#modules/papers';
import type { Reaction } from '#platform/journal';
import { removeFileVerdict } from '../file-verdict-store.ts';
import { judgeJobFor } from '../jobs/judge-file.ts';

/** A file that the scanner still has is judged when it is cleared. */
export const judgeHandedIn: Reaction<FileHandedIn> = {
  to: 'file.handed_in',
  does: 'Has the signatures of a PDF judged as soon as it is there.',
  async run(act, { agencyId, subjectId: id, data }) {
    if (data.mediaType === 'application/pdf') await act.enqueue(judgeJobFor({ agencyId, id }));
  },
};

export const judgeCleared: Reaction<FileCleared> = {
  to: 'file.cleared',
  does: 'Has the signatures of a PDF judged once the scanner has let it out.',
  run: (act, { agencyId, subjectId: id }) => act.enqueue(judgeJobFor({ agencyId, id })),
};

export const forgetErased: Reaction<FileErased> = {
  to: 'file.erased',
  does: 'Erases with a file what its signatures were worth, which names who signed.',
  run: ({ tx }, { agencyId, subjectId: id }) => removeFileVerdict(tx, { agencyId, id }),
};
