import { systemFor } from '#platform/access';
import type { JobTask } from '#platform/jobs';
import type { Job } from '#platform/journal';
import { noteDossier as note } from '../actions/note-dossier.ts';
import type { ToldKey } from '../told-dossier-store.ts';
import { toTell } from './tell-dossiers.ts';

const task = 'portal.note_dossier';

/** The job that notes a dossier after it changed; of several that wait for the same dossier one is left. */
export const toNote = (key: ToldKey): Job => ({ task, payload: key, key: `${task}:${key.dossierId}` });

export const noteDossier: JobTask = {
  task,
  does: 'Notes that the National Portal is to be told of a dossier as it is now.',
  async run(payload, { act }) {
    const key = payload as unknown as ToldKey;
    await act(systemFor(key.agencyId), async (acting) => {
      if (await note(acting, key)) await acting.enqueue(toTell(key.agencyId));
    });
  },
};
