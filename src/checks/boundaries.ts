import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Layer, layers, type ModuleName, mayUse, modules, testsMayAlsoUse } from '../../architecture.ts';
import { checkout, type Finding, lineAt, type Outcome, report } from './finding.ts';
import { type Use, usesUnder } from './imports.ts';

/** Holds every import under `root` against the picture in `architecture.ts`. */
export function checkBoundaries(root: string): Outcome {
  const uses = usesUnder(root);
  const stores = new Set(uses.flatMap(({ from, to }) => [from, to]).filter((path) => path.endsWith('-store.ts')));
  const findings = uses.flatMap((use) => {
    const says = wrongWith(use) ?? wrongInCentre(use, stores);
    return says ? [{ file: use.from, line: lineOf(root, use), says }] : [];
  });
  return {
    findings: [...findings, ...cyclesIn(root, uses), ...cyclesInPicture(mayUse)],
    looked: uses.length,
    at: 'imports',
  };
}

/** Why one file may not use another, or nothing if it may. */
export function wrongWith(use: Use): string | undefined {
  const from = layerOf(use.from);
  const to = layerOf(use.to);
  if (!from || !to) return `${from ? use.to : use.from} stands in no part of the house; see architecture.ts`;
  if (isTest(use.to)) return `${use.to} is a test; nothing may use it`;
  if (to.name === 'module' && moduleOf(use.from) !== moduleOf(use.to)) return wrongIntoModule(from, use);
  return mayEnter(from, to, isTest(use.from)) ? undefined : `${from.name} may not use ${to.name} (${use.as})`;
}

/** A concept that has a store beside it (`dossier.ts` and `dossier-store.ts`) is the pure centre: types, tables, rules. */
function wrongInCentre({ from, to, as }: Use, stores: ReadonlySet<string>): string | undefined {
  if (!stores.has(from.replace(/\.ts$/, '-store.ts')) || !reachesOut.test(to)) return undefined;
  return `the pure centre of a module does no I/O (${as})`;
}

const reachesOut =
  /^src\/platform\/(config|database|jobs|migrations|server|sql)\.ts$|-store\.ts$|^src\/modules\/[^/]+\/(actions|pages|api|jobs|reactions)\//;

function mayEnter(from: Layer, to: Layer, fromTest: boolean): boolean {
  const allowed: readonly string[] = [from.name, ...from.mayUse, ...(fromTest ? testsMayAlsoUse : [])];
  return allowed.includes(to.name);
}

function wrongIntoModule(from: Layer, { from: user, to, as }: Use): string | undefined {
  const used = moduleOf(to);
  if (!used || !(used in modules)) return `${to} belongs to no module of architecture.ts`;
  const door =
    from.name === 'module' ? /^src\/modules\/[^/]+\/index\.ts$/ : /^src\/modules\/[^/]+\/(index|module)\.ts$/;
  if (from.name === 'module') {
    const own = moduleOf(user) as ModuleName;
    if (!mayUse[own]) return `${user} belongs to no module of architecture.ts`;
    if (!mayUse[own].includes(used as ModuleName)) return `${own} may not use ${used} (${as})`;
  } else if (!mayEnter(from, layerOf(to) as Layer, isTest(user)))
    return `${from.name} may not use module ${used} (${as})`;
  return door.test(to) ? undefined : `${used} is entered only through #modules/${used} (${as})`;
}

const layerOf = (path: string): Layer | undefined => layers.find((layer) => layer.path.test(path));
const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1];
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

function lineOf(root: string, { from, as }: Use): number {
  const text = readFileSync(join(root, from), 'utf8');
  return lineAt(text, text.search(new RegExp(`['"]${as.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}['"]`)));
}

/** One finding for each ring of files that use one another. */
function cyclesIn(root: string, uses: readonly Use[]): Finding[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of uses) next.set(from, [...(next.get(from) ?? []), to]);
  return ringsIn(next).map((ring) => {
    const first = uses.find(({ from, to }) => from === ring[0] && to === ring[1]) as Use;
    return {
      file: first.from,
      line: lineOf(root, first),
      says: `files use one another in a ring: ${ring.join(' → ')}`,
    };
  });
}

/** One finding for each ring in the picture itself. */
export function cyclesInPicture(picture: Readonly<Record<string, readonly string[]>>): Finding[] {
  const rings = ringsIn(new Map(Object.entries(picture)));
  return rings.map((ring) => ({
    file: 'architecture.ts',
    line: 1,
    says: `modules use one another in a ring: ${ring.join(' → ')}`,
  }));
}

/** The rings met when walking a graph depth first; each ends where it began, and none is given twice. */
export function ringsIn(next: ReadonlyMap<string, readonly string[]>): string[][] {
  const rings: string[][] = [];
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): void => {
    const at = path.indexOf(node);
    if (at >= 0) rings.push([...path.slice(at), node]);
    if (at >= 0 || done.has(node)) return;
    for (const other of next.get(node) ?? []) walk(other, [...path, node]);
    done.add(node);
  };
  for (const node of next.keys()) walk(node, []);
  return rings;
}

if (import.meta.main) report(checkBoundaries(checkout));
