import { randomBytes } from 'node:crypto';
import { findStaffMember, getAgency, listDelegations } from '#modules/organisation';
import type { DocumentToSign } from '#modules/signatures';
import { dayOf } from '#platform/clock';
import type { Config } from '#platform/config';
import { Refusal } from '#platform/errors';
import type { Call } from '#platform/route';
import { stamps } from '../../../reference/signatures/stamps.ts';
import type { DossierFile } from './dossier-file.ts';
import { layOutResult, signedAt } from './lay-out-result.ts';
import type { ResultPaper } from './result-paper-store.ts';
import { howToSign } from './signing.ts';

/** A result laid out and not signed yet, and what has to be known of it when it comes back signed. */
export interface PreparedResult {
  readonly pdf: Uint8Array;
  readonly memo: PreparedMemo;
  /** What is to be signed, by whom a certificate names. */
  documentFor(subjectName: string): DocumentToSign;
}

export interface PreparedMemo extends Pick<ResultPaper, 'checkCode' | 'sealPage' | 'sealLeft' | 'sealTop'> {
  /** Of the dossier; what changed since is signed anew. */
  readonly version: number;
}

/** The agency's seal brings the number; a result sealed by hand is printed with it instead. */
const numberInSeal = '(ghi trong chữ ký số của cơ quan)';

/** Lays the drafted result out (Phụ lục I, NĐ 30/2020/NĐ-CP) in the name of whoever asks, for them to sign it. */
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
  const { position, onBehalf } = signing;
  const paper = {
    ...{ dossierCode: code, result, agency, day: dayOf(call.now), number: numberInSeal },
    signer: { position, name: call.who.name, ...(onBehalf !== null && { onBehalf }) },
    checkUrl: checkUrlOf(call.tools.config, receiving.code, checkCode),
  };
  const { pdf, places } = await layOutResult(call.tools.pdf, paper, call.now);
  const [person, seal] = (['person', 'seal'] as const).map((wanted) => places.find(({ name }) => name === wanted)!);
  const place = { ...stamps.person, page: person!.page, left: person!.left, top: person!.top };
  const words = { field: 'Chữ ký', reason: 'Ký duyệt', location: agency.placeName };
  const documentFor = (subjectName: string): DocumentToSign => {
    const lines = [
      ['Ký bởi', subjectName],
      ['Cơ quan', agency.name],
      ['Thời gian ký', signedAt(call.now)],
    ] as const;
    return { pdf, ...words, stamp: { lines, place } };
  };
  const memo = { checkCode, sealPage: seal!.page, sealLeft: seal!.left, sealTop: seal!.top, version };
  return { pdf, memo, documentFor };
}

/** Where anybody checks a result, by the agency it was handed in to and the code on it. */
export const checkUrlOf = ({ publicUrl }: Pick<Config, 'publicUrl'>, agencyCode: string, checkCode: string): string =>
  `${publicUrl}/van-ban/${agencyCode}/${checkCode}`;
