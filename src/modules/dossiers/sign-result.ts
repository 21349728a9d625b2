import { Readable } from 'node:stream';
import { getAgency } from '#modules/organisation';
import { type ReceivedFile, receiveFile } from '#modules/papers';
import { findSpecimen, type OpenCertificate, type Signing, signedAt } from '#modules/signatures';
import { dayOf } from '#platform/clock';
import { drawnStamps, stamps } from '../../../reference/signatures/stamps.ts';
import type { Dossier } from './dossier.ts';
import type { DossierFile } from './dossier-file.ts';
import { type NumberSeries, peekNumber } from './dossier-store.ts';
import { notationsAhead, numberingOn, resultNotation, seriesOfResult } from './extract-copy.ts';
import { listExtractCopies } from './extract-store.ts';
import { issuerOf } from './paper-number.ts';
import { prepareResult } from './prepare-result.ts';
import { readResultFile } from './read-result-file.ts';
import type { ResultPaper } from './result-paper-store.ts';
import { type SealedCopy, type SignedCopy, sealCopies, signCopies } from './sign-copies.ts';

/** A signed or sealed result that lies in the store and is not yet part of its dossier. */
export interface SignedResult {
  readonly received: ReceivedFile;
  readonly paper: Pick<ResultPaper, 'checkCode' | 'sealPage' | 'sealLeft' | 'sealTop' | 'sealHeight' | 'level'>;
  /** The originals that are certified as files with it; none where it was signed elsewhere. */
  readonly copies?: readonly SignedCopy[];
}

export interface SealedResult {
  readonly received: ReceivedFile;
  readonly level: 'B' | 'T';
  /** The numbers that stand in the seal, of the result and of its copies of extracts; another one taken meanwhile undoes it. */
  readonly numbers: readonly string[];
  readonly copies?: readonly SealedCopy[];
}

/** Lays the drafted result out and signs it with the certificate that is open, and what is certified as files. Refuses as signing does. */
export async function signResult(
  call: Signing,
  file: Pick<DossierFile, 'dossier' | 'result'>,
  open: OpenCertificate,
): Promise<SignedResult> {
  const { certificate, sign } = open;
  const copies = await signCopies(call, file.dossier, open);
  const { memo, documentFor } = await prepareResult(call, file);
  const { version: _, ...place } = memo;
  const { pdf, level } = await sign(documentFor(certificate.subjectName));
  return { received: await storeResult(call, file.dossier.code, pdf), paper: { ...place, level }, copies };
}

/**
 * Puts the agency's digital seal on a signed result, with the number it is about to get, outside any transaction. The
 * place of the number (ô 3) was signed over already, so number and day stand in the seal [U].
 */
export async function sealResult(
  call: Signing,
  { dossier, paper }: { readonly dossier: Dossier; readonly paper: ResultPaper },
  open: OpenCertificate,
): Promise<SealedResult> {
  const issuerId = issuerOf(call, dossier);
  const numbering = numberingOn(dayOf(call.now));
  const since = `${numbering.day.slice(0, 4)}-01-01`;
  const hasRoom = paper.sealHeight >= drawnStamps.seal.height;
  const { agency, number, extracts, picture } = await call.read(async (db) => {
    const next = (series: NumberSeries) => peekNumber(db, issuerId, series, since);
    return {
      agency: await getAgency(db, issuerId),
      number: resultNotation(await next(seriesOfResult(dossier, numbering)), dossier, numbering),
      extracts: await notationsAhead(await listExtractCopies(db, dossier), numbering, next),
      picture: hasRoom ? await findSpecimen(db, { agencyId: issuerId, kind: 'seal', holderId: null }) : undefined,
    };
  });
  const lines = [
    ['Số', number],
    ...(extracts.length > 0 ? [['Số bản sao trích lục', extracts.join(', ')] as const] : []),
    ['Cơ quan', agency.name],
    ['Thời gian ký', signedAt(call.now)],
  ] as const;
  const { sealPage: page, sealLeft: left, sealTop: top, sealHeight: height } = paper;
  const place = { width: stamps.seal.width, height, page, left, top };
  const pdf = await readResultFile(call, paper);
  const words = { field: 'Dấu', reason: 'Ban hành', location: agency.placeName };
  const signed = await open.sign({ pdf, ...words, stamp: { lines, place, picture } });
  return {
    received: await storeResult(call, dossier.code, signed.pdf),
    level: signed.level,
    numbers: [number, ...extracts],
    copies: await sealCopies(call, dossier, open),
  };
}

/** Keeps a signed result in the store; it is not yet part of its dossier. */
export function storeResult(call: Signing, code: string, pdf: Uint8Array): Promise<ReceivedFile> {
  return receiveFile(call, { name: `ket-qua-${code}.pdf`, content: Readable.from([Buffer.from(pdf)]) });
}
