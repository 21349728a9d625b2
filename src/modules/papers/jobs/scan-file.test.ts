import { describe, expect, it } from 'vitest';
import type { JobContext } from '#platform/jobs';
import { listFacts } from '#platform/journal';
import type { Tools } from '#platform/tools';
import { agencies } from '#test/cast';
import { pdf } from '#test/sample-files';
import { type World, world } from '#test/world';
import { eicar, startClamd } from '../../../../simulators/clamd.ts';
import { takeInFile } from '../actions/take-in-file.ts';
import { nothingWaitsLong } from '../invariants.ts';
import type { PaperFile } from '../paper-file.ts';
import { scanFile } from './scan-file.ts';

/** The world of an installation that has a scanner. */
async function withScanner(
  body: (w: World, tools: Tools, stop: () => Promise<void>, asked: () => number) => Promise<void>,
): Promise<void> {
  const clamd = await startClamd();
  let isUp = true;
  const stop = async () => {
    if (isUp) await clamd.close();
    isUp = false;
  };
  try {
    await world((w) => body(w, { ...w.tools, config: { ...w.tools.config, clamd: clamd.address } }, stop, clamd.asked));
  } finally {
    await stop();
  }
}

const handedIn = (w: World, tools: Tools, content: Buffer) =>
  w.act('citizen An', (act) => takeInFile(act, tools, { agencyId: agencies.a, name: 'đơn.pdf', content }));

const contextOf = (w: World, tools: Tools): JobContext => ({ ...w.jobs(), tools });
const scan = (w: World, tools: Tools, { agencyId, id }: PaperFile) =>
  scanFile.run({ agencyId, id }, contextOf(w, tools));
const statusOf = async (w: World, { agencyId, id }: PaperFile) =>
  (await w.get(`/tep/${agencyId}/${id}`, 'clerk Bình')).statusCode;
const stateOf = async (w: World) => (await w.rows<{ state: string }>('select state from papers.file'))[0]?.state;
const waitingJobs = (w: World) =>
  w.rows<{ key: string; minutes: number }>(
    `select key, (extract(epoch from run_at - now()) / 60)::float8 as minutes from graphile_worker.jobs where task_identifier = 'papers.scan_file'`,
  );

describe('with a scanner, a file', () => {
  it('waits in quarantine, handed to nobody, with its job in the queue', () =>
    withScanner(async (w, tools) => {
      const file = await handedIn(w, tools, pdf());
      expect(file.state).toBe('quarantined');
      const answer = await w.get(`/tep/${file.agencyId}/${file.id}`, 'clerk Bình');
      expect(answer.statusCode).toBe(409);
      expect(answer.body).toContain('đang chờ quét vi-rút');
      expect((await w.get(`/tep/${file.agencyId}/${file.id}/xem`, 'citizen An')).statusCode).toBe(409);
      expect(await waitingJobs(w)).toMatchObject([{ key: `papers.scan_file:${file.id}` }]);
    }));

  it('found clean can be opened', () =>
    withScanner(async (w, tools) => {
      const file = await handedIn(w, tools, pdf());
      await scan(w, tools, file);
      expect(await stateOf(w)).toBe('clean');
      expect(await statusOf(w, file)).toBe(200);
      expect(await w.events()).toMatchObject({ 'file.cleared': 1 });
    }));

  it('with a virus is refused for good, and the journal says what was found', () =>
    withScanner(async (w, tools) => {
      const file = await handedIn(w, tools, pdf(`4 0 obj\n(${eicar})\nendobj`));
      await scan(w, tools, file);
      expect(await stateOf(w)).toBe('refused');
      expect(await statusOf(w, file)).toBe(409);
      const facts = await w.read('clerk Bình', (db) => listFacts(db, file.agencyId, file.id));
      expect(facts.find(({ type }) => type === 'file.refused')).toMatchObject({
        actorKind: 'system',
        data: { reason: 'Eicar-Test-Signature' },
      });
    }));

  it('is scanned once, however often the job runs', () =>
    withScanner(async (w, tools, _stop, asked) => {
      const file = await handedIn(w, tools, pdf());
      for (let time = 0; time < 3; time++) await scan(w, tools, file);
      expect(asked()).toBe(1);
      expect(await w.events()).toMatchObject({ 'file.cleared': 1 });
    }));

  it('stays in quarantine while the scanner is down, is tried again in five minutes, and an invariant tells of it', () =>
    withScanner(async (w, tools, stop) => {
      const file = await handedIn(w, tools, pdf());
      await stop();
      await expect(scan(w, tools, file)).rejects.toThrow('stays in quarantine');
      expect(await stateOf(w)).toBe('quarantined');
      expect(await statusOf(w, file)).toBe(409);
      const [job, ...more] = await waitingJobs(w);
      expect(more).toEqual([]);
      expect(job?.minutes).toBe(5);
      await w.rows(`update papers.file set uploaded_at = '2020-01-01'`);
      expect(await nothingWaitsLong.violations(w.database, [agencies.a], tools)).toEqual([
        expect.stringContaining(file.id),
      ]);
      expect(await nothingWaitsLong.violations(w.database, [agencies.b], tools)).toEqual([]);
    }));

  it('that waits when the installation gives its scanner up is let out as not scanned', () =>
    withScanner(async (w, tools) => {
      const file = await handedIn(w, tools, pdf());
      await scan(w, w.tools, file);
      expect(await stateOf(w)).toBe('unscanned');
      expect(await statusOf(w, file)).toBe(200);
    }));
});
