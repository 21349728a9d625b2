import type { Act } from '#platform/journal';

/** Who does something, and when (milliseconds), as it is kept. */
export const doneBy = ({ who, now }: Act) => ({ at: now, byId: who.id, byName: who.name });
