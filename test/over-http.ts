import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { agencies, type CastMember, cast } from './cast.ts';
import { certifiedCopies } from './dossiers.ts';
import { nextAddress } from './next-address.ts';

/** Somebody signed in at a product that really runs, whose browser runs no scripts. */
export interface OverHttp {
  /** The same person in the same browser at another product. */
  at(address: string): OverHttp;
  /** Sends a form with its token; a nonce of its own unless `fields` has one. What came in parts is named in `_in_parts`. */
  send(path: string, fields: Readonly<Record<string, string>>, file?: Uint8Array): Promise<Answered>;
  get(path: string): Promise<Answered>;
}

export interface Answered {
  readonly status: number;
  /** Where the answer leads. */
  readonly location: string;
  /** The receipt of what was acted on. */
  readonly receipt: string;
  readonly body: Buffer;
}

/** Signs a member of the cast in at a demonstration that answers at `address`; comes again when asked to. */
export async function signInOverHttp(address: string, who: CastMember): Promise<OverHttp> {
  const entering = new URLSearchParams({ account: cast[who], to: '/' });
  for (const patience = Date.now() + 20_000; ; await sleep(500)) {
    const entered = await ask(`${address}/dang-nhap/trinh-dien`, { method: 'POST', body: entering });
    const cookie = entered.cookies.map((line) => line.split(';')[0]).join('; ');
    const page = await ask(`${address}/`, { headers: { cookie } });
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body.toString())?.[1];
    if (csrf) return overHttp(address, cookie, csrf);
    const isBusy = entered.status === 503 || page.status === 503;
    if (!isBusy || Date.now() > patience)
      throw new Error(`${who} is not let in: ${entered.status}, then ${page.status}`);
  }
}

function overHttp(address: string, cookie: string, csrf: string): OverHttp {
  return {
    at: (other) => overHttp(other, cookie, csrf),
    get: (path) => ask(`${address}${path}`, { headers: { cookie } }),
    send: (path, fields, file) => {
      const all = { _csrf: csrf, _nonce: randomUUID(), ...fields };
      const body = file || '_in_parts' in fields ? formWith(all, file) : new URLSearchParams(all);
      const headers = { cookie, 'x-forwarded-for': nextAddress() };
      return ask(`${address}${path}`, { method: 'POST', headers, body });
    },
  };
}

function formWith(fields: Readonly<Record<string, string>>, file: Uint8Array | undefined): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append('file', new Blob([file as Uint8Array<ArrayBuffer>]), 'giấy tờ.pdf');
  return form;
}

async function ask(url: string, how: RequestInit): Promise<Answered & { readonly cookies: readonly string[] }> {
  const answer = await fetch(url, { redirect: 'manual', ...how });
  return {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    receipt: answer.headers.get('x-receipt-id') ?? '',
    cookies: answer.headers.getSetCookie(),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

/** What a counter clerk types to receive certified copies for somebody. */
export const certifiedCopiesFor = (name: string): Readonly<Record<string, string>> => ({
  ownerName: name,
  ownerIdentityNumber: '',
  ownerBirthDay: '12/03/1990',
  ownerSex: 'male',
  ownerPhone: '0912345678',
  content: 'Chứng thực bản sao bằng tốt nghiệp',
  sets: '1',
  handlingAgencyId: agencies.a,
  channel: 'counter',
  resultDelivery: 'counter',
  original: 'Bằng tốt nghiệp',
  pages: '3',
  copies: '2',
  paper1: '1',
  paper1Form: 'original',
});

export const intakePath = `/can-bo/tiep-nhan/${certifiedCopies}`;
