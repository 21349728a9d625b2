import { createHash, randomBytes } from 'node:crypto';
import Type from 'typebox';
import { getAgency } from '#modules/organisation';
import { decide } from '#platform/access';
import { fillIn, Refusal } from '#platform/errors';
import { readWhole } from '#platform/read-whole';
import { type Answer, type Call, route, type UploadedFile } from '#platform/route';
import type { Locale } from '#platform/words';
import { bringInCertificate, openCertificate } from '../../actions/bring-in-certificate.ts';
import { bringInPublicCertificate, readPublicCertificate } from '../../actions/bring-in-public-certificate.ts';
import { bringInTokenCertificate, isNamed, type TokenHolder } from '../../actions/bring-in-token-certificate.ts';
import { retireCertificate } from '../../actions/retire-certificate.ts';
import { certificateKinds } from '../../certificate.ts';
import { findCertificateHeld, findLastSignature } from '../../certificate-store.ts';
import { readCertificate, signerIn } from '../../judging/certificate.ts';
import { messages } from '../../messages.ts';
import { signaturePermissions } from '../../permissions.ts';
import { ownCredentials, serviceOf } from '../../remote/own-credentials.ts';
import { type KeyOnToken, listKeysOnTokens, withTokenKey } from '../../token/tokens.ts';
import { CertificatesView, type OfferedKey, type Problem } from './certificates.view.tsx';

const url = '/can-bo/chung-thu';

/** The certificate of whoever asks and, for the document clerk, the agency's seal. */
export const certificatesPage = route({
  method: 'GET',
  url,
  may: 'signatures.hold_certificate',
  run: (call) => show(call),
});

/** Takes in a PKCS#12 file with its password. */
export const bringInAction = route({
  method: 'POST',
  url,
  may: 'signatures.hold_certificate',
  form: Type.Object({ kind: Type.String(), certificatePassword: Type.String() }),
  upload: true,
  perMinute: 20,
  async run(call) {
    const files: Buffer[] = [];
    await call.upload(async (file) => void files.push(await take(file)));
    const kind = certificateKinds.find((one) => one === call.form.kind);
    const [file] = files;
    const words = messages(call.locale);
    if (kind === undefined) return show(call, { kind, errors: { kind: words.certificates.noKind } });
    const password = String(call.form.certificatePassword ?? '').normalize('NFC');
    if (!file || file.length === 0) return show(call, { kind, errors: { file: words.certificates.noFile } });
    if (password === '') return show(call, { kind, errors: { certificatePassword: words.certificates.noPassword } });
    try {
      const opened = await openCertificate(call.tools, file, password);
      const { agencyId = '', agencyName = '', name } = call.who;
      const holderName = kind === 'seal' ? agencyName : name;
      const keep = { agencyId, kind, holderName };
      return await call.act((act) => bringInCertificate(act, keep, opened), url, 'signatures.brought_in');
    } catch (error) {
      return show(call, { ...problemOf(error, call.locale), kind });
    }
  },
});

/** Takes in a certificate whose key stays with its holder. */
export const bringInPublicAction = route({
  method: 'POST',
  url: `${url}/ben-ngoai`,
  may: 'signatures.hold_certificate',
  upload: true,
  perMinute: 20,
  async run(call) {
    const files: Buffer[] = [];
    await call.upload(async (file) => void files.push(await take(file)));
    const [file] = files;
    const words = messages(call.locale);
    const wrong = (error: string) => show(call, { kind: undefined, errors: { publicFile: error } });
    if (!file || file.length === 0) return wrong(words.certificates.noPublicFile);
    try {
      const { agencyId = '' } = call.who;
      const read = readPublicCertificate(file, 'publicFile');
      return await call.act(
        (act) => bringInPublicCertificate(act, agencyId, read),
        url,
        'signatures.brought_in_public',
      );
    } catch (error) {
      return show(call, problemOf(error, call.locale));
    }
  },
});

export const retireAction = route({
  method: 'POST',
  url: `${url}/:id/thoi-dung`,
  may: 'signatures.hold_certificate',
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  run: (call) =>
    call.act(
      (act) => retireCertificate(act, { agencyId: call.who.agencyId ?? '', id: call.params.id }),
      url,
      'signatures.retired',
    ),
});

