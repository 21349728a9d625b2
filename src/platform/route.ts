import type { Readable } from 'node:stream';
import type { Static, TSchema } from 'typebox';
import type { PersonalData, Principal } from './access.ts';
import type { Clock } from './clock.ts';
import type { Db } from './database.ts';
import type { Act } from './journal.ts';
import type { Tools } from './tools.ts';
import type { View } from './view.ts';
import type { Locale } from './words.ts';

/** One address of the product and what happens there. */
export interface Route<P extends TSchema = TSchema, Q extends TSchema = TSchema> {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** The permission that opens it, `public`, or `signed_in`; the server refuses to start without a known one. */
  readonly may: string;
  readonly params?: P;
  readonly query?: Q;
  /** The fields of the form it takes, for the documentation; the page reads them with `readForm`. */
  readonly form?: TSchema;
  /** What it answers with when all is well, a page or a redirect unless told; for the documentation, and tried by `trust`. */
  readonly answers?: 'page' | 'file' | 'json';
  /** How personal its answers are, where its permission does not say it. */
  readonly shows?: PersonalData;
  /** Shows what is kept of persons: that somebody of the staff looked stands in the access journal before it is shown. */
  readonly notesReading?: true | ((query: Static<Q>) => boolean);
  /**
   * Only for somebody who proved within five minutes who they are. Whoever has not is led to do so and comes back; what
   * they typed waits, without its files.
   */
  readonly confirmed?: boolean;
  /** Takes files: the body is read with {@link Call.upload}. */
  readonly upload?: boolean;
  /** Also takes one flat object as JSON, as other systems send it; it is read as the fields of a form. */
  readonly json?: boolean;
  /** Hands over a file as people handed it in: from the host of the files, where one is set. */
  readonly handedIn?: boolean;
  /** Figures and reports alone, which may come from a copy of the database some seconds behind, where there is one. */
  readonly reports?: boolean;
  /** At most so many requests a minute from one address. */
  readonly perMinute?: number;
  run(call: Call<Static<P>, Static<Q>>): Promise<Answer>;
}

/** Gives a route its types; the lists of module.ts hold what it returns. */
export function route<P extends TSchema = TSchema, Q extends TSchema = TSchema>(definition: Route<P, Q>): Route<P, Q> {
  return definition;
}

export type FormFields = Readonly<Record<string, string | string[] | undefined>>;

/** One request, as a page sees it: who asks, with what, and what the page may use. */
export interface Call<P = unknown, Q = unknown> {
  readonly who: Principal;
  readonly params: P;
  readonly query: Q;
  readonly form: FormFields;
  readonly locale: Locale;
  readonly clock: Clock;
  readonly now: number;
  readonly tools: Tools;
  /** The path and query asked for. */
  readonly url: string;
  /** The hidden fields of a form on this page: against forging, and against acting twice. */
  readonly tokens: FormTokens;
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
  setCookie(
    name: string,
    value: string,
    options?: { readonly maxAge?: number; readonly sameSite?: 'lax' | 'strict' },
  ): void;
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Does one action in one transaction and answers with a redirect (303) to where its result is seen. A form that was
   * already acted on leads to the same place without acting again. `notice` is the key of a text shown there once.
   * With `as`, it is done in another name than the asker's, whom then neither the journal nor the receipt names.
   */
  act<T>(
    work: (act: Act) => Promise<T>,
    location: string | ((result: T) => string),
    notice?: string,
    as?: Principal,
  ): Promise<Answer>;
  /** Like {@link act} for a principal other than the one asking: signing in, or a job's work done at once. */
  actAs<T>(who: Principal, work: (act: Act) => Promise<T>): Promise<T>;
  readAs<T>(who: Principal, work: (db: Db) => Promise<T>): Promise<T>;
  /** Streams the files of a form to `take`, one after another, and returns its other fields. */
  upload(take: (file: UploadedFile) => Promise<void>): Promise<FormFields>;
  page(view: View): Answer;
  /** Says whose thing this is about, and which, once it is found: the access journal of that agency tells of it. */
  concerns(agencyId: string, subjectId?: string): void;
  /** Notes an attempt to sign in that failed, when the page itself answers it. */
  failedToEnter(error: unknown): Promise<void>;
}

export interface FormTokens {
  readonly csrf: string;
  readonly nonce: string;
}

export interface UploadedFile {
  /** The name of the field. */
  readonly field: string;
  /** The name as the browser sent it: a hint, never a path. */
  readonly name: string;
  /** `truncated` once read, when it was larger than the server takes at all. */
  readonly content: Readable & { readonly truncated?: boolean };
}

export type Answer =
  | { readonly kind: 'page'; readonly view: View }
  | { readonly kind: 'redirect'; readonly location: string; readonly notice?: string | undefined }
  | { readonly kind: 'json'; readonly body: unknown; readonly status?: number }
  | Edition
  | FileAnswer;

/**
 * A page that is the same for every visitor who asks for this address in this language, or for one session of somebody of the
 * staff who does; it holds no form that is good once.
 */
export interface Edition {
  readonly kind: 'edition';
  /** Everything the page is made of that can change, besides who asks: when it is another, the page is made anew. */
  readonly madeOf: string;
  readonly make: () => Promise<View>;
}

export interface FileAnswer {
  readonly kind: 'file';
  readonly content: Uint8Array | Readable | string;
  readonly type: string;
  readonly name: string;
  /** Shown in the browser instead of being downloaded; only for what the product made itself. */
  readonly inline?: boolean;
  readonly publicFor?: number;
}

/** Sends the browser elsewhere (303). */
export function redirect(location: string, notice?: string): Answer {
  return { kind: 'redirect', location, notice };
}

/** Fills an address: `href('/ho-so/:code', { code })`, and adds a query. */
export function href(
  pattern: string,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const [start = '', ...rest] = partsOf(pattern);
  let address = start;
  for (let i = 0; i < rest.length; i += 2) address += encodeURIComponent(params[rest[i] ?? ''] ?? '') + rest[i + 1];
  let joint = '?';
  for (const [name, value] of Object.entries(query)) {
    if (!value) continue;
    address += `${joint}${isPlain.test(value) ? `${name}=${value}` : new URLSearchParams({ [name]: value })}`;
    joint = '&';
  }
  return address;
}

/** What stands for itself in a query. */
const isPlain = /^[\w.-]*$/;

/** The text before the first parameter of an address, then each parameter's name and the text behind it. */
function partsOf(pattern: string): readonly string[] {
  const known = partsOfPatterns.get(pattern);
  if (known) return known;
  const parts = pattern.split(/:(\w+)/);
  if (partsOfPatterns.size < 1_000) partsOfPatterns.set(pattern, parts);
  return parts;
}

/** Lists fill the same few addresses hundreds of times. */
const partsOfPatterns = new Map<string, readonly string[]>();
