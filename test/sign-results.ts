import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { approveResult, type Dossier, draftResult } from '#modules/dossiers';
import type { Database } from '#platform/database';
import type { Tools } from '#platform/tools';
import { startTimeStampSimulator } from '../simulators/time-stamp/start-time-stamp-simulator.ts';
import { loadCertificates } from '../src/demonstration/load-certificates.ts';
import { findTimeStampKey } from '../src/demonstration/time-stamp-key.ts';
import { agencies, type CastMember } from './cast.ts';
import { file, receive } from './dossiers.ts';
import type { World } from './world.ts';

/** Where results are signed: a test's world, or a stage. */
interface Place extends Pick<World, 'act' | 'now'> {
  readonly database: Database;
  readonly tools: Pick<Tools, 'config'>;
}

/** A time-stamp authority that a test may send away. */
export interface Authority {
  stop(): Promise<void>;
}

/**
 * Gives everybody in commune A a certificate of the demonstration and lets a time-stamp authority stand by while `body`
 * runs; what lies in the data folder is taken away again.
 */
export async function withCertificates(place: Place, body: (authority: Authority) => Promise<void>): Promise<void> {
  const { config } = place.tools;
  await loadCertificates(
    place.database,
    config,
    [{ id: agencies.a, name: 'Ủy ban nhân dân xã Lạc Thuỷ' }],
    place.now(),
  );
  const authority = await startTimeStampSimulator((await findTimeStampKey(config.home))!, place.now);
  const { tsaUrl } = config;
  Object.assign(config, { tsaUrl: authority.url });
  try {
    await body(authority);
  } finally {
    Object.assign(config, { tsaUrl });
    await authority.stop();
    rmSync(join(config.home, 'demonstration'), { recursive: true, force: true });
  }
}

/** Results that were drafted and wait to be approved, in the order of their dossiers. */
export async function draftResults(place: Pick<World, 'act'>, count: number): Promise<Dossier[]> {
  const drafted: Dossier[] = [];
  for (let i = 1; i <= count; i += 1) {
    const dossier = await receive(place, 'clerk Bình', await file(place, 'citizen An'));
    const result = {
      title: `Giấy xác nhận tình trạng hôn nhân ${i}`,
      content: `Lần ${i}: chưa đăng ký kết hôn với ai.`,
    };
    drafted.push(await place.act('head Long', (act) => draftResult(act, dossier, result)));
  }
  return drafted;
}

/** Approves a result on paper. */
export const approve = (place: Pick<World, 'act'>, who: CastMember, dossier: Dossier): Promise<Dossier> =>
  place.act(who, (act) => approveResult(act, dossier));
