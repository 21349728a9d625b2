import { randomBytes } from 'node:crypto';
import { findStaffMember, getAgency, listDelegations } from '#modules/organisation';
import { type DocumentToSign, findSpecimen, type Specimen, type StampPlace, signedAt } from '#modules/signatures';
import { dayOf } from '#platform/clock';
import type { Config } from '#platform/config';
import { Refusal } from '#platform/errors';
import type { Call } from '#platform/route';
import { drawnStamps, stamps } from '../../../reference/signatures/stamps.ts';
import type { DossierFile } from './dossier-file.ts';
import { extractOnPaper } from './extract-copy.ts';
import { listExtractCopies } from './extract-store.ts';
import { layOutResult, liesOver } from './lay-out-result.ts';
import type { ResultPaper } from './result-paper-store.ts';
import { howToSign } from './signing.ts';

/** A result laid out and not signed yet, and what has to be known of it when it comes back signed. */
export interface PreparedResult {
  readonly pdf: Uint8Array;
  readonly memo: PreparedMemo;
  /** What is to be signed, by whom a certificate names. */
  documentFor(subjectName: string): DocumentToSign;
}

export interface PreparedMemo
  extends Pick<ResultPaper, 'checkCode' | 'sealPage' | 'sealLeft' | 'sealTop' | 'sealHeight'> {
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
  const { agency, signing, receiving, handwriting, seal, extracts } = await call.read(async (db) => ({
    agency: await getAgency(db, agencyId),
    receiving: await getAgency(db, dossier.agencyId),
    extracts: await listExtractCopies(db, dossier),
    handwriting: await findSpecimen(db, { agencyId, kind: 'person', holderId: call.who.id }),
    seal: await findSpecimen(db, { agencyId, kind: 'seal', holderId: null }),
    signing: howToSign(
      await findStaffMember(db, agencyId, call.who.id),
      await listDelegations(db, agencyId, dayOf(call.now)),
      field,
    ),
  }));
  const checkCode = randomBytes(16).toString('base64url');
  const { position, onBehalf } = signing;
  const images = { person: handwriting !== undefined, seal: seal !== undefined };
  const paper = {
    ...{ dossierCode: code, result, agency, day: dayOf(call.now), number: numberInSeal },
    extracts: extracts.map((each) => extractOnPaper(each, numberInSeal)),
    signer: { position, name: call.who.name, ...(onBehalf !== null && { onBehalf }) },
    ...{ checkUrl: checkUrlOf(call.tools.config, receiving.code, checkCode), images },
  };
  const { pdf, places } = await layOutResult(call.tools.pdf, paper, call.now);
  const spot = (wanted: 'person' | 'seal') => places.find(({ name }) => name === wanted)!;
  const { page, left, top } = spot('person');
  const place = { ...stamps.person, ...(handwriting && drawnStamps.person), page, left, top };
  const sealSpot = handwriting && liesOver(images) ? overSignature(place, handwriting) : spot('seal');
  const words = { field: 'Chữ ký', reason: 'Ký duyệt', location: agency.placeName };
  const documentFor = (subjectName: string): DocumentToSign => {
    const lines = [
      ['Ký bởi', subjectName],
      ['Cơ quan', agency.name],
      ['Thời gian ký', signedAt(call.now)],
    ] as const;
    return { pdf, ...words, stamp: { lines, place, picture: handwriting } };
  };
  const { height: sealHeight } = seal ? drawnStamps.seal : stamps.seal;
  const { page: sealPage, left: sealLeft, top: sealTop } = sealSpot;
  return { pdf, memo: { checkCode, sealPage, sealLeft, sealTop, sealHeight, version }, documentFor };
}

type Spot = Pick<StampPlace, 'page' | 'left' | 'top'>;

/** Where a seal lies over the first third of a handwriting, which stands in the middle of its place. */
function overSignature(place: StampPlace, { width, height }: Pick<Specimen, 'width' | 'height'>): Spot {
  const drawn = Math.min(place.width, (place.height * width) / height);
  const right = place.left + (place.width - drawn) / 2 + drawn * drawnStamps.overlap;
  return {
    page: place.page,
    left: right - drawnStamps.seal.width,
    top: place.top + (place.height - drawnStamps.seal.height) / 2,
  };
}

/** Where anybody checks a result, by the agency it was handed in to and the code on it. */
export const checkUrlOf = ({ publicUrl }: Pick<Config, 'publicUrl'>, agencyCode: string, checkCode: string): string =>
  `${publicUrl}/van-ban/${agencyCode}/${checkCode}`;
