import type { buildApp } from '../app.ts';

/** A part of the product that runs until it is stopped. */
export interface Running {
  readonly name: string;
  stop(): Promise<unknown>;
}

/** What every part works with. */
export type Parts = Omit<Parameters<typeof buildApp>[0], 'assets'>;
