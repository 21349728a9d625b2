import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveResult, type Dossier, draftResult, enterExtract, issueResult } from '#modules/dossiers';
import { identify, startSession } from '#modules/identity';
import { scopeOf } from '#platform/access';
import { instantOf } from '#platform/clock';
import { readConfig } from '#platform/config';
import { newId } from '#platform/identifiers';
import { type Act, beginAct } from '#platform/journal';
import { root } from '#platform/root';
import type { Tools } from '#platform/tools';
import { agencies, type CastMember, cast } from '#test/cast';
import { onDatabase } from '#test/database';
import { extractCopies, file, receive } from '#test/dossiers';
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

describe('results issued at the same moment', () => {
  test('number their copies of extracts one after another, and what is undone leaves no gap', async () => {
    const ready: Dossier[] = [];
    for (let i = 0; i < 6; i++) {
      const filed = await file(stage, 'clerk Bình', { procedure: extractCopies, channel: 'counter' });
      const received = await receive(stage, 'clerk Bình', filed);
      const wanted = { kind: 'birth', registeredName: `Nguyễn Thị ${i}`, copies: 1 } as const;
      const entered = await stage.act('clerk Bình', (act) => enterExtract(act, received, wanted));
      const result = { title: 'Bản sao trích lục', content: 'Theo Sổ hộ tịch.' };
      const drafted = await stage.act('head Long', (act) => draftResult(act, entered, result));
      ready.push(await stage.act('leader Chi', (act) => approveResult(act, drafted)));
    }
    const issue = ({ agencyId, id }: Dossier, i: number) =>
      stage.act('document clerk Mai', async (act) => {
        await issueResult(act, { agencyId, id });
        if (i % 2 === 1) throw new Error('The power went.');
      });
    const issued = await Promise.allSettled(ready.map(issue));
    expect(issued.map(({ status }) => status)).toEqual(Array(3).fill(['fulfilled', 'rejected']).flat());
    const numbers = await onDatabase(own().url, (client) =>
      client.query('select notation from dossiers.extract_copy where number is not null order by number'),
    );
    expect(numbers.rows.map(({ notation }) => notation)).toEqual(['01/TLKS-BS', '02/TLKS-BS', '03/TLKS-BS']);
    const noGap = modules.flatMap(({ invariants = [] }) => invariants).find(({ says }) => says.includes('without gap'));
    expect(await noGap?.violations(own().database, [agencies.a], {} as Tools)).toEqual([]);
  });
});

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
