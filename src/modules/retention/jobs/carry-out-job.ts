import type { Job } from '#platform/journal';
import type { DestructionKey } from '../destruction.ts';

/** The job that destroys the dossiers of a list that was decided. */
export const carryOutJobFor = ({ agencyId, id }: DestructionKey): Job => ({
  task: 'retention.carry_out',
  payload: { agencyId, id },
  key: `retention.carry_out ${id}`,
});