/** What a refusal says beside the field to blame; every other error goes on. */
function problemOf(error: unknown, locale: Locale): Problem {
  if (!(error instanceof Refusal) || typeof error.facts.field !== 'string') throw error;
  const text = fillIn(messages(locale).refusals[error.code] ?? error.code, error.facts);
  return { kind: undefined, errors: { [error.facts.field]: text } };
}

/** Shows the keys that somebody has at the remote signing service, in their own name, to choose from. */
export const findRemoteAction = route({
  method: 'POST',
  url: `${url}/tu-xa`,
  may: 'signatures.hold_certificate',
  form: Type.Object({ userId: Type.String() }),
  perMinute: 10,
  async run(call) {
    const userId = userIdIn(call);
    const { noUserId, noneFound } = messages(call.locale).certificates;
    const wrong = (text: string) => show(call, { kind: undefined, errors: { userId: text }, userId });
    if (userId === '') return wrong(noUserId);
    try {
      const found = await ownCredentials(serviceOf(call.tools.config), userId, call.who.name);
      return found.length === 0 ? wrong(noneFound) : show(call, { kind: undefined, errors: {}, userId, found });
    } catch (error) {
      return show(call, { ...problemOf(atUserId(error), call.locale), userId });
    }
  },
});

/** Notes the key chosen; the service is asked for its certificate again, which never comes from the form. */
export const chooseRemoteAction = route({
  method: 'POST',
  url: `${url}/tu-xa/chon`,
  may: 'signatures.hold_certificate',
  form: Type.Object({ userId: Type.String(), credentialId: Type.String() }),
  perMinute: 10,
  async run(call) {
    const { agencyId = '', name } = call.who;
    try {
      const found = await ownCredentials(serviceOf(call.tools.config), userIdIn(call), name);
      const chosen = found.find(({ credentialId }) => credentialId === call.form.credentialId);
      if (!chosen) throw new Refusal('signature.no_such_credential', {}, 422);
      const held = { chain: chosen.chain, credentialId: chosen.credentialId, field: 'userId' };
      return await call.act(
        (act) => bringInPublicCertificate(act, agencyId, held),
        url,
        'signatures.brought_in_remote',
      );
    } catch (error) {
      return show(call, problemOf(atUserId(error), call.locale));
    }
  },
});

const userIdIn = ({ form }: Pick<Call, 'form'>): string =>
  String(form.userId ?? '')
    .trim()
    .slice(0, 100);

/** Whatever the service has to say is said beside the account it was asked about. */
const atUserId = (error: unknown): unknown =>
  error instanceof Refusal ? new Refusal(error.code, { field: 'userId', ...error.facts }, error.status) : error;

const atField = (error: unknown, field: string): unknown =>
  error instanceof Refusal ? new Refusal(error.code, { ...error.facts, field }, error.status) : error;

/** Shows the keys on the tokens plugged in to the server that are in the name of whoever asks, or of their agency. */
export const findOnTokensAction = route({
  method: 'POST',
  url: `${url}/thiet-bi`,
  may: 'signatures.hold_certificate',
  perMinute: 10,
  async run(call) {
    const words = messages(call.locale).certificates;
    try {
      const { offered, hasFailed } = await ownKeysOnTokens(call);
      if (offered.length > 0) return show(call, { kind: undefined, errors: {}, onTokens: offered.map(offer) });
      const text = hasFailed ? words.tokenLibraryFailed : words.noTokenKey;
      return show(call, { kind: undefined, errors: { tokenKey: text } });
    } catch (error) {
      return show(call, problemOf(atField(error, 'tokenKey'), call.locale));
    }
  },
});

