import { createPrivateKey } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#platform/config';
import { root } from '#platform/root';
import { agencies } from '#test/cast';
import { citusUrl } from '#test/citus';
import { ownDatabase } from '#test/own-database';
import { openSealedJournal, writeFacts } from '#test/sealed-journal';
import {
  startTimeStampSimulator,
  type TimeStampSimulator,
} from '../../../simulators/time-stamp/start-time-stamp-simulator.ts';
import { openStampJudge } from './judge-stamp-alone.ts';
import { openOpensslPki, usual } from './openssl-pki.test-data.ts';
import { timeStampAuthorityAt } from './pades/time-stamp.ts';

const own = ownDatabase();
const home = mkdtempSync(join(tmpdir(), 'motcua-stamps-'));
const believing = readConfig({ MOTCUA_HOME: home, MOTCUA_DEMO: '0' }, root);
const believingNobody = readConfig({ MOTCUA_HOME: join(home, 'elsewhere'), MOTCUA_DEMO: '0' }, root);
let authority: TimeStampSimulator;
let itsTime = 0;

beforeAll(async () => {
  const pki = openOpensslPki();
  const issuer = pki.issue('root', { extensions: usual.root });
  const { der } = pki.issue('stamps', { issuer, extensions: usual.timeStamp });
  const key = createPrivateKey(pki.read('stamps.key')).export({ type: 'pkcs8', format: 'der' });
  mkdirSync(join(home, 'trust/time-stamps'), { recursive: true });
  copyFileSync(pki.path('root.crt'), join(home, 'trust/time-stamps/root.crt'));
  pki.close();
  authority = await startTimeStampSimulator({ chain: [der, issuer.der], key }, () => itsTime);
});
afterAll(async () => {
  await authority.stop();
  rmSync(home, { recursive: true });
});

// Facts are written many at once here, out of a list, as no distributed database takes them.
test.skipIf(citusUrl)(
  'the anchors of the journals are dated by an authority, and a lie about their time is found',
  async () => {
    const { stamp } = timeStampAuthorityAt(authority.url);
    const journal = await openSealedJournal(own().url, join(home, 'journal'), { anchorEvery: 0, stamp });
    const judgeStamp = await openStampJudge(believing, journal.now() + 86_400_000);
    const grow = async (): Promise<void> => {
      journal.wait(60);
      await writeFacts(own().database, [agencies.a], 3, journal.now());
      await journal.finish();
    };
    try {
      itsTime = journal.now() + 60_000;
      await grow();
      expect(await journal.verify({ judgeStamp })).toMatchObject({
        findings: [],
        anchors: { stamped: 1, unstamped: 0 },
      });
      const unknown = await openStampJudge(believingNobody, journal.now());
      expect(await journal.verify({ judgeStamp: unknown })).toMatchObject({ findings: [], anchors: { unjudged: 1 } });

      itsTime = journal.now() + 2 * 3_600_000;
      await grow();
      const late = await journal.verify({ judgeStamp });
      expect(late.findings).toEqual([{ what: 'anchor_stamp_late', anchor: 2 }]);

      const file = join(journal.anchorsFolder, '2026-11.jsonl');
      const [first = '', second = ''] = readFileSync(file, 'utf8').split('\n');
      const { stamp: another } = JSON.parse(first) as { stamp: string };
      writeFileSync(file, `${first}\n${JSON.stringify({ ...JSON.parse(second), stamp: another })}\n`);
      const { findings } = await journal.verify({ judgeStamp });
      expect(findings.map(({ what }) => what)).toContain('anchor_stamp_broken');
    } finally {
      await journal.close();
    }
  },
);
