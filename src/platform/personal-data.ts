import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { lock, unlock } from './locked-box.ts';
import { type Statement, sql } from './sql.ts';

/**
 * Something personal on its way into the database, readable only with the key of its subject. Given as a value of a
 * statement it is sealed there; whatever a statement finds sealed comes back opened. Made by {@link sealed} and
 * {@link sealedJson}.
 */
export class Sealed {
  readonly subjectId: string;
  readonly content: string;
  readonly isJson: boolean;

  constructor(subjectId: string, content: string, isJson: boolean) {
    this.subjectId = subjectId;
    this.content = content;
    this.isJson = isJson;
  }
}

/** A text for a column of text, sealed under the key of `subjectId`; nothing stays nothing. */
export function sealed(subjectId: string, text: string | null | undefined): Sealed | null {
  return text === null || text === undefined ? null : new Sealed(subjectId, `t${text}`, false);
}

/** Anything JSON can say for a column of jsonb, sealed under the key of `subjectId`. */
export function sealedJson(subjectId: string, value: unknown): Sealed {
  return new Sealed(subjectId, `j${JSON.stringify(value)}`, true);
}

/** Something to be found again by without being readable; made by {@link markOf} and {@link markOfWord}. */
export class Marked {
  readonly text: string;
  readonly isNumber: boolean;

  constructor(text: string, isNumber: boolean) {
    this.text = text;
    this.isNumber = isNumber;
  }
}

/**
 * The mark of an identity or telephone number: the same for the same number, and telling nothing to whoever lacks the key,
 * not even by trying all twelve digits.
 */
export const markOf = (number: string): Marked => new Marked(number, false);

/** The mark of a word at an agency, a `bigint`: the same word has another one at another agency. */
export const markOfWord = (agencyId: string, word: string): Marked => new Marked(`word ${agencyId} ${word}`, true);

/** The subject whose key a statement destroys: whoever runs it forgets the key as well. */
class Forgotten {
  readonly subjectId: string;

  constructor(subjectId: string) {
    this.subjectId = subjectId;
  }
}

/** Asks the connection itself, inside the same transaction. */
type Ask = <R>(statement: Statement) => Promise<R[]>;

/** Seals and opens what is personal. One of it for each key outside the database. */
export class PersonalKeys {
  readonly #lock: Buffer;
  readonly #mark: Buffer;
  /** What the parts of unfinished files are encrypted under. */
  readonly ofParts: Buffer;
  readonly #known = new Map<string, Known>();

  /** `master` is the key outside the database, 32 bytes. */
  constructor(master: Buffer) {
    this.#lock = derived(master, 'lock of personal keys');
    this.#mark = derived(master, 'marks of numbers');
    this.ofParts = derived(master, 'parts of files');
  }

