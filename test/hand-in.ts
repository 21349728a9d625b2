import { identify } from '#modules/identity';
import { newId } from '#platform/identifiers';
import { agencies, type CastMember } from './cast.ts';
import { nextAddress } from './next-address.ts';
import type { World } from './world.ts';

export interface Sending {
  /** Where to; the page that takes single files in, unless told otherwise. */
  readonly url?: string;
  /** The field of the form that holds it. */
  readonly field?: string;
  readonly name?: string;
  readonly content: Uint8Array | string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly json?: boolean;
  /** How many times the file stands in the form. */
  readonly copies?: number;
}

/** Sends a file as a browser does, through the page that takes files in, each time from an address of its own. */
export async function handIn(
  w: World,
  who: CastMember | undefined,
  { url = '/tep', field: held = 'file', name = 'giấy tờ.pdf', content, fields = {}, json = true, copies = 1 }: Sending,
) {
  const cookie = who && (await w.cookie(who));
  const session = cookie ? await identify(w.database, cookie, w.now()) : undefined;
  const form = new FormData();
  const hidden = { _csrf: session?.csrf ?? '', _nonce: newId(), agency: agencies.a, tro_ve: '/nop-ho-so?buoc=giay-to' };
  for (const [field, value] of Object.entries({ ...hidden, ...fields })) form.append(field, value);
  for (let copy = 0; copy < copies; copy++) form.append(held, new Blob([content as Uint8Array<ArrayBuffer>]), name);
  const body = new Response(form);
  return w.http.inject({
    method: 'POST',
    url,
    remoteAddress: nextAddress(),
    headers: {
      ...(cookie && { cookie: `motcua=${cookie}` }),
      'content-type': body.headers.get('content-type')!,
      ...(json && { accept: 'application/json' }),
    },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}
