import { Readable } from 'node:stream';
import Type from 'typebox';
import { receiveFile } from '#modules/papers';
import {
  assertHandedBack,
  findCertificateHeld,
  findHandOff,
  type HandOff,
  type Holding,
  handOutDocument,
  openOneUseAddress,
  secretsAsked,
  sendOneTimePassword,
  signatureMessages,
  signRemotely,
  takeDocumentBack,
  takeHandedBack,
} from '#modules/signatures';
import { assertMay } from '#platform/access';
import { fillIn, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { type Answer, type Call, href, redirect, route } from '#platform/route';
import { assertCanApprove } from '../../action-rules.ts';
import { approveResult } from '../../actions/settle-dossier.ts';
import { resourceOf } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { assertSignedHere } from '../../electronic-copy.ts';
import { messages } from '../../messages.ts';
import { dossierPermissions } from '../../permissions.ts';
import { type PreparedMemo, prepareResult } from '../../prepare-result.ts';
import { storeResult } from '../../sign-result.ts';
import { openForStaff } from '../dossier/open-for-staff.ts';
import { SignOutsideView } from './sign-outside.view.tsx';

const url = '/can-bo/ho-so/:code/ky-ngoai';
const may = 'dossier.approve_result';
const params = Type.Object({ code: Type.String({ maxLength: 80 }) });

type SigningCall = Call<{ code: string }>;

/** The way of a result to a program outside and back: download, sign, hand in. */
export const signOutsidePage = route({
  method: 'GET',
  url,
  may,
  params,
  run: async (call) => show(call, await openForStaff(call)),
});

/** Lays the result out for whoever asks, and keeps exactly these bytes to hold what comes back against. */
export const handOutResult = route({
  method: 'POST',
  url,
  may,
  params,
  async run(call) {
    const file = await openToSign(call);
    const { pdf, memo } = await prepareResult(call, file);
    const certificate = await certificateOf(call, 'outside');
    const content = Readable.from([Buffer.from(pdf)]);
    const { sha256 } = await receiveFile(call, { name: `${file.dossier.code}.pdf`, content });
    const document = { subjectId: file.dossier.id, documentSha256: sha256, memo };
    return call.act((act) => handOutDocument(act, certificate, document), href(url, call.params));
  },
});

/** The document to sign, exactly as it was laid out; where there is none yet, the page where it is made. */
export const handedOutResult = route({
  method: 'GET',
  url: `${url}/tep`,
  answers: 'file',
  may,
  params,
  async run(call) {
    const { dossier } = await openForStaff(call);
    const handOff = await handOffOf(call, dossier.id);
    if (!handOff) return redirect(href(url, call.params));
    const content = await call.tools.blobs.open(handOff.documentSha256);
    return { kind: 'file', content, type: 'application/pdf', name: `${dossier.code}.pdf` };
  },
});

/** Takes the signed document back: with one valid signature of its signer the result is approved. */
export const handBackResult = route({
  method: 'POST',
  url: `${url}/nop`,
  may,
  params,
  upload: true,
  perMinute: 20,
  async run(call) {
    const taken: Buffer[] = [];
    await call.upload(async (file) => void taken.push(await takeHandedBack(file)));
    const file = await openToSign(call);
    try {
      return await handBack(call, file, taken[0]);
    } catch (error) {
      if (!(error instanceof Refusal) || error.facts.field !== 'file') throw error;
      return show(call, file, {
        file: fillIn(signatureMessages(call.locale).refusals[error.code] ?? error.code, error.facts),
      });
    }
  },
});

async function handBack(call: SigningCall, file: DossierFile, bytes: Buffer | undefined): Promise<Answer> {
  const { dossier } = file;
  const handOff = await currentHandOff(call, dossier);
  if (!bytes || bytes.length === 0) throw new Refusal('signature.handed_back_missing', { field: 'file' }, 422);
  const certificate = await certificateOf(call, 'outside', handOff);
  const handedOut = await call.tools.blobs.read(handOff.documentSha256);
  const level = await assertHandedBack(call.tools, certificate, { handedOut, bytes }, call.now);
  const signed = { bytes, level: level === 'B' ? level : ('T' as const) };
  return approve(call, file, handOff.memo, signed, (act) => takeDocumentBack(act, certificate, handOff, level));
}

/** Opens an address for the signing program on the officer's computer, and says where it is; for the script of the page. */
export const addressForProgram = route({
  method: 'POST',
  url: `${url}/may-nay`,
  answers: 'json',
  may,
  params,
  perMinute: 20,
  async run(call) {
    const { dossier } = await openToSign(call);
    const handOff = await currentHandOff(call, dossier);
    const secret = await call.actAs(call.who, (act) => openOneUseAddress(act, handOff));
    const names = { agency: handOff.agencyId, handOff: handOff.id, secret };
    const upload = `${call.tools.config.publicUrl}${href('/ky-ngoai/:agency/:handOff/:secret', names)}`;
    return { kind: 'json', body: { upload, document: `${upload}/van-ban.pdf` } };
  },
});

/** Approves the result with what the signing program brought back; it is judged once more. */
export const approveReturned = route({
  method: 'POST',
  url: `${url}/nhan`,
  may,
  params,
  async run(call) {
    const file = await openToSign(call);
    const { returnedSha256 } = await currentHandOff(call, file.dossier);
    if (returnedSha256 === null)
      return show(call, file, { file: signatureMessages(call.locale).refusals['signature.handed_back_missing']! });
    return handBack(call, file, await call.tools.blobs.read(returnedSha256));
  },
});

/** The copy made of the dossier as it is now. */
async function currentHandOff(call: SigningCall, { id, version, code, state }: DossierFile['dossier']) {
  const handOff = await handOffOf(call, id);
  if (handOff?.memo.version !== version) throw new Refusal('dossier.changed_meanwhile', { code, state });
  return handOff;
}

const secretsForm = Type.Object({
  pin: Type.Optional(Type.String({ maxLength: 100 })),
  otp: Type.Optional(Type.String({ maxLength: 20 })),
});

/** Has the result signed by the remote service, with what its leader says to it, and approves it. */
export const signRemotelyAction = route({
  method: 'POST',
  url: `${url}/tu-xa`,
  may,
  params,
  form: secretsForm,
  perMinute: 20,
  async run(call) {
    const file = await openToSign(call);
    try {
      return await signAtService(call, file);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code.startsWith('dossier.')) throw error;
      return show(call, file, {
        pin: fillIn(signatureMessages(call.locale).refusals[error.code] ?? error.code, error.facts),
      });
    }
  },
});

