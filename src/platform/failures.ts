import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isCutOff } from './cut-off.ts';
import { isTemporary } from './database.ts';
import { Refusal } from './errors.ts';
import { isAtFilesHost } from './files-host.ts';
import { type Failure, frameOfVisitor, localeOf } from './frame.ts';
import type { FormFields } from './route.ts';
import type { ServerOptions } from './server-options.ts';
import { frameOf, partsOf } from './who-asks.ts';

/** Answers what went wrong with the page that says so, and logs what nobody expected under the id that the page shows. */
export async function failed(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  options: ServerOptions,
): Promise<FastifyReply> {
  const failure = failureOf(error, request);
  if (failure.kind === 'unexpected')
    options.log(
      `unexpected error ${failure.id} at ${request.method} ${request.routeOptions.url ?? '(no route)'}`,
      error,
    );
  // At the host of the files nobody is shown as signed in, and no token of a session is handed out.
  const isElsewhere = isAtFilesHost(request, options.tools.config);
  const parts = isElsewhere ? undefined : await partsOf(request, reply, options).catch(() => undefined);
  const frame = parts ? frameOf(parts) : frameOfVisitor(localeOf(request), request.url);
  if (failure.kind === 'unavailable') {
    options.log(
      `the database could not answer ${request.method} ${request.routeOptions.url ?? '(no route)'}: ${error}`,
    );
    reply.header('retry-after', '10');
  }
  return reply
    .code(failure.status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(options.renderFailure(failure, frame));
}

function failureOf(thrown: unknown, request: FastifyRequest): Failure {
  const error = isCutOff(thrown) ? new Refusal('request.cut_off', {}, 400) : thrown;
  const sent =
    request.method === 'POST' && request.body && !request.isMultipart()
      ? { resend: { url: request.url, fields: request.body as FormFields } }
      : {};
  if (isTemporary(error)) return { kind: 'unavailable', status: 503, ...sent };
  if (error instanceof Refusal) {
    const kind = error.status === 404 ? 'not_found' : error.status === 403 ? 'forbidden' : 'refused';
    return { kind, status: error.status, refusal: error, ...(error.code === 'form.forged' ? sent : {}) };
  }
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 429) return { kind: 'too_many', status: 429, ...sent };
  if (statusCode === 413) return { kind: 'too_large', status: 413 };
  if (statusCode && statusCode < 500) return { kind: 'not_found', status: statusCode };
  return { kind: 'unexpected', status: 500, id: randomUUID().slice(0, 8), ...sent };
}
