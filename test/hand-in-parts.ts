import { identify } from '#modules/identity';
import { newId } from '#platform/identifiers';
import type { CastMember } from './cast.ts';
import type { World } from './world.ts';

/** A form with files, sent as a browser does; `parts` stand in it in the place of files sent before. */
export async function postForm(
  w: World,
  url: string,
  who: CastMember,
  fields: Readonly<Record<string, string>>,
  part?: Uint8Array,
) {
  const cookie = await w.cookie(who);
  const session = await identify(w.database, cookie, w.now());
  const form = new FormData();
  for (const [field, value] of Object.entries({ _csrf: session?.csrf ?? '', _nonce: newId(), ...fields }))
    form.append(field, value);
  if (part) form.append('part', new Blob([part as Uint8Array<ArrayBuffer>]), 'part');
  const body = new Response(form);
  return w.http.inject({
    method: 'POST',
    url,
    headers: { cookie: `motcua=${cookie}`, 'content-type': body.headers.get('content-type')! },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}
