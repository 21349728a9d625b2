import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Principal, scopeOf } from './access.ts';
import { checkToken } from './forgery.ts';
import { keepReceipt, receiptHeader, takeReceipt } from './form-receipts.ts';
import { localeOf } from './frame.ts';
import { beginAct, type Reaction } from './journal.ts';
import type { Answer, Call, FormFields, UploadedFile } from './route.ts';
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
}

/** Gives a route what it may use for one request. */
export function makeCall(parts: CallParts, reactions: readonly Reaction[]): Call {
  const { request, reply, now, who, session } = parts;
  const { database, clock, tools } = parts.options;
  const form = (request.isMultipart() ? {} : (request.body ?? {})) as FormFields;
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
    read: (work) => database.read(scopeOf(who), work),
    readAs: (principal, work) => database.read(scopeOf(principal), work),
    actAs: (principal, work) =>
      database.write(scopeOf(principal), (tx) => work(beginAct(tx, principal, now, reactions))),
    act: async (work, location, notice): Promise<Answer> => {
      const done = await database.write(scopeOf(who), async (tx) => {
        const nonce = await takeReceipt(tx, form, who, now);
        const result = await work(beginAct(tx, who, now, reactions));
        const where = typeof location === 'string' ? location : location(result);
        await keepReceipt(tx, nonce, where);
        return { nonce, where };
      });
      reply.header(receiptHeader, done.nonce);
      return { kind: 'redirect', location: done.where, notice };
    },
    upload: async (take) => Object.assign(form, await readUpload(request, parts, take)),
    page: (view) => ({ kind: 'page', view }),
  };
}

/**
 * The hidden fields come before the files, so that a forged form is refused before anything is stored. A file beyond the
 * server's limit comes cut off and says so (`truncated`), so that whoever takes it can name it in the refusal.
 */
async function readUpload(
  request: FastifyRequest,
  parts: CallParts,
  take: (file: UploadedFile) => Promise<void>,
): Promise<FormFields> {
  const fields: Record<string, string> = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value ?? '');
      assertWritable(fields[part.fieldname]);
      continue;
    }
    checkToken(parts.session, fields._csrf);
    if (!part.filename) part.file.resume();
    else await take({ field: part.fieldname, name: part.filename, content: part.file });
  }
  checkToken(parts.session, fields._csrf);
  return fields;
}
