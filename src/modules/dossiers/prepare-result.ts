import { randomBytes } from 'node:crypto';
import { findStaffMember, getAgency, listDelegations } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import { qrSvg } from '#platform/pdf/qr';
import type { Call } from '#platform/route';
import { stamps } from '../../../reference/signatures/stamps.ts';
import type { DossierFile } from './dossier-file.ts';
import { dateInWords } from './official-papers/in-words.ts';
import type { ResultPaper } from './result-paper-store.ts';
import { howToSign } from './signing.ts';

/** A result laid out and not signed yet, and what has to be known of it when it comes back signed. */
export interface PreparedResult {
  readonly pdf: Uint8Array;
  readonly memo: PreparedMemo;
}

export interface PreparedMemo extends Pick<ResultPaper, 'checkCode' | 'sealPage' | 'sealLeft' | 'sealTop'> {
  /** Of the dossier; what changed since is signed anew. */
  readonly version: number;
}

const template = 'src/modules/dossiers/official-papers/result.typ';

/** Lays the drafted result out (Phụ lục I, NĐ 30/2020/NĐ-CP) for whoever asks to sign it with a program of their own. */
export async function prepareResult(
  call: Pick<Call, 'tools' | 'who' | 'now' | 'read'>,
  { dossier, result }: Pick<DossierFile, 'dossier' | 'result'>,
): Promise<PreparedResult> {
  if (!result) throw new Refusal('dossier.no_result_yet', { code: dossier.code });
  const { handlingAgencyId: agencyId, field, code, version } = dossier;
  const { agency, signing, receiving } = await call.read(async (db) => ({
    agency: await getAgency(db, agencyId),
    receiving: await getAgency(db, dossier.agencyId),
    signing: howToSign(
      await findStaffMember(db, agencyId, call.who.id),
      await listDelegations(db, agencyId, dayOf(call.now)),
      field,
    ),
  }));
  const checkCode = randomBytes(16).toString('base64url');
  const checkUrl = `${call.tools.config.publicUrl}/van-ban/${receiving.code}/${checkCode}`;
  const { position, onBehalf } = signing;
  const data = {
    letterhead: {
      ...{ issuer: agency.name, issuerInText: agency.name, place: agency.placeName },
      ...{ issuedOn: dateInWords(dayOf(call.now)), number: '(ghi trong chữ ký số của cơ quan)' },
    },
    ...{ title: result.title, paragraphs: result.content.split('\n').filter((line) => line.trim() !== '') },
    ...{ dossierCode: code, checkUrl, qr: qrSvg(checkUrl), person: stamps.person, seal: stamps.seal },
    signer: { position, name: call.who.name, ...(onBehalf !== null && { onBehalf }) },
  };
  const options = { title: `${result.title} – ${code}`, createdAt: call.now };
  const { pdf, places } = await call.tools.pdf.renderWithPlaces(template, data, options);
  const seal = places.find(({ name }) => name === 'seal')!;
  const memo = { checkCode, sealPage: seal.page, sealLeft: seal.left, sealTop: seal.top, version };
  return { pdf, memo };
}
