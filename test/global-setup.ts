import { makeTemplate } from './database.ts';
import { forgetOwn } from './own-folder.ts';

/** Runs once before all tests, and what it returns once after them. */
export default async function setup(): Promise<() => void> {
  await makeTemplate();
  return forgetOwn;
}
