import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { openStage, type Stage } from './stage.ts';

/** Opens a stage for the tests of a file; after each of them nobody may have complained. */
export function onStage(name: string): Stage {
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
  const opened: { stage?: Stage } = {};
  beforeAll(async () => {
    opened.stage = await openStage(name);
  }, 60_000);
  afterEach(async () => {
    await opened.stage?.clear();
    expect(opened.stage?.complaints()).toEqual([]);
  });
  afterAll(() => opened.stage?.close());
  return new Proxy({} as Stage, { get: (_, property: keyof Stage) => opened.stage?.[property] });
}
