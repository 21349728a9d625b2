import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { findStaffMember, getAgency, listDelegations } from '#modules/organisation';
import { getOpenFile, type ReceivedFile, receiveFile } from '#modules/papers';
import { findSpecimen, type OpenCertificate, type Signing, signedAt } from '#modules/signatures';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import type { CopySeries } from '../../../reference/certification/certified-copies.ts';
import { footOfCopy } from '../../../reference/signatures/stamps.ts';
import { certifiedCopyRuleOn, electronicNotation, numberCopies } from './certified-copy.ts';
import { listCertifiedCopies } from './certified-copy-store.ts';
import type { Dossier } from './dossier.ts';
import { peekNumber } from './dossier-store.ts';
import { assertSignedHere, type ScannedLine, scannedLines } from './electronic-copy.ts';
import { listElectronicCopies } from './electronic-copy-store.ts';
import { layOutCertification } from './lay-out-certification.ts';
import { issuerOf } from './paper-number.ts';
import { checkUrlOf } from './prepare-result.ts';
import { howToSign } from './signing.ts';

/** A copy that was signed or sealed and lies in the store, and is not yet part of its dossier. */
export interface SignedCopy {
  readonly ordinal: number;
  readonly received: ReceivedFile;
  readonly checkCode: string;
  readonly level: 'B' | 'T';
}

export interface SealedCopy extends Omit<SignedCopy, 'checkCode'> {
  /** The number that stands in the seal; another one taken meanwhile undoes it. */
  readonly number: number;
}

/**
 * Signs every original that is wanted as a file: under the last page of its scan comes what is certified, by whom and where
 * that can be checked, and with it the signature of whoever has the certificate open. Refuses as signing does, and with
 * `dossier.copy_without_scan`.
 */
export async function signCopies(call: Signing, dossier: Dossier, { sign }: OpenCertificate): Promise<SignedCopy[]> {
  const lines = await call.read((db) => linesOf(db, dossier));
  if (lines.length === 0) return [];
  const signer = await call.read((db) => signerOf(db, call, dossier));
  const signed: SignedCopy[] = [];
  for (const line of lines) {
    const checkCode = randomBytes(16).toString('base64url');
    const drawn = await layOutCertification(
      call.tools.pdf,
      {
        ...signer,
        line,
        dossierCode: dossier.code,
        checkUrl: checkUrlOf(call.tools.config, signer.receivedAt, checkCode),
      },
      call.now,
    );
    const stamp = { pdf: drawn, place: footOfCopy.statement, growsBy: footOfCopy.statement.height };
    const words = { field: 'Chữ ký chứng thực', reason: signer.statement, location: signer.agency.placeName };
    const { pdf, level } = await sign({ pdf: await readFile(call, scanOf(line)), ...words, stamp });
    signed.push({ ordinal: line.ordinal, received: await storeCopy(call, dossier, line, pdf), checkCode, level });
  }
  return signed;
}

/**
 * Puts the agency's seal on every signed copy, with the number it is about to get. Refuses with `dossier.copy_needs_certificate`
 * where one was never signed here.
 */
export async function sealCopies(call: Signing, dossier: Dossier, { sign }: OpenCertificate): Promise<SealedCopy[]> {
  const lines = await call.read((db) => linesOf(db, dossier));
  if (lines.length === 0) return [];
  assertSignedHere(
    dossier,
    lines,
    lines.filter(({ fileId }) => fileId !== null),
  );
  const { agency, picture, numbers } = await call.read((db) => sealOf(db, call, dossier));
  const place = picture ? footOfCopy.drawnSeal : footOfCopy.seal;
  const sealed: SealedCopy[] = [];
  for (const line of lines) {
    const number = numbers.get(line.ordinal)!;
    const stampLines = [
      ['Số chứng thực', electronicNotation(number, dayOf(call.now))],
      ['Cơ quan', agency.name],
      ['Thời gian ký', signedAt(call.now)],
    ] as const;
    const pdf = await readFile(call, { agencyId: line.fileAgencyId!, id: line.fileId! });
    const words = { field: 'Dấu chứng thực', reason: 'Chứng thực', location: agency.placeName };
    const done = await sign({ pdf, ...words, stamp: { lines: stampLines, place, picture } });
    const received = await storeCopy(call, dossier, line, done.pdf);
    sealed.push({ ordinal: line.ordinal, received, level: done.level, number });
  }
  return sealed;
}

async function linesOf(db: Db, dossier: Dossier): Promise<ScannedLine[]> {
  return scannedLines(dossier, await listCertifiedCopies(db, dossier), await listElectronicCopies(db, dossier));
}

/** Who certifies, in whose name and for which agency, and what the copy says it is. */
async function signerOf(db: Db, { who, now }: Signing, dossier: Dossier) {
  const { handlingAgencyId: agencyId, field } = dossier;
  const { electronic } = certifiedCopyRuleOn(dayOf(now));
  const [agency, receiving, member, delegations, handwriting] = await Promise.all([
    getAgency(db, agencyId),
    getAgency(db, dossier.agencyId),
    findStaffMember(db, agencyId, who.id),
    listDelegations(db, agencyId, dayOf(now)),
    findSpecimen(db, { agencyId, kind: 'person', holderId: who.id }),
  ]);
  const { position, onBehalf } = howToSign(member, delegations, field);
  const signer = { name: who.name, position, onBehalf };
  return { agency, receivedAt: receiving.code, signer, handwriting, statement: electronic?.statement ?? '' };
}

/** The agency whose seal it is, with what its series would give each copy next. */
async function sealOf(db: Db, call: Signing, dossier: Dossier) {
  const issuerId = issuerOf(call, dossier);
  const day = dayOf(call.now);
  const all = await listCertifiedCopies(db, dossier);
  const next = ahead((series) => peekNumber(db, issuerId, series, `${day.slice(0, 4)}-01-01`));
  const numbers = await numberCopies(all, certifiedCopyRuleOn(day), next);
  return {
    agency: await getAgency(db, issuerId),
    picture: await findSpecimen(db, { agencyId: issuerId, kind: 'seal', holderId: null }),
    numbers: new Map(all.map(({ ordinal }, i) => [ordinal, numbers[i]!.number])),
  };
}

/** What a series would give one after another. */
function ahead(peek: (series: CopySeries) => Promise<number>): (series: CopySeries) => Promise<number> {
  const given = new Map<CopySeries, number>();
  return async (series) => {
    const last = given.get(series);
    const number = last === undefined ? await peek(series) : last + 1;
    given.set(series, number);
    return number;
  };
}

const scanOf = ({ scanAgencyId: agencyId, scanFileId: id }: ScannedLine) => ({ agencyId, id });

async function readFile(call: Signing, key: { readonly agencyId: string; readonly id: string }): Promise<Buffer> {
  const { sha256 } = await call.read((db) => getOpenFile(db, call.who, key));
  return call.tools.blobs.read(sha256);
}

const storeCopy = (
  call: Signing,
  { code }: Dossier,
  { ordinal }: ScannedLine,
  pdf: Uint8Array,
): Promise<ReceivedFile> =>
  receiveFile(call, { name: `ban-sao-dien-tu-${code}-${ordinal}.pdf`, content: Readable.from([Buffer.from(pdf)]) });
