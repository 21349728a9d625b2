import { makeTemplate } from './database.ts';

/** Runs once before all tests. */
export default async function setup(): Promise<void> {
  await makeTemplate();
}