/** Notes the key chosen once its PIN is right and what it signs fits its certificate. */
export const chooseOnTokenAction = route({
  method: 'POST',
  url: `${url}/thiet-bi/chon`,
  may: 'signatures.hold_certificate',
  form: Type.Object({ tokenKey: Type.String(), pin: Type.String({ maxLength: 100 }) }),
  perMinute: 10,
  async run(call) {
    const { offered } = await ownKeysOnTokens(call);
    const chosen = offered.find((key) => offer(key).fingerprint === call.form.tokenKey);
    const again = (problem: Problem) =>
      show(call, { ...problem, onTokens: offered.map(offer), ...(chosen && { chosen: offer(chosen).fingerprint }) });
    const words = messages(call.locale).certificates;
    if (!chosen) return again({ kind: undefined, errors: { tokenKey: words.noTokenKey } });
    const pin = String(call.form.pin ?? '')
      .normalize('NFC')
      .slice(0, 100);
    if (pin === '') return again({ kind: undefined, errors: { pin: words.noPin } });
    try {
      await withTokenKey(call.tools, { key: chosen, chain: chosen.chain, pin }, ({ sign }) => sign(randomBytes(32)));
      return await call.act(
        (act) => bringInTokenCertificate(act, chosen.holder, chosen),
        url,
        'signatures.brought_in_token',
      );
    } catch (error) {
      const problem = problemOf(error, call.locale);
      return again({ ...problem, errors: { pin: Object.values(problem.errors)[0] ?? '' } });
    }
  },
});

type OwnKey = KeyOnToken & { readonly holder: TokenHolder };

/** Nobody is shown a token that is not in their name, and so nobody locks another's by guessing its PIN. */
async function ownKeysOnTokens({
  tools,
  who,
  read,
}: Call): Promise<{ readonly offered: readonly OwnKey[]; readonly hasFailed: boolean }> {
  const { agencyId = '', name } = who;
  const holders: TokenHolder[] = [{ agencyId, kind: 'person', holderName: name }];
  if (mayHoldSeal(who)) {
    const agency = await read((db) => getAgency(db, agencyId));
    holders.push({ agencyId, kind: 'seal', holderName: agency.name });
  }
  const { keys, hasFailed } = await listKeysOnTokens(tools);
  const offered = keys.flatMap((key) => {
    const subject = signerIn(readCertificate(key.chain[0]!)).name;
    const holder = holders.find(({ holderName }) => isNamed(subject, holderName));
    return holder ? [{ ...key, holder }] : [];
  });
  return { offered, hasFailed };
}

function offer({ chain, holder: { kind }, label, state }: OwnKey): OfferedKey {
  const { name: subjectName, issuer: issuerName, validTo } = signerIn(readCertificate(chain[0]!));
  const fingerprint = createHash('sha256').update(chain[0]!).digest('hex');
  return { fingerprint, kind, subjectName, issuerName, validTo, label, state };
}

const mayHoldSeal = (who: Call['who']): boolean =>
  decide(signaturePermissions['signatures.hold_seal'], who, { agencyIds: [who.agencyId ?? ''] });

/** A PKCS#12 file with a long chain has some 10,000 bytes. */
const largest = 200_000;

const take = async (file: UploadedFile): Promise<Buffer> =>
  (await readWhole(file, largest)) ?? Buffer.from('too large');

async function show(call: Call, problem?: Problem): Promise<Answer> {
  const { who, locale, now, tokens, tools } = call;
  const agencyId = who.agencyId ?? '';
  const holdsSeal = mayHoldSeal(who);
  const { person, seal, lastSigned } = await call.read(async (db) => {
    const person = await findCertificateHeld(db, agencyId, { kind: 'person', holderId: who.id });
    const seal = holdsSeal ? await findCertificateHeld(db, agencyId, { kind: 'seal' }) : undefined;
    const last = (held: typeof person) => (held ? findLastSignature(db, held) : undefined);
    return { person, seal, lastSigned: { person: await last(person), seal: await last(seal) } };
  });
  const body = (
    <CertificatesView
      {...{ url, tokens, now, problem, lastSigned }}
      held={{ person, ...(holdsSeal && { seal }) }}
      hasTimeStamps={tools.config.tsaUrl !== undefined}
      hasService={tools.config.signingService !== undefined}
      hasTokens={tools.config.tokens.libraries.length > 0}
    />
  );
  const { title } = messages(locale).certificates;
  return call.page({
    title,
    audience: 'officer',
    body,
    status: problem && Object.keys(problem.errors).length > 0 ? 422 : 200,
  });
}
