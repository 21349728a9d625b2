import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identify, startSession } from '#modules/identity';
import { scopeOf } from '#platform/access';
import { instantOf } from '#platform/clock';
import { readConfig } from '#platform/config';
import { newId } from '#platform/identifiers';
import { type Act, beginAct } from '#platform/journal';
import { root } from '#platform/root';
import type { Tools } from '#platform/tools';
import { type CastMember, cast } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { ownDatabase } from '#test/own-database';
import { unhurried } from '#test/unhurried';
import { buildApp } from '../../src/app.ts';
import { modules } from '../../src/modules/all.ts';

const now = instantOf('2026-03-10', 9 * 60);
const reactions = modules.flatMap((module) => module.reactions ?? []);

const own = ownDatabase();
let http: FastifyInstance;

beforeAll(async () => {
  const tools = { config: readConfig({}, root) } as Tools;
  http = await buildApp({
    database: own().database,
    clock: { now: () => now },
    tools,
    assets: undefined,
    log: () => {},
    turns: unhurried,
  });
});
afterAll(() => http.close());

async function signIn(who: CastMember) {
  const { database } = own();
  const kind = who.startsWith('citizen') ? 'citizen' : 'staff';
  const begin = (tx: Act['tx']) => startSession(tx, { id: cast[who], kind }, 'demonstration', now);
  const cookie = await database.write({ agencies: [] }, begin);
  const session = await identify(database, cookie, now);
  if (!session) throw new Error(`${who} cannot sign in.`);
  return { cookie, ...session };
}

const stage = {
  async act<T>(who: CastMember, work: (act: Act) => Promise<T>): Promise<T> {
    const { who: asking } = await signIn(who);
    return own().database.write(scopeOf(asking), (tx) => work(beginAct(tx, asking, now, reactions)));
  },
};

async function post(who: CastMember, url: string, fields: Readonly<Record<string, string>>) {
  const { cookie, csrf } = await signIn(who);
  return http.inject({
    method: 'POST',
    url,
    headers: { cookie: `motcua=${cookie}`, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: csrf, _nonce: newId(), ...fields }).toString(),
  });
}

describe('two officers who act on one dossier at the same moment', () => {
  test('on the same state of it: one acts, the other is told what happened and keeps what they typed', async () => {
    const dossier = await receive(stage, 'clerk Bình', await file(stage, 'citizen An'));
    const at = `/can-bo/ho-so/${dossier.code}`;
    const version = String(dossier.version);
    const answers = await Promise.all([
      post('leader Chi', `${at}/tu-choi-giai-quyet`, {
        version,
        reason: 'Không đủ điều kiện kết hôn',
        legalRef: 'Luật Hộ tịch',
      }),
      post('head Long', `${at}/yeu-cau-bo-sung`, { version, items: 'Giấy xác nhận', reason: 'Thiếu giấy <xác nhận>' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
    const told = answers.find(({ statusCode }) => statusCode === 409)?.body ?? '';
    expect(told).toContain(`Hồ sơ ${dossier.code} vừa được người khác xử lý`);
    expect(told).toMatch(/Không đủ điều kiện kết hôn|Thiếu giấy &lt;xác nhận>/);
  });

  test('as two clerks who receive it: it is received once', async () => {
    const { code, version } = await file(stage, 'citizen An');
    const receiving = (['clerk Bình', 'clerk Hoa', 'clerk Bình'] as const).map((who) =>
      post(who, `/can-bo/ho-so/${code}/tiep-nhan`, { version: String(version) }),
    );
    const answers = await Promise.all(receiving);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409, 409]);
    const late = await post('clerk Hoa', `/can-bo/ho-so/${code}/tiep-nhan`, {});
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain(`Hồ sơ ${code} không ở trạng thái nhận hoặc chuyển được.`);
  });
});
