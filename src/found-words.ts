import type { EmbeddedPostgres } from '#platform/embedded-postgres';

const words = {
  new: 'a new embedded PostgreSQL',
  stopped: 'the embedded PostgreSQL',
  running: 'the embedded PostgreSQL, left running',
};

/** In words for the operator: which embedded database was there. */
export const foundWords = ({ found }: EmbeddedPostgres, home: string): string => `${words[found]} in ${home}`;