  /** Tells this key from another without telling anything of it. */
  get fingerprint(): Buffer {
    return createHash('sha256').update(this.#lock).digest();
  }

  /** What {@link markOf} becomes in the database. */
  mark(text: string): string {
    return createHmac('sha256', this.#mark).update(text).digest('base64url').slice(0, 32);
  }

  /** What {@link markOfWord} becomes in the database: 64 bits, in decimal. */
  markInNumber(text: string): string {
    return createHmac('sha256', this.#mark).update(text).digest().readBigInt64BE().toString();
  }

  /** What one transaction seals and opens with; `keeps` is false where what it sees may still be undone. */
  inTransaction(ask: Ask, keeps: boolean): PersonalBox {
    return new PersonalBox(ask, this, keeps);
  }

  /** A key that was seen committed, for a minute: a key destroyed elsewhere is not used for longer. */
  remembered(subjectId: string): Buffer | undefined {
    const known = this.#known.get(subjectId);
    if (known && known.until > performance.now()) return known.key;
    this.#known.delete(subjectId);
    return undefined;
  }

  /** In memory of its own: cut from what Node deals out to all, a key of 32 bytes would hold 8,192 as long as it is there. */
  remember(subjectId: string, key: Buffer): void {
    const now = performance.now();
    this.#known.delete(subjectId);
    for (const [id, { until }] of this.#known) {
      if (until > now && this.#known.size < most) break;
      this.#known.delete(id);
    }
    const own = Buffer.alloc(key.length);
    key.copy(own);
    this.#known.set(subjectId, { key: own, until: now + 60_000 });
  }

  forget(subjectId: string): void {
    this.#known.delete(subjectId);
  }

  wrap(subjectId: string, key: Buffer): Buffer {
    return lock(this.#lock, key, `personal key of ${subjectId}`);
  }

  unwrap(subjectId: string, wrapped: Buffer): Buffer {
    return unlock(this.#lock, wrapped, `personal key of ${subjectId}`);
  }
}

interface Known {
  readonly key: Buffer;
  readonly until: number;
}

/** How many keys are remembered: some 200 bytes each. */
const most = 20_000;

const derived = (master: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', master, '', purpose, 32));

/** What is sealed begins so, in a column of text as in one of jsonb: `mc1.<subject>.<nonce, tag and content>`. */
const prefix = 'mc1.';

const sealedForm = /^mc1\.(?<subjectId>[0-9a-f-]{36})\.(?<box>[\w-]+)$/;

const isSealed = (value: unknown): value is string => typeof value === 'string' && value.startsWith(prefix);

/** Seals and opens within one transaction. */
export class PersonalBox {
  readonly #ask: Ask;
  readonly #keys: PersonalKeys;
  readonly #keeps: boolean;
  readonly #own = new Map<string, Buffer>();
  /** Keys made here: nobody else may use them before this transaction is committed. */
  readonly #made = new Map<string, Promise<Buffer>>();
  readonly #destroyed = new Set<string>();

  constructor(ask: Ask, keys: PersonalKeys, keeps: boolean) {
    this.#ask = ask;
    this.#keys = keys;
    this.#keeps = keeps;
  }

  /** The values as the database stores them; absent when there is nothing to seal or to mark. */
  sealAll(values: readonly unknown[]): Promise<unknown[]> | undefined {
    return values.some(isPersonal) ? this.#seal(values) : undefined;
  }

  async #seal(values: readonly unknown[]): Promise<unknown[]> {
    for (const value of values.flat()) if (value instanceof Sealed) await this.#keyToSealWith(value.subjectId);
    return values.map((value) =>
      Array.isArray(value) ? value.map((each) => this.#stored(each)) : this.#stored(value),
    );
  }

  #stored(value: unknown): unknown {
    if (value instanceof Marked)
      return value.isNumber ? this.#keys.markInNumber(value.text) : this.#keys.mark(value.text);
    if (value instanceof Forgotten) return this.#forget(value.subjectId);
    return value instanceof Sealed ? this.#locked(value) : value;
  }

  #forget(subjectId: string): string {
    this.#destroyed.add(subjectId);
    this.#own.delete(subjectId);
    this.#keys.forget(subjectId);
    return subjectId;
  }

  #locked({ subjectId, content, isJson }: Sealed): string {
    const box = lock(this.#keyOf(subjectId)!, Buffer.from(content), subjectId);
    const text = `${prefix}${subjectId}.${box.toString('base64url')}`;
    return isJson ? JSON.stringify(text) : text;
  }

  /**
   * Opens what is sealed in rows, in place; absent when nothing is. What is sealed under a key that was destroyed is gone
   * and becomes null.
   */
  openAll(rows: readonly Record<string, unknown>[]): Promise<void> | undefined {
    const found: Found[] = [];
    for (const row of rows) for (const name in row) if (isSealed(row[name])) found.push({ row, name });
    return found.length === 0 ? undefined : this.#open(found);
  }

  async #open(found: readonly Found[]): Promise<void> {
    const boxes = found.map(({ row, name }) => sealedForm.exec(row[name] as string)?.groups ?? {});
    await this.#fetch(boxes.map(({ subjectId = '' }) => subjectId));
    for (const [i, { row, name }] of found.entries()) {
      const { subjectId = '', box = '' } = boxes[i] ?? {};
      const key = this.#keyOf(subjectId);
      row[name] = key ? contentOf(unlock(key, Buffer.from(box, 'base64url'), subjectId).toString()) : null;
    }
  }

  #keyOf(subjectId: string): Buffer | undefined {
    return this.#own.get(subjectId) ?? this.#keys.remembered(subjectId);
  }

  /** Reads the keys of subjects that are not known yet. */
  async #fetch(subjectIds: readonly string[]): Promise<void> {
    const missing = [...new Set(subjectIds)].filter((id) => !this.#keyOf(id));
    if (missing.length === 0) return;
    const rows = await this.#ask<{ subjectId: string; wrapped: Buffer }>(sql`
      select subject_id as "subjectId", wrapped from platform.personal_key where subject_id = any (${missing}::uuid[])`);
    for (const { subjectId, wrapped } of rows) this.#found(subjectId, this.#keys.unwrap(subjectId, wrapped));
  }

  #found(subjectId: string, key: Buffer): void {
    this.#own.set(subjectId, key);
    if (this.#keeps && !this.#made.has(subjectId)) this.#keys.remember(subjectId, key);
  }

  async #keyToSealWith(subjectId: string): Promise<Buffer> {
    const known = this.#keyOf(subjectId);
    if (known) return known;
    if (!this.#made.has(subjectId)) this.#made.set(subjectId, this.#make(subjectId));
    return this.#made.get(subjectId)!;
  }

  /** Makes the key of a subject, or takes the one that is there; one statement for both. */
  async #make(subjectId: string): Promise<Buffer> {
    const fresh = this.#keys.wrap(subjectId, randomBytes(32));
    const [row] = await this.#ask<{ wrapped: Buffer }>(sql`
      with made as (
        insert into platform.personal_key (subject_id, wrapped) values (${subjectId}, ${fresh})
        on conflict (subject_id) do nothing returning wrapped)
      select wrapped from made union all select wrapped from platform.personal_key where subject_id = ${subjectId}`);
    // Nothing when somebody else committed one between the beginning and the end of the statement.
    if (!row) await this.#fetch([subjectId]);
    else this.#own.set(subjectId, this.#keys.unwrap(subjectId, row.wrapped));
    return this.#keyOf(subjectId)!;
  }

  /**
   * Once the transaction is committed, what it made is anybody's to use, and what it destroyed nobody's. A key it was about
   * to make may be another's that came first, and is remembered by whoever made it; or it was made and destroyed here.
   */
  committed(): void {
    for (const id of this.#destroyed) this.#keys.forget(id);
    if (!this.#keeps) return;
    for (const id of this.#made.keys()) {
      const key = this.#own.get(id);
      if (key) this.#keys.remember(id, key);
    }
  }
}

interface Found {
  readonly row: Record<string, unknown>;
  readonly name: string;
}

const isPersonal = (value: unknown): boolean =>
  value instanceof Sealed ||
  value instanceof Marked ||
  value instanceof Forgotten ||
  (Array.isArray(value) && value.some(isPersonal));

/** Throws when something personal would be written without a key to seal it with. */
export function refusePersonal(values: readonly unknown[]): undefined {
  if (values.some(isPersonal)) throw new Error('This database was opened without the key of personal data.');
}

/** What was sealed, by the sign before it: a text, or JSON. */
const contentOf = (content: string): unknown => (content[0] === 'j' ? JSON.parse(content.slice(1)) : content.slice(1));

/** Makes everything sealed under a subject's key unreadable for good. Only in a transaction that says why in the journal. */
export async function destroyPersonalKey(tx: { query: Ask }, subjectId: string): Promise<void> {
  await tx.query(sql`delete from platform.personal_key where subject_id = ${new Forgotten(subjectId)}`);
}
