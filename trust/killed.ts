import { faultPoints } from '#platform/fault-point';
import { raiseToBeKilled } from './faults/killed-product.ts';
import { scenes } from './faults/scenes.ts';
import { type Plan, strikeAll } from './faults.ts';
import { luckOf } from './luck.ts';
import { type Proof, sized, type Trial } from './proof.ts';

/** At each point of each scene, the first time that it comes by. */
const all: readonly Plan[] = scenes.flatMap((scene) =>
  scene.points.map((point): Plan => ({ scene, point, befalling: 'falls silent', turn: 1 })),
);

export const killed: Proof = {
  name: 'killed',
  promise: 'Killed outright between two things that belong together, the product has done once what it acknowledged.',
  goal: `0 lost, 0 twice, 0 stuck after a kill at each of ${Object.keys(faultPoints).length} points`,
  run: (trial) => strikeAll(trial, (url, folder) => raiseToBeKilled(url, folder, 'whole'), plansOf(trial)),
  // Letters whose job does not ask whether they left already: killed between sending and noting it, it must send again.
  control: (trial) =>
    strikeAll(
      trial,
      (url, folder) => raiseToBeKilled(url, folder, 'forgetful'),
      all.filter(({ point }) => point === 'letter.sent'),
    ),
};

const plansOf = (trial: Trial): Plan[] => luckOf(trial.seed).shuffled(all).slice(0, sized(all.length, trial));
