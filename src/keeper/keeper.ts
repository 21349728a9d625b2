import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '#platform/config';
import { type BackSoon, openBackSoon } from './back-soon.ts';
import { type KeptProduct, raiseProduct } from './kept-product.ts';

/** Seconds before each attempt to raise a product that ended by itself; the last one goes on. */
const waits = [0, 1, 2, 5, 10, 30];

interface KeeperOptions {
  /** The bundle of the product. */
  readonly program: string;
  /** One line for the product to say, once it is there: what was found of a database. */
  readonly found: Promise<string | undefined>;
  /** Where it answers. */
  readonly place: Pick<Config, 'host' | 'port'>;
  readonly log: (line: string) => void;
}

/** Keeps one product serving: raises it again when it ends by itself, and puts another in its place without a gap. */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #alive = new Set<KeptProduct>();
  #program: string;
  #current: KeptProduct | undefined;
  #isStopping = false;
  /** Answers while no product does. */
  #backSoon: BackSoon | undefined;
  /** One change at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(options: KeeperOptions) {
    this.#options = options;
    this.#program = options.program;
  }

  /** Raises the product for the first time; throws when it ends before it serves. */
  static async start(options: KeeperOptions): Promise<Keeper> {
    const keeper = new Keeper(options);
    const first = keeper.#raise(options.program, true);
    await first.serving;
    keeper.#handOnTo(first);
    return keeper;
  }

  /**
   * Raises `program`, and once it answers lets the one before go. When it does not come to answer, or `signal` says to
   * give up, the one before goes on as if nothing had been; throws then.
   */
  replace(program: string, signal: AbortSignal): Promise<void> {
    return this.#inTurn(async () => {
      const product = this.#raise(program, false);
      const giveUp = (): void => product.stop();
      signal.addEventListener('abort', giveUp, { once: true });
      await product.serving.finally(() => signal.removeEventListener('abort', giveUp));
      const before = this.#current;
      this.#program = program;
      this.#handOnTo(product);
      await before?.leave();
      product.takeDuties();
    });
  }

  /** Lets it finish what is under way and end. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#leavePort();
    for (const product of this.#alive) product.stop();
    await Promise.all([...this.#alive].map(({ ended }) => ended));
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  #raise(program: string, alone: boolean): KeptProduct {
    const product = raiseProduct(program, { found: this.#options.found, alone, leavePort: () => this.#leavePort() });
    this.#alive.add(product);
    product.ended.finally(() => this.#alive.delete(product));
    return product;
  }

  #handOnTo(product: KeptProduct): void {
    this.#current = product;
    product.ended.then((code) => this.#inTurn(() => this.#raiseAgain(product, code)));
  }

  #leavePort(): void {
    this.#backSoon?.close();
    this.#backSoon = undefined;
  }

  /** Until one serves in the place of one that ended by itself. */
  async #raiseAgain(lost: KeptProduct, code: number): Promise<void> {
    for (let attempt = 0; !this.#isStopping && this.#current === lost; attempt += 1) {
      if (lost.asksForPort()) this.#backSoon ??= openBackSoon(this.#options.place);
      this.#options.log(`The product ended by itself (${code}); starting it again.`);
      await sleep(1_000 * (waits[Math.min(attempt, waits.length - 1)] ?? 0));
      if (this.#isStopping) return;
      const product = this.#raise(this.#program, true);
      await product.serving.then(
        () => this.#handOnTo(product),
        () => {},
      );
    }
  }
}
