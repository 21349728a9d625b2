import Type from 'typebox';
import {
  type Digitisation,
  listDigitisations,
  listPages,
  listProposals,
  type Proposal,
  type ScannedPage,
} from '#modules/digitisation';
import { listFiles, type PaperFile } from '#modules/papers';
import { notFound, Refusal } from '#platform/errors';
import type { FormErrors, Typed } from '#platform/form';
import { type Call, type FormTokens, href } from '#platform/route';
import { agenciesOf } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import type { DossierPaper } from '../../required-paper-store.ts';
import { openForStaff } from '../dossier/open-for-staff.ts';

export const params = Type.Object({
  code: Type.String({ maxLength: 80 }),
  ordinal: Type.Integer({ minimum: 1, maximum: 1000 }),
});

export type DigitiseCall = Call<{ code: string; ordinal: number }>;

export interface OpenedPaper {
  readonly file: DossierFile;
  readonly paper: DossierPaper;
}

/** The dossier and the paper of it that the address names. */
export async function openPaper(call: DigitiseCall): Promise<OpenedPaper> {
  const file = await openForStaff(call);
  const paper = file.papers.find(({ ordinal }) => ordinal === call.params.ordinal);
  if (!paper) throw new Refusal('dossier.paper_unknown', {}, 404);
  return { file, paper };
}

export interface OpenedScan extends OpenedPaper {
  readonly digitisation: Digitisation;
  readonly pages: readonly ScannedPage[];
  readonly proposals: readonly Proposal[];
  /** The files as they came and the searchable scans. */
  readonly scans: readonly PaperFile[];
}

/** The latest digitisation of the paper that the address names, with everything that belongs to it. */
export async function openScan(call: DigitiseCall): Promise<OpenedScan> {
  const opened = await openPaper(call);
  const { dossier } = opened.file;
  const agencies = agenciesOf(dossier);
  return call.read(async (db) => {
    const all = await listDigitisations(db, agencies, dossier.id);
    const digitisation = all.find(({ ordinal }) => ordinal === opened.paper.ordinal);
    if (!digitisation) throw notFound('digitisation');
    const [pages, proposals, scans] = await Promise.all([
      listPages(db, digitisation),
      listProposals(db, digitisation),
      listFiles(db, agencies, [...digitisation.fileIds, ...digitisation.resultIds]),
    ]);
    return { ...opened, digitisation, pages, proposals, scans };
  });
}

/** Where it is looked at. */
export const addressOf = ({ file, paper }: OpenedPaper): string =>
  `${href('/can-bo/ho-so/:code', { code: file.dossier.code })}/so-hoa/${paper.ordinal}/trang`;

export interface ScanProps extends OpenedScan {
  /** The address of this page. */
  readonly here: string;
  readonly tokens: FormTokens;
  readonly typed: Typed;
  readonly errors: FormErrors;
  /** Whoever looks has a certificate to sign the scans with. */
  readonly maySign: boolean;
}
