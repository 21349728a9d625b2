import { join } from 'node:path';
import { type FaultPoint, faultPoints } from '#platform/fault-point';
import { withOwnDatabase } from '#test/database';
import { modules } from '../src/modules/all.ts';
import { brokenInvariants } from './broken-invariants.ts';
import { befallings, type Planned } from './faults/befall.ts';
import { withForgetfulLetters } from './faults/forgetful-letters.ts';
import { type Scene, scenes } from './faults/scenes.ts';
import { raiseProduct, type StruckProduct } from './faults/struck-product.ts';
import { brokenJournals, brokenNumbers } from './faults/what-is-whole.ts';
import { luckOf } from './luck.ts';
import { type Outcome, type Proof, sized, type Trial } from './proof.ts';

/** How often each befalling is tried at each point of each scene at full size, each time at another turn. */
const turns = 3;

export const faults: Proof = {
  name: 'faults',
  promise: 'Wherever it is struck, the product has done once what it acknowledged, and goes on.',
  goal: `each of ${Object.keys(faultPoints).length} points struck in every way, 0 lost, 0 twice, 0 stuck`,
  run: (trial) => strikeAll(trial, raiseHere(modules), plansOf(trial)),
  // Letters whose job does not ask whether they left already: killed between sending and noting it, it must send again.
  control: (trial) => strikeAll(trial, raiseHere(modules.map(withForgetfulLetters)), lettersStruck),
};

export interface Plan extends Planned {
  readonly scene: Scene;
}

type Raise = (url: string, folder: string) => Promise<StruckProduct>;

const raiseHere =
  (of: Parameters<typeof raiseProduct>[2]): Raise =>
  (url, folder) =>
    raiseProduct(url, folder, of);

/** Carries all plans out, one after another on one product, and then looks at all of it. */
export async function strikeAll({ folder }: Trial, raise: Raise, plans: readonly Plan[]): Promise<Outcome> {
  const broken: string[] = [];
  const reached = new Set<FaultPoint>();
  let hits = 0;
  await withOwnDatabase(async (_, url) => {
    const product = await raise(url, join(folder, 'home'));
    try {
      for (const plan of plans) {
        const { found, wasReached } = await strikeOnce(product, plan);
        if (wasReached) {
          hits += 1;
          reached.add(plan.point);
        }
        broken.push(...found.map((line) => `${plan.scene.name}, ${plan.befalling} at ${plan.point}: ${line}`));
      }
      const { database, tools } = product.now();
      await product.now().seal();
      broken.push(...(await brokenNumbers(product)), ...(await brokenJournals(product)));
      broken.push(...(await brokenInvariants(database, tools)));
    } finally {
      await product.close();
    }
  });
  const missed = plans.map(({ point }) => point).filter((point) => !reached.has(point));
  broken.push(...new Set(missed.map((point) => `nothing ever came by ${point}`)));
  return { tried: hits, unit: 'blows', broken, figure: `at ${reached.size} points` };
}

/** Every befalling at every point of every scene; of a share of them, each point is struck at least once. */
function plansOf(trial: Trial): Plan[] {
  const luck = luckOf(trial.seed);
  const all = luck.shuffled(
    scenes.flatMap((scene) =>
      scene.points.flatMap((point) =>
        befallings.flatMap((befalling) =>
          Array.from({ length: turns }, (_, i): Plan => ({ scene, point, befalling, turn: i + 1 })),
        ),
      ),
    ),
  );
  const first = Object.keys(faultPoints).flatMap(
    (point) => all.find((plan) => plan.point === point && plan.turn === 1) ?? [],
  );
  const others = all.filter((plan) => !first.includes(plan));
  return [...first, ...others.slice(0, Math.max(0, sized(all.length, trial) - first.length))];
}

interface Struck {
  readonly found: readonly string[];
  /** False when it never came by often enough. */
  readonly wasReached: boolean;
}

/** How often somebody comes back for what was not acknowledged. */
const patience = 5;

async function strikeOnce(product: StruckProduct, { scene, ...planned }: Plan): Promise<Struck> {
  const errand = await scene.begin(product);
  const { hand } = product.now();
  const blow = hand.plan(planned);
  const attempt = (): Promise<boolean> => errand.attempt(product.now()).catch(() => false);
  const first = attempt();
  const outcome = await Promise.race([
    first,
    blow.silence.then(() => 'silent' as const),
    blow.stall.then(() => 'stalled' as const),
  ]);
  if (outcome === 'silent') await product.raise();
  // Whoever gets no answer asks again while the first is still under way.
  if (outcome === 'stalled') {
    const again = attempt();
    blow.goOn();
    await Promise.all([first, again]);
  }
  hand.spare();
  let isDone = outcome === true;
  for (let tries = 0; tries < patience && !isDone; tries += 1) isDone = await attempt();
  if (!isDone) return { found: ['it was never acknowledged'], wasReached: blow.wasReached() };
  await product.now().runJobs();
  return { found: await errand.deviations(), wasReached: blow.wasReached() };
}

const lettersStruck: readonly Plan[] = scenes
  .filter(({ points }) => points.includes('letter.sent'))
  .flatMap((scene) =>
    (['throws', 'falls silent'] as const).map((befalling) => ({ scene, point: 'letter.sent', befalling, turn: 1 })),
  );
