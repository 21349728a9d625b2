import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { type Database, publicScope } from '../database.ts';
import type { Strike } from '../fault-point.ts';
import { type Stamp, signAnchor } from './anchor.ts';
import { appendAnchor, copyAnchors, findLastAnchor, hashOfLine } from './anchor-folder.ts';
import { findListedAnchor, insertAnchor, type ListedAnchor, listHeads, takeTheAnchor } from './anchor-store.ts';
import type { SealKey } from './block.ts';
import { sealWaitingRows } from './seal-waiting-rows.ts';

/** An authority outside that says when a SHA-256 was there (RFC 3161); whoever puts the product together knows one. */
export type TimeStamper = (digest: Uint8Array) => Promise<Uint8Array>;

export interface SealerOptions {
  /** Works as the sealer. */
  readonly database: Database;
  readonly key: SealKey;
  readonly clock: Clock;
  readonly anchorsFolder: string;
  /** A second folder for the anchors, on another disk or with another agency. */
  readonly secondFolder: string | undefined;
  readonly stamp: TimeStamper | undefined;
  readonly log: (message: string, error?: unknown) => void;
  /** Milliseconds between two passes, and at most between two anchors of a journal that grows. */
  readonly pause?: number;
  readonly anchorEvery?: number;
  readonly strike?: Strike;
}

export const anchorsFolderOf = (home: string): string => join(home, 'anchors');

/**
 * Seals what the journals gained, every second, and tells of it outside the database every five minutes. Of several
 * processes one does it at a time. Stopping waits for the pass under way and anchors what it sealed.
 */
export function startSealer(options: SealerOptions): { stop(): Promise<void> } {
  const { log, pause = 1_000 } = options;
  const stopping = new AbortController();
  const seal = openSealing(options);
  const work = async (): Promise<void> => {
    let isAway = false;
    while (!stopping.signal.aborted) {
      const failure = await seal.pass().then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failure !== undefined && !isAway) log('the journals could not be sealed; trying again', failure);
      if (failure === undefined && isAway) log('the journals are sealed again');
      isAway = failure !== undefined;
      await sleep(isAway ? pause * 5 : pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    await seal.finish();
  };
  const done = work().catch((error: unknown) => log('the sealing of the journals ended', error));
  return {
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}

/** Passes and anchors by hand, as {@link startSealer} makes them by the clock. */
export function openSealing(options: SealerOptions) {
  const { database, key, clock, log, anchorEvery = 5 * 60_000 } = options;
  let after: number | undefined;
  let anchored: number | undefined;
  let hasGrown = true;
  let anchoring: Promise<void> | undefined;
  const anchor = async (at: number, every: number): Promise<void> => {
    hasGrown = false;
    anchored = at;
    await writeAnchor(options, at, every).catch((error: unknown) => {
      hasGrown = true;
      log('no anchor of the journals could be written', error);
    });
    anchoring = undefined;
  };
  const pass = async (): Promise<number> => {
    const now = clock.now();
    let sealed = 0;
    for (;;) {
      const result = await sealWaitingRows({ database, key, now: clock.now(), after });
      if (result === 'busy') return sealed;
      sealed += result.sealed;
      if (result.isComplete) break;
    }
    after = now;
    hasGrown ||= sealed > 0;
    // The authority that stamps may take its time; sealing goes on meanwhile.
    const ended = clock.now();
    if (hasGrown && isDue(anchored, ended, anchorEvery)) anchoring ??= anchor(ended, anchorEvery);
    return sealed;
  };
  return {
    pass,
    /** Waits for the anchor being written, if one is. */
    anchored: async (): Promise<void> => anchoring,
    /** Seals and anchors what is left. */
    finish: async (): Promise<void> => {
      await pass();
      await anchoring;
      if (hasGrown) await anchor(clock.now(), 0);
    },
  };
}

/** Whether so long has passed since `last`; when the clock has gone back behind it, nobody knows, and it is. */
const isDue = (last: number | undefined, now: number, every: number): boolean =>
  last === undefined || now < last || now - last >= every;

/** A chain may be told of twice, but none that grew is left out when clocks differ a little. */
const overlap = 120_000;

/** How far ahead of an anchor a clock may be that sealed what it tells of: less than whoever reads it again lets pass. */
const ahead = 60_000;

/**
 * When the blocks were sealed that an anchor tells of. It may have to wait after it has read the clock (a machine that slept),
 * and what is sealed meanwhile is for the next one. Of all chains when the clock went back behind the one before.
 */
const toldSpan = (listed: ListedAnchor | undefined, at: number): readonly [from: number, to: number | undefined] =>
  listed && listed.at > at ? [0, undefined] : [listed ? listed.at - overlap : 0, at + ahead];

/** Writes an anchor, unless another process did so less than `every` milliseconds before, or no chain grew. */
function writeAnchor(options: SealerOptions, at: number, every: number): Promise<void> {
  const { database, key, anchorsFolder } = options;
  return database.write(publicScope, async (tx) => {
    if (!(await takeTheAnchor(tx))) return;
    const listed = await findListedAnchor(tx);
    if (!isDue(listed?.at, at, every)) return;
    const last = await findLastAnchor(anchorsFolder);
    if (last.number > (listed?.number ?? 0)) await insertAnchor(tx, last);
    const heads = await listHeads(tx, ...toldSpan(listed, at));
    if (heads.length === 0) return;
    const number = Math.max(last.number, listed?.number ?? 0) + 1;
    const signed = signAnchor({ number, at, previous: last.hash, heads }, key);
    const stamp = await stampOf(options, signed.digest);
    const line = signed.line(stamp);
    await appendAnchor(anchorsFolder, at, line);
    await options.strike?.('anchor.appended');
    await insertAnchor(tx, {
      number,
      at,
      hash: hashOfLine(line),
      stamp: typeof stamp === 'string' ? stamp : 'stamped',
    });
    await options.strike?.('anchor.listed');
    await copyToSecond(options);
  });
}

async function copyToSecond({ anchorsFolder, secondFolder, log }: SealerOptions): Promise<void> {
  if (secondFolder === undefined) return;
  await copyAnchors(anchorsFolder, secondFolder).catch((error: unknown) =>
    log('the second folder of anchors could not be written', error),
  );
}

async function stampOf({ stamp, log }: SealerOptions, digest: Uint8Array): Promise<Stamp> {
  if (!stamp) return 'none';
  try {
    return await stamp(digest);
  } catch (error) {
    log('an anchor of the journals goes without a time-stamp', error);
    return 'away';
  }
}
