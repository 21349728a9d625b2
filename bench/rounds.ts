/** How long one measures: `rounds` of `seconds` for each side in turn, so that whatever else the machine does hits both. */
export interface Pace {
  readonly rounds: number;
  readonly seconds: number;
  /** How long a day lasts that is measured as a whole. */
  readonly minutes: number;
  /** How much of what can be done at most such a day asks for. */
  readonly share: number;
}

/** The middle one of some numbers; `share` 0.95 gives the 95th percentile. */
export function percentile(values: readonly number[], share = 0.5): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Medians of two sides measured in turn, and the median of the ratio of each round. */
export interface Compared {
  readonly ours: number;
  readonly limit: number;
  readonly ratio: number;
}

/** Measures both sides in turn, once for warming up and then `rounds` times; the side that begins changes. */
export async function compare(
  rounds: number,
  ours: () => Promise<number>,
  limit: () => Promise<number>,
): Promise<Compared> {
  const pairs: { ours: number; limit: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % 2 === 0 ? await ours() : undefined;
    const second = await limit();
    pairs.push({ ours: first ?? (await ours()), limit: second });
  }
  const counted = pairs.slice(1);
  return {
    ours: percentile(counted.map((pair) => pair.ours)),
    limit: percentile(counted.map((pair) => pair.limit)),
    ratio: percentile(counted.map((pair) => pair.ours / pair.limit)),
  };
}

/** Lets `clients` do `work` one after another for some seconds and returns how often it was done in a second. */
export async function throughput(
  clients: number,
  seconds: number,
  work: (client: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  const until = began + seconds * 1000;
  let done = 0;
  const client = async (number: number): Promise<void> => {
    while (performance.now() < until) {
      await work(number);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return done / ((performance.now() - began) / 1000);
}
