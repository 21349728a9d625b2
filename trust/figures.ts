import type { Dossier } from '#modules/dossiers';
import { countDossier } from '#modules/statistics';
import { agencies } from '#test/cast';
import { type Counter, counterOf, timeOf } from '#test/counter';
import { certifiedCopies, maritalStatus } from '#test/dossiers';
import { type World, world } from '#test/world';
import { type Luck, luckOf } from './luck.ts';
import { type Outcome, type Proof, sized, type Trial } from './proof.ts';

/** Five years of a commune as such communes publish them: 1,939 dossiers received, 1,603 of them online, 82.67 %. */
const published = { dossiers: 1_939, online: 1_603, share: 0.8267 };
const years = [2026, 2027, 2028, 2029, 2030];
const day = 86_400_000;

/**
 * A history of known size happens by the actions of the counter. Then report II.06a is read as people read it: by the
 * commune's leader, for whom every dossier is counted, and by the province's supervisor, for whom days are added up.
 */
export const figures: Proof = {
  name: 'figures',
  promise:
    'A report says exactly what happened, by counting as by adding up days, for every period, and its identities hold.',
  goal: '0 wrong figures; 82.67 % online of 1,939',
  run: (trial) => replay(trial, async () => {}),
  control: (trial) =>
    replay({ ...trial, share: 0.01 }, async (w) => {
      await w.rows(`update statistics.monthly_figure set closed = closed - 1
        where (agency_id, month, field, channel) = (
          select agency_id, month, field, channel from statistics.monthly_figure where closed > 0 order by month limit 1)`);
    }),
};

async function replay(trial: Trial, spoil: (w: World) => Promise<void>): Promise<Outcome> {
  const broken: string[] = [];
  const size = sized(published.dossiers, trial);
  const online = Math.round((size * published.online) / published.dossiers);
  let tried = 0;
  await world(async (w) => {
    await liveFiveYears(w, luckOf(trial.seed), { size, online });
    await spoil(w);
    w.at('2031-01-10 08:00');
    const all = { received: 0, online: 0 };
    for (const period of years.flatMap(periodsOf)) {
      const counted = await readTotals(w, period, 'leader Chi');
      const summed = await readTotals(w, period, 'supervisor Tuấn');
      tried += 2 * counted.length;
      if (String(counted) !== String(summed)) broken.push(`${period}: counted ${counted}, added up ${summed}`);
      broken.push(...brokenIdentities(counted).map((says) => `${period}: ${says} fails in ${counted}`));
      if (!period.includes('-')) {
        all.received += counted[1]! + counted[2]!;
        all.online += counted[1]!;
      }
    }
    if (all.received !== size || all.online !== online)
      broken.push(`${all.received} received and ${all.online} online of ${size} and ${online}`);
    const share = all.online / all.received;
    if (trial.share === 1 && share.toFixed(4) !== published.share.toFixed(4)) broken.push(`${share} online`);
  });
  const share = `${((100 * online) / size).toFixed(2)} % online`;
  return { tried, unit: 'figures', broken, figure: `${size} dossiers, ${share}` };
}

/** A year, its halves, quarters and months. */
const periodsOf = (year: number): string[] => [
  `${year}`,
  ...[1, 2].map((half) => `${year}-H${half}`),
  ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
  ...Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`),
];

/** Columns (3) to (13) of the last line of the report. */
async function readTotals(w: World, period: string, who: 'leader Chi' | 'supervisor Tuấn'): Promise<number[]> {
  const page = (await w.get(`/can-bo/thong-ke/ii-06a?ky=${period}`, who)).body;
  const total = /mc-report__total(.*?)<\/tr>/s.exec(page)?.[1] ?? '';
  return [...total.matchAll(/>([\d.]+)</g)].map(([, number]) => Number(number!.replaceAll('.', '')));
}

/** What the form demands, worked out here once more. */
function brokenIdentities([c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13]: readonly number[]): string[] {
  const demands = {
    '3 = 4 + 5 + 6': c3 === c4! + c5! + c6!,
    '7 = 8 + 9 + 10': c7 === c8! + c9! + c10!,
    '11 = 12 + 13': c11 === c12! + c13!,
    '3 = 7 + 11': c3 === c7! + c11!,
  };
  return Object.entries(demands).flatMap(([says, holds]) => (holds ? [] : [says]));
}

async function liveFiveYears(w: World, luck: Luck, { size, online }: { size: number; online: number }): Promise<void> {
  const counter = await counterOf(w);
  const begin = timeOf('2026-01-05 08:00');
  const span = timeOf('2030-12-20 08:00') - begin;
  const channels = luck.shuffled([
    ...Array.from({ length: online }, () => 'online' as const),
    ...Array.from({ length: size - online }, () => luck.one(['counter', 'post'] as const)),
  ]);
  for (const [i, channel] of channels.entries()) {
    const at = begin + Math.floor((i * span) / size) + luck.below(8 * 60) * 60_000;
    await live(w, counter, luck, { at, channel });
  }
}

interface Filing {
  readonly at: number;
  readonly channel: Dossier['channel'];
}

/** One dossier from filing to its end, most of them a result; now and then it is counted in between as well. */
async function live(w: World, counter: Counter, luck: Luck, { at, channel }: Filing): Promise<void> {
  const procedure = luck.one([maritalStatus, certifiedCopies]);
  let dossier = await counter.receive(at + 3_600_000, await counter.file(at, { procedure, channel }));
  if (luck.below(2) === 0) await count(w, dossier);
  const later = () => at + luck.between(1, 12) * day;
  const fate = luck.below(100);
  if (fate < 8) {
    dossier = await counter.askSupplement(at + 4 * 3_600_000, dossier);
    dossier = await counter.completeSupplement(at + luck.between(1, 5) * day, dossier);
  }
  const end = Math.max(later(), at + 6 * day);
  if (fate < 90) await counter.settle(fate < 8 ? end : later(), dossier);
  else if (fate < 94) await counter.refuse(later(), dossier);
  else if (fate < 97) await counter.withdraw(later(), dossier);
  await count(w, dossier);
}

const count = (w: World, { id, agencyId, handlingAgencyId }: Dossier): Promise<void> =>
  w.actAsSystem(agencies.a, (act) =>
    countDossier(act, { agencyId: handlingAgencyId, receivingAgencyId: agencyId, dossierId: id }),
  );