async function signAtService(call: SigningCall, file: DossierFile): Promise<Answer> {
  const certificate = await certificateOf(call, 'remote');
  const { memo, documentFor } = await prepareResult(call, file);
  const secrets = { pin: typed(call, 'pin'), otp: typed(call, 'otp') };
  const signed = await signRemotely(call, certificate, secrets, documentFor(certificate.subjectName));
  return approve(call, file, memo, { bytes: signed.pdf, level: signed.level });
}

const typed = ({ form }: SigningCall, name: keyof typeof secretsForm.properties): string | undefined =>
  String(form[name] ?? '').slice(0, 100) || undefined;

/** Has the service send a one-time password. */
export const sendOtpAction = route({
  method: 'POST',
  url: `${url}/otp`,
  may,
  params,
  perMinute: 5,
  async run(call) {
    await openToSign(call);
    await sendOneTimePassword(call, await certificateOf(call, 'remote'));
    return redirect(href(url, call.params), 'signatures.otp_sent');
  },
});

/** Keeps the signed file and approves the result with it; `also` is done in the same transaction. */
async function approve(
  call: SigningCall,
  { dossier }: DossierFile,
  { version, ...place }: PreparedMemo,
  { bytes, level }: { readonly bytes: Uint8Array; readonly level: 'B' | 'T' },
  also: (act: Act) => Promise<void> = async () => undefined,
): Promise<Answer> {
  const received = await storeResult(call, dossier.code, bytes);
  const signed = { received, paper: { ...place, level } };
  const work = async (act: Act) => {
    await also(act);
    return approveResult(act, { agencyId: dossier.agencyId, id: dossier.id, version }, { tools: call.tools, signed });
  };
  return call.act(work, href('/can-bo/ho-so/:code', call.params), 'dossiers.approved');
}

/** The dossier, when whoever asks may approve its result now. */
async function openToSign(call: SigningCall): Promise<DossierFile> {
  const file = await openForStaff(call);
  assertMay(dossierPermissions, may, call.who, resourceOf(file.dossier));
  assertCanApprove(file.dossier, file.result, call.who.id);
  assertSignedHere(file.dossier, file.copies, []);
  return file;
}

const handOffOf = (call: SigningCall, subjectId: string): Promise<HandOff<PreparedMemo> | undefined> =>
  call.read((db) =>
    findHandOff<PreparedMemo>(db, { agencyId: call.who.agencyId ?? '', subjectId, holderId: call.who.id }),
  );

const heldBy = ({ read, who }: SigningCall) =>
  read((db) => findCertificateHeld(db, who.agencyId ?? '', { kind: 'person', holderId: who.id }));

/** The certificate of whoever asks whose key is not here; for a document handed out, still the same one. */
async function certificateOf(call: SigningCall, holding: Holding, handOff?: Pick<HandOff, 'certificateId'>) {
  const held = await heldBy(call);
  if (held?.holding !== holding || (handOff && handOff.certificateId !== held.id))
    throw new Refusal('signature.no_outside_certificate', { field: 'file' }, 422);
  return held;
}

async function show(
  call: SigningCall,
  file: DossierFile,
  errors: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { dossier } = file;
  const held = await heldBy(call);
  const handOff = await handOffOf(call, dossier.id);
  const isCurrent = handOff !== undefined && handOff.memo.version === dossier.version;
  const body = (
    <SignOutsideView
      {...{ dossier, result: file.result, tokens: call.tokens, errors, url: href(url, call.params) }}
      holding={held?.holding}
      asked={held?.holding === 'remote' ? await secretsAsked(call, held) : undefined}
      program={call.tools.config.localSigner}
      handedOut={isCurrent ? { at: handOff.handedOutAt, fingerprint: shortOf(handOff) } : undefined}
      isReturned={isCurrent && handOff.returnedSha256 !== null}
    />
  );
  const { title } = messages(call.locale).signOutside;
  const connectsTo = call.tools.config.localSigner;
  return call.page({
    title: `${title} – ${dossier.code}`,
    audience: 'officer',
    body,
    connectsTo,
    status: Object.keys(errors).length > 0 ? 422 : 200,
  });
}

/** A few signs by which somebody who asks for help can say which copy they have. */
const shortOf = ({ documentSha256 }: Pick<HandOff, 'documentSha256'>): string => documentSha256.slice(0, 8);
