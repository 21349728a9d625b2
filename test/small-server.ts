import type { FastifyInstance } from 'fastify';
import { type Permissions, type Principal, visitor } from '#platform/access';
import { type Clock, systemClock } from '#platform/clock';
import { readConfig } from '#platform/config';
import type { Reports } from '#platform/copy-for-reports';
import type { Database } from '#platform/database';
import type { Failure } from '#platform/frame';
import { newId } from '#platform/identifiers';
import { platform } from '#platform/platform-module';
import { root } from '#platform/root';
import type { Route } from '#platform/route';
import { buildServer } from '#platform/server';
import type { Session } from '#platform/session';
import type { Tools } from '#platform/tools';
import type { TurnOptions } from '#platform/turns';

/** Two people whose cookie is their name. */
export const people = {
  an: person('an', '01980000-0000-4000-8000-00000000000a'),
  binh: person('binh', '01980000-0000-4000-8000-00000000000b'),
} as const;

function person(name: string, id: string): Session {
  const who: Principal = { ...visitor, kind: 'citizen', id, name, roles: ['citizen', 'anyone'] };
  return { who, csrf: `token of ${name}`, provedAt: 0 };
}

interface Parts {
  readonly database: Database;
  readonly reports?: Reports;
  // biome-ignore lint/suspicious/noExplicitAny: routes of every shape of address and query.
  readonly routes?: readonly Route<any, any>[];
  readonly permissions?: Permissions;
  readonly clock?: Clock;
  readonly env?: Readonly<Record<string, string>>;
  readonly log?: (message: string, error?: unknown) => void;
  readonly turns?: Partial<TurnOptions>;
  /** Why the store of files is away. */
  readonly trouble?: () => string | undefined;
}

/** The platform's server around a few routes, without modules; pages and failures come as JSON. */
export function smallServer(parts: Parts): Promise<FastifyInstance> {
  const { database, routes = [], permissions = {}, clock = systemClock, env = {}, log = () => {}, turns } = parts;
  const shelf = { trouble: async () => parts.trouble?.() };
  return buildServer({
    database,
    reports: parts.reports,
    clock,
    log,
    tools: { config: readConfig(env, root), blobs: { shelf } } as unknown as Tools,
    modules: [platform, { name: 'planted', routes, permissions }],
    identify: async (secret) => people[secret as keyof typeof people],
    render: ({ title }) => title,
    renderFailure: (failure) => JSON.stringify(shown(failure)),
    assets: undefined,
    turns,
  });
}

const shown = ({ kind, refusal, resend }: Failure) => ({ kind, code: refusal?.code, resend });

interface Sent {
  readonly who?: keyof typeof people;
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a form as the page of `who` would: with their token and a fresh nonce, unless `fields` say otherwise. */
export function send(http: FastifyInstance, url: string, { who, fields = {}, headers = {} }: Sent = {}) {
  const tokens = { _nonce: newId(), ...(who && { _csrf: people[who].csrf }) };
  return http.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams({ ...tokens, ...fields }).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(who && { cookie: `motcua=${who}` }),
      ...headers,
    },
  });
}
