import { Readable } from 'node:stream';
import Type from 'typebox';
import { receiveFile } from '#modules/papers';
import { systemFor } from '#platform/access';
import { fillIn, Refusal } from '#platform/errors';
import { isId } from '#platform/identifiers';
import { type Answer, type Call, route } from '#platform/route';
import { findCertificate } from '../../certificate-store.ts';
import { assertHandedBack } from '../../hand-off/assert-handed-back.ts';
import type { HandOff } from '../../hand-off/hand-off.ts';
import { findHandOffById, saveReturned } from '../../hand-off/hand-off-store.ts';
import { opens } from '../../hand-off/one-use-address.ts';
import { takeHandedBack } from '../../hand-off/take-handed-back.ts';
import { messages } from '../../messages.ts';

// For signing programs on officers' computers, which have no session: an address with a secret, for a quarter of an hour
// and one document. What comes back here is judged and laid aside; its officer approves it.

const params = Type.Object({
  agency: Type.String({ maxLength: 40 }),
  handOff: Type.String({ maxLength: 40 }),
  secret: Type.String({ maxLength: 60 }),
});
const url = '/ky-ngoai/:agency/:handOff/:secret';

type ProgramCall = Call<{ agency: string; handOff: string; secret: string }>;

/** The document to sign. */
export const documentForProgram = route({
  method: 'GET',
  url: `${url}/van-ban.pdf`,
  answers: 'file',
  may: 'public',
  shows: 'sensitive',
  params,
  perMinute: 30,
  async run(call) {
    const handOff = await openHandOff(call);
    if (!handOff) return closed(call);
    const content = await call.tools.blobs.open(handOff.documentSha256);
    return { kind: 'file', content, type: 'application/pdf', name: 'van-ban.pdf' };
  },
});

/** Takes the signed document, in the words signing programs understand (FileUploadHandler). */
export const documentFromProgram = route({
  method: 'POST',
  url,
  answers: 'json',
  may: 'public',
  shows: 'sensitive',
  params,
  upload: true,
  perMinute: 30,
  async run(call) {
    const taken: Buffer[] = [];
    await call.upload(async (file) => void taken.push(await takeHandedBack(file)));
    const handOff = await openHandOff(call);
    if (!handOff) return closed(call);
    try {
      await keep(call, handOff, taken[0] ?? Buffer.alloc(0));
      return said(true, '');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return said(false, fillIn(messages(call.locale).refusals[error.code] ?? error.code, error.facts));
    }
  },
});

async function keep(call: ProgramCall, handOff: HandOff, bytes: Buffer): Promise<void> {
  const system = systemFor(handOff.agencyId);
  const key = { agencyId: handOff.agencyId, id: handOff.certificateId };
  const certificate = await call.readAs(system, (db) => findCertificate(db, key));
  if (!certificate || bytes.length === 0) throw new Refusal('signature.handed_back_missing', { field: 'file' }, 422);
  const handedOut = await call.tools.blobs.read(handOff.documentSha256);
  await assertHandedBack(call.tools, certificate, { handedOut, bytes }, call.now);
  const { sha256 } = await receiveFile(call, { name: 'van-ban.pdf', content: Readable.from([bytes]) });
  const isFirst = await call.actAs(system, (act) => saveReturned(act.tx, handOff, sha256));
  if (!isFirst) throw new Refusal('signature.handed_back_already');
}

/** The document of an address, while its secret opens it. */
async function openHandOff({ params: { agency, handOff, secret }, readAs, now }: ProgramCall) {
  if (!isId(agency) || !isId(handOff)) return undefined;
  const found = await readAs(systemFor(agency), (db) => findHandOffById(db, { agencyId: agency, id: handOff }));
  return found && opens(found, secret, now) ? found : undefined;
}

const closed = ({ locale }: ProgramCall): Answer => ({
  ...said(false, messages(locale).refusals['signature.address_closed'] ?? ''),
  status: 410,
});

/** As the public calls name it; programs show the message. */
const said = (status: boolean, message: string) =>
  ({
    kind: 'json',
    body: { Status: status, Message: message, FileName: status ? 'van-ban.pdf' : '', FileServer: '' },
  }) as const;
