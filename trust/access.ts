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

/**
 * Into how many worlds a layout is dealt out at full size, each with its share of the routes: a transaction in which tens of
 * thousands of steps were undone becomes slow, and in the end holds more locks than PostgreSQL has room for.
 */
const worlds = 12;

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
    const parts = sized(worlds, { share: shareOfCells(trial) });
    const turns = luck
      .shuffled(layouts)
      .slice(0, sized(layouts.length, trial))
      .flatMap((layout) => Array.from({ length: parts }, (_, part) => ({ ...layout, part })));
    for (const { stage, apart, part } of turns) {
      await world(async (w) => {
        const scene = await plantScene(w, await makeLand(w, luck, apart), stage, luck);
        const doors = await openDoors(w, scene);
        const dealt = routes.filter((_, place) => place % parts === part);
        const [cells, others] = [chosen(dealt, scene, luck, trial), chosen(dealt, scene, luck, trial)];
        const foreign = others.filter(isForeign);
        for (const cell of cells) broken.push(...(await tryCell(doors, cell)));
        broken.push(...(await tryWallAlone(doors, foreign)));
        tried += cells.length + foreign.length;
        if (part > 0) return;
        const tables = await tryTablesAlone(w, scene);
        broken.push(...tables.found);
        tried += tables.tried;
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
function chosen(dealt: typeof routes, scene: Scene, luck: Luck, trial: Trial) {
  const cells = cellsOf(dealt, scene).filter(
    ({ route }) => addressOf(route.url, scene.names).owner !== 'nobody' || ['drafted', 'settled'].includes(scene.stage),
  );
  return luck.shuffled(cells).slice(0, sized(cells.length, { share: shareOfCells(trial) }));
}

/** Of the layouts that are tried, more than the same share of their squares. */
const shareOfCells = ({ share }: Trial): number => Math.min(1, share * 4);

/** Those who have no part in the dossier: whatever they hear is too much. */
const isForeign = ({ somebody }: ReturnType<typeof cellsOf>[number]): boolean =>
  ['a visitor', 'another citizen'].includes(somebody.name) || ['other', 'above others'].includes(somebody.place ?? '');
