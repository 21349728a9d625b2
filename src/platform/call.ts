import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Principal, scopeOf } from './access.ts';
import type { AccessNote } from './access-journal/access-note.ts';
import type { Reports } from './copy-for-reports.ts';
import type { Tx } from './database.ts';
import { Refusal } from './errors.ts';
import type { PartsOf } from './file-parts.ts';
import { checkToken } from './forgery.ts';
import { assertNotActedOn, keepReceipt, receiptHeader, takeReceipt } from './form-receipts.ts';
import { localeOf } from './frame.ts';
import { beginAct, type Reaction } from './journal.ts';
import type { Answer, Call, FormFields, UploadedFile } from './route.ts';
import { keptSince, partsBehind, partsField } from './sent-in-parts.ts';
import type { ServerOptions } from './server-options.ts';
import type { Session } from './session.ts';
import { assertWritable } from './unwritable.ts';

export interface CallParts {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly now: number;
  readonly session: Session | undefined;
  readonly who: Principal;
  readonly options: ServerOptions;
  /** Where the route reads. */
  readonly reading: Reports;
}

/** Gives a route what it may use for one request. */
export function makeCall(parts: CallParts, reactions: readonly Reaction[], note: AccessNote): Call {
  const { request, reply, now, who, session, reading } = parts;
  const { database, clock, tools } = parts.options;
  const form = (request.isMultipart() ? {} : (request.body ?? {})) as FormFields;
  const arrived: PartsOf[] = [];
  /** What is refused inside is undone; that it was refused stays, whatever page the route answers with. */
  const write = <T>(principal: Principal, work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.write(scopeOf(principal), work).catch(async (error: unknown) => {
      await note.failed(error);
      throw error;
    });
  return {
    who,
    now,
    clock,
    tools,
    form,
    params: request.params,
    query: request.query,
    url: request.url,
    locale: localeOf(request),
    tokens: { csrf: session?.csrf ?? '', nonce: randomUUID() },
    header: (name) => [request.headers[name]].flat()[0],
    cookie: (name) => request.cookies[name],
    setCookie: (name, value, { maxAge, sameSite = 'lax' } = {}) => {
      const secure = tools.config.publicUrl.startsWith('https://');
      reply.setCookie(name, value, {
        path: '/',
        httpOnly: true,
        secure,
        sameSite,
        ...(maxAge !== undefined && { maxAge }),
      });
    },
    read: (work) => reading.read(scopeOf(who), work),
    readAs: (principal, work) => reading.read(scopeOf(principal), work),
    actAs: (principal, work) => write(principal, (tx) => work(beginAct(tx, principal, now, reactions, note.concerns))),
    act: async (work, location, notice, as = who): Promise<Answer> => {
      const done = await write(as, async (tx) => {
        const nonce = await takeReceipt(tx, form, as, now);
        const result = await work(beginAct(tx, as, now, reactions, note.concerns));
        const where = typeof location === 'string' ? location : location(result);
        await keepReceipt(tx, nonce, where);
        return { nonce, where };
      });
      await tools.strike?.('form.committed');
      for (const parts of arrived) await tools.blobs.parts.remove(parts);
      reply.header(receiptHeader, done.nonce);
      return { kind: 'redirect', location: done.where, notice };
    },
    upload: async (take) => {
      if (request.isMultipart()) await readUpload(request, parts, form as Record<string, string>, { take, arrived });
      return form;
    },
    page: (view) => ({ kind: 'page', view }),
    concerns: note.concerns,
    failedToEnter: note.failedToEnter,
  };
}

interface Upload {
  readonly take: (file: UploadedFile) => Promise<void>;
  /** Files that came in parts before: they are needed until the form is acted on. */
  readonly arrived: PartsOf[];
}

/**
 * The hidden fields come before the files, so that a forged form is refused before anything is stored. A file beyond the
 * server's limit comes cut off and says so (`truncated`), so that whoever takes it can name it in the refusal. One that
 * came in parts before stands in the form by its name, and is taken like all others.
 */
async function readUpload(
  request: FastifyRequest,
  parts: CallParts,
  fields: Record<string, string>,
  { take, arrived }: Upload,
): Promise<void> {
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      checkToken(parts.session, fields._csrf);
      if (!part.filename) part.file.resume();
      else await take({ field: part.fieldname, name: part.filename, content: part.file });
      continue;
    }
    const value = String(part.value ?? '');
    assertWritable(value);
    if (part.fieldname !== partsField) {
      fields[part.fieldname] = value;
      continue;
    }
    checkToken(parts.session, fields._csrf);
    const behind = partsBehind(value, { who: parts.who, url: request.url });
    await take(await wholeFile(behind, parts, fields));
    arrived.push(behind.parts);
  }
  checkToken(parts.session, fields._csrf);
}

/** A form sent twice, whose files went with the first, leads to where the first did. */
async function wholeFile(
  { field, parts: of }: ReturnType<typeof partsBehind>,
  { who, now, options }: CallParts,
  fields: FormFields,
): Promise<UploadedFile> {
  const content = await options.tools.blobs.parts.open(of, keptSince(now));
  if (content) return { field, name: of.file.name, content };
  await options.database.read(scopeOf(who), (db) => assertNotActedOn(db, fields, who));
  throw new Refusal('form.file_incomplete', { name: of.file.name }, 409);
}
