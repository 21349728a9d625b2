import { randomUUID } from 'node:crypto';

/** The address of a page with a query as nobody ever asked for it, so that nothing is remembered of it. */
export const anew = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}lan=${randomUUID()}`;
