import { setTimeout as sleep } from 'node:timers/promises';
import { openWires } from './wires.ts';

/** Who asks for what, and how often. */
export interface Flow {
  readonly name: string;
  readonly path: string;
  readonly cookie: string;
  /** So many ask again as soon as they have an answer, or after `rest` milliseconds. */
  readonly people?: number;
  readonly rest?: number;
  /** Or so many requests a second, whether or not they are answered. */
  readonly perSecond?: number;
}

export interface LoadOrder {
  readonly port: number;
  readonly flows: readonly Flow[];
  readonly seconds: number;
}

/** What became of one flow. */
export interface Served {
  readonly name: string;
  /** Answered in full, and within a second. */
  readonly inTime: number;
  readonly late: number;
  /** Told to come again. */
  readonly refused: number;
  /** Anything else: no answer, or one that says neither. */
  readonly failed: number;
  /** The median of how long answers in full took, in milliseconds. */
  readonly median: number;
}

const late = 1_000;

/** So many of a flow are under way at most; what is beyond is given up, as by people whose browser waits in line. */
const mostUnderWay = 600;

async function run({ port, flows, seconds }: LoadOrder): Promise<Served[]> {
  const until = performance.now() + seconds * 1_000;
  return Promise.all(flows.map((flow) => runFlow(port, flow, until)));
}

async function runFlow(port: number, flow: Flow, until: number): Promise<Served> {
  const wires = openWires(port, flow);
  const took: number[] = [];
  const count = { inTime: 0, late: 0, refused: 0, failed: 0 };
  let underWay = 0;
  const askOnce = async (): Promise<void> => {
    const begun = performance.now();
    underWay += 1;
    const status = await wires.ask();
    underWay -= 1;
    const lasted = performance.now() - begun;
    if (status === 200) took.push(lasted);
    if (status === 200) count[lasted <= late ? 'inTime' : 'late'] += 1;
    else count[status === 503 ? 'refused' : 'failed'] += 1;
  };
  const person = async (): Promise<void> => {
    while (performance.now() < until) {
      await askOnce();
      if (flow.rest) await sleep(flow.rest);
    }
  };
  if (flow.perSecond) await pour(flow.perSecond, until, () => void (underWay < mostUnderWay && askOnce()));
  else await Promise.all(Array.from({ length: flow.people ?? 1 }, person));
  wires.close();
  const median = took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? Number.NaN;
  return { name: flow.name, ...count, median };
}

async function pour(perSecond: number, until: number, drop: () => void): Promise<void> {
  const begun = performance.now();
  for (let poured = 0; performance.now() < until; await sleep(5))
    for (const due = ((performance.now() - begun) / 1_000) * perSecond; poured < due; poured += 1) drop();
}

/** As a process of its own, so that what asks and what answers do not wait for each other. */
process.on('message', async (order: LoadOrder) => void process.send?.(await run(order)));
process.on('disconnect', () => process.exit());
