import { world } from '#test/world';
import { describeRoutes } from '../src/commands/print-routes.ts';
import { addressOf } from '../test/walls/addresses.ts';
import { openDoors } from './access/doors.ts';
import { makeLand } from './access/land.ts';
import { cellsOf, tryCell } from './access/matrix.ts';
import { tryRemovals } from './access/removals.ts';
import { plantScene, type Scene, stages } from './access/scene.ts';
import { tryTablesAlone } from './access/tables-alone.ts';
import { tryWallAlone } from './access/wall-alone.ts';
import { type Luck, luckOf } from './luck.ts';
import { type Proof, sized, type Trial } from './proof.ts';

const routes = describeRoutes();

/** Every stage of a dossier, where one agency does all and where two share it. */
const layouts = stages.flatMap((stage) => [false, true].map((apart) => ({ stage, apart })));

/** How many guards are taken away at full size. The control never takes fewer than one of each kind. */
const guards = 30;
const kindsOfGuards = 6;

/**
 * Three walls are tried: both together at every square of the matrix, the one in the database with the application's
 * rules taken away, and each table by itself. Then guards are taken away, and each must be missed: one that nobody misses is not tried at all.
 */
export const access: Proof = {
  name: 'access',
  promise: 'Nobody sees or does what is not theirs, whoever asks, wherever, and however far a dossier has come.',
  goal: '0 deviations, 0 foreign secrets, every removed guard missed',
  async run(trial) {
    const luck = luckOf(trial.seed);
    const broken: string[] = [];
    let tried = 0;
    for (const { stage, apart } of luck.shuffled(layouts).slice(0, sized(layouts.length, trial))) {
      await world(async (w) => {
        const scene = await plantScene(w, await makeLand(w, luck, apart), stage, luck);
        const doors = await openDoors(w, scene);
        const [cells, foreign] = [chosen(scene, luck, trial), chosen(scene, luck, trial).filter(isForeign)];
        for (const cell of cells) broken.push(...(await tryCell(doors, cell)));
        broken.push(...(await tryWallAlone(doors, foreign)));
        const tables = await tryTablesAlone(w, scene);
        broken.push(...tables.found);
        tried += cells.length + foreign.length + tables.tried;
      });
    }
    const removed = await tryRemovals(sized(guards, trial), luck);
    const missed = removed.filter(({ isFound }) => !isFound).map(({ says }) => `nobody noticed that ${says}`);
    const figure = `${removed.length - missed.length} of ${removed.length} removed guards found`;
    return { tried, unit: 'squares', broken: [...broken, ...missed], figure };
  },
  async control(trial) {
    const removed = await tryRemovals(Math.max(kindsOfGuards, sized(guards, trial)), luckOf(trial.seed + 1));
    const found = removed.filter(({ isFound }) => isFound).map(({ says }) => says);
    return { tried: removed.length, unit: 'removed guards', broken: found };
  },
};

/** Pages that name no dossier look alike however far one has come: they are tried at two stages. */
function chosen(scene: Scene, luck: Luck, { share }: Trial) {
  const cells = cellsOf(routes, scene).filter(
    ({ route }) => addressOf(route.url, scene.names).owner !== 'nobody' || ['drafted', 'settled'].includes(scene.stage),
  );
  return luck.shuffled(cells).slice(0, sized(cells.length, { share: Math.min(1, share * 4) }));
}

/** Those who have no part in the dossier: whatever they hear is too much. */
const isForeign = ({ somebody }: ReturnType<typeof cellsOf>[number]): boolean =>
  ['a visitor', 'another citizen'].includes(somebody.name) || ['other', 'above others'].includes(somebody.place ?? '');
