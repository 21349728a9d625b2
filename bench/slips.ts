import { renderOfficialPaper, officialPaperSamples as samples } from '#modules/dossiers';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import { onDatabase } from '#test/database';
import { lacThuy } from '../src/demonstration/people.ts';
import { digits, type Figure } from './figure.ts';
import type { Ground } from './ground.ts';
import { fill, officer } from './pages.ts';
import { startLoad, startProduct } from './processes.ts';
import { compare, type Pace, throughput } from './rounds.ts';
import { signIn } from './sign-in.ts';

const goal = 10;

/** Intake slips as PDF/A of a real dossier, asked for one after another, so that one core at most is at work. */
export async function measureSlips(ground: Ground, pace: Pace): Promise<Figure[]> {
  const url = await ground.database('slips');
  await fill(url, 2_000);
  const cookie = await signIn(url, officer.accountId, 'staff');
  const settings = { DATABASE_URL: url, MOTCUA_HOME: `${ground.home}/slips`, MOTCUA_DEMO: '0' };
  const { port } = ground.keep(await startProduct(settings, 'web'));
  const load = ground.keep(startLoad());
  const path = slipOf(await oneOnDesk(url));
  const engine = openPdfEngine({ root });
  ground.keep({ stop: () => engine.close() });
  const { ours, limit, ratio } = await compare(
    pace.rounds,
    async () => (await load.run({ port, path, cookie, connections: 1, seconds: pace.seconds })).rate,
    () =>
      throughput(1, pace.seconds, () => renderOfficialPaper(engine, 'intake-slip', samples['intake-slip'], Date.now())),
  );
  return [
    {
      part: 'pdf',
      what: 'intake slip, PDF/A, from its dossier',
      figure: `${digits(ours)} slips/s`,
      beside: `${digits(limit)}/s by the engine alone, of a sample`,
      ratio,
      goal: `≥ ${goal}/s on one core`,
      meets: ours >= goal,
    },
  ];
}

/** Where the intake slip of a dossier is. */
export const slipOf = (code: string): string => `/can-bo/ho-so/${code}/in/giay-tiep-nhan.pdf`;

/** The code of a dossier that lies on the officer's desk. */
export function oneOnDesk(url: string): Promise<string> {
  return onDatabase(url, async (client) => {
    const text = 'select code from dossiers.dossier where agency_id = $1 and assignee_id = $2 limit 1';
    const { rows } = await client.query<{ code: string }>(text, [lacThuy, officer.id]);
    return rows[0]?.code ?? '';
  });
}
