import type { PageEngine } from '#platform/pages/page-engine';
import { modules } from '../src/modules/all.ts';
import type { World } from './world.ts';

/** Does the jobs of digitising that wait, as the worker would, until none is left. */
export async function workOffScans(w: World, pages: Partial<PageEngine> = {}): Promise<void> {
  const context = w.jobs();
  const tools = { ...context.tools, pages: { ...context.tools.pages, ...pages } };
  for (let round = 0; round < 30; round += 1) {
    const rows = await w.rows<{ agency_id: string; id: string; state: string }>(
      `select agency_id, id, state from digitisation.digitisation where state in ('counting', 'reading')`,
    );
    if (rows.length === 0) return;
    for (const { agency_id: agencyId, id, state } of rows) {
      const task = state === 'counting' ? 'digitisation.count_pages' : 'digitisation.read_page';
      await jobNamed(task).run({ agencyId, id }, { ...context, tools });
    }
  }
  throw new Error('The work has no end.');
}

/** A job of any module, by its name. */
export const jobNamed = (task: string) => modules.flatMap(({ jobs = [] }) => jobs).find((job) => job.task === task)!;
