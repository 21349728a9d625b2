import { Readable } from 'node:stream';
import { getAgency } from '#modules/organisation';
import { type ReceivedFile, receiveFile } from '#modules/papers';
import { findSpecimen, type OpenCertificate, type Signing, signedAt } from '#modules/signatures';
import { dayOf } from '#platform/clock';
import { drawnStamps, stamps } from '../../../reference/signatures/stamps.ts';
import type { Dossier } from './dossier.ts';
import type { DossierFile } from './dossier-file.ts';
import { peekNumber } from './dossier-store.ts';
import { issuerOf } from './paper-number.ts';
import { prepareResult } from './prepare-result.ts';
import { readResultFile } from './read-result-file.ts';
import type { ResultPaper } from './result-paper-store.ts';

/** A signed or sealed result that lies in the store and is not yet part of its dossier. */
export interface SignedResult {
  readonly received: ReceivedFile;
  readonly paper: Pick<ResultPaper, 'checkCode' | 'sealPage' | 'sealLeft' | 'sealTop' | 'sealHeight' | 'level'>;
}

export interface SealedResult {
  readonly received: ReceivedFile;
  readonly level: 'B' | 'T';
  /** The number that stands in the seal; another one taken meanwhile undoes it. */
  readonly number: number;
}

/** Lays the drafted result out and signs it with the certificate that is open. Refuses as signing does. */
export async function signResult(
  call: Signing,
  file: Pick<DossierFile, 'dossier' | 'result'>,
  { certificate, sign }: OpenCertificate,
): Promise<SignedResult> {
  const { memo, documentFor } = await prepareResult(call, file);
  const { version: _, ...place } = memo;
  const { pdf, level } = await sign(documentFor(certificate.subjectName));
  return { received: await storeResult(call, file.dossier.code, pdf), paper: { ...place, level } };
}

/**
 * Puts the agency's digital seal on a signed result, with the number it is about to get, outside any transaction. The
 * place of the number (ô 3) was signed over already, so number and day stand in the seal [U].
 */
export async function sealResult(
  call: Signing,
  { dossier, paper }: { readonly dossier: Dossier; readonly paper: ResultPaper },
  { sign }: OpenCertificate,
): Promise<SealedResult> {
  const issuerId = issuerOf(call, dossier);
  const since = `${dayOf(call.now).slice(0, 4)}-01-01`;
  const hasRoom = paper.sealHeight >= drawnStamps.seal.height;
  const { agency, number, picture } = await call.read(async (db) => ({
    agency: await getAgency(db, issuerId),
    number: await peekNumber(db, issuerId, 'result', since),
    picture: hasRoom ? await findSpecimen(db, { agencyId: issuerId, kind: 'seal', holderId: null }) : undefined,
  }));
  const lines = [
    ['Số', `${String(number).padStart(2, '0')}/${dayOf(call.now).slice(0, 4)}`],
    ['Cơ quan', agency.name],
    ['Thời gian ký', signedAt(call.now)],
  ] as const;
  const { sealPage: page, sealLeft: left, sealTop: top, sealHeight: height } = paper;
  const place = { width: stamps.seal.width, height, page, left, top };
  const pdf = await readResultFile(call, paper);
  const words = { field: 'Dấu', reason: 'Ban hành', location: agency.placeName };
  const signed = await sign({ pdf, ...words, stamp: { lines, place, picture } });
  return { received: await storeResult(call, dossier.code, signed.pdf), level: signed.level, number };
}

/** Keeps a signed result in the store; it is not yet part of its dossier. */
export function storeResult(call: Signing, code: string, pdf: Uint8Array): Promise<ReceivedFile> {
  return receiveFile(call, { name: `ket-qua-${code}.pdf`, content: Readable.from([Buffer.from(pdf)]) });
}
