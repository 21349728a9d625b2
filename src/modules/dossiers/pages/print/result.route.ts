import Type from 'typebox';
import { findStaffMember, getAgency, listDelegations } from '#modules/organisation';
import { signedAt } from '#modules/signatures';
import { assertMay, decide } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { type Call, route } from '#platform/route';
import { resourceOf } from '../../dossier.ts';
import { type DossierFile, openDossierFile } from '../../dossier-file.ts';
import { toFillIn } from '../../draft-by-template.ts';
import { extractOnPaper } from '../../extract-copy.ts';
import { layOutResult, type ResultToLayOut } from '../../lay-out-result.ts';
import type { Signer } from '../../official-papers/official-paper.ts';
import { dossierPermissions } from '../../permissions.ts';
import { checkUrlOf } from '../../prepare-result.ts';
import { howToSign } from '../../signing.ts';
import { signerOf } from './paper-parts.ts';
import { printOfResult } from './prints.ts';

/**
 * The result on paper, for the staff: a draft to read, a paper to sign and seal by hand, or a print of what was signed
 * digitally and is sealed by hand. The number is on it once there is one.
 */
export const resultPrintPage = route({
  method: 'GET',
  url: '/can-bo/ho-so/:code/in/ket-qua.pdf',
  answers: 'file',
  may: 'dossier.view',
  notesReading: true,
  params: Type.Object({ code: Type.String({ maxLength: 80 }) }),
  async run(call) {
    const result = await call.read(async (db) => {
      const file = await openDossierFile(db, call.params.code);
      call.concerns(file.dossier.agencyId, file.dossier.id);
      assertMay(dossierPermissions, 'dossier.view', call.who, resourceOf(file.dossier));
      return printOfResult(file) ? resultOf(db, call, file) : undefined;
    });
    if (!result) throw notFound('paper');
    const { pdf: content } = await layOutResult(call.tools.pdf, result, call.now);
    const name = `ket-qua-${call.params.code}.pdf`;
    return { kind: 'file', content, type: 'application/pdf', name, inline: true };
  },
});

async function resultOf(db: Db, call: Call, file: DossierFile): Promise<ResultToLayOut | undefined> {
  const { dossier, result, resultPaper } = file;
  if (!result) return undefined;
  const agency = await getAgency(db, dossier.handlingAgencyId);
  const receiving = await getAgency(db, dossier.agencyId);
  const signer = await signerOfResult(db, call, file);
  return {
    ...{ dossierCode: dossier.code, result, agency, day: dayOf(dayAt(file, call.now)) },
    ...(result.number !== null && { number: result.number }),
    ...(signer && { signer }),
    ...(resultPaper && { checkUrl: checkUrlOf(call.tools.config, receiving.code, resultPaper.checkCode) }),
    ...(resultPaper && { signed: linesOf(file, agency.name) }),
    extracts: file.extracts.map((each) => extractOnPaper(each, toFillIn)),
    isDraft: result.approvedAt === null,
  };
}

/** A paper signed digitally keeps the day it was signed with; another has the day it is issued. */
function dayAt({ result, resultPaper }: DossierFile, now: number): number {
  return (resultPaper ? result?.approvedAt : (result?.issuedAt ?? result?.approvedAt)) ?? now;
}

/** Who approved it; while nobody has, whoever looks at it and may. */
async function signerOfResult(
  db: Db,
  { who, now }: Call,
  { dossier, result }: DossierFile,
): Promise<Signer | undefined> {
  const agencyId = dossier.handlingAgencyId;
  const mayApprove = decide(dossierPermissions['dossier.approve_result'], who, resourceOf(dossier));
  const id = result?.approvedBy ?? (mayApprove ? who.id : undefined);
  if (id === undefined) return undefined;
  const delegations = await listDelegations(db, agencyId, dayOf(result?.approvedAt ?? now));
  const { position, onBehalf } = howToSign(await findStaffMember(db, agencyId, id), delegations, dossier.field);
  return signerOf(result?.approvedByPosition ?? position, onBehalf, result?.approvedByName ?? who.name);
}

const linesOf = ({ result }: DossierFile, agencyName: string) =>
  [
    ['Đã ký số', result?.approvedByName ?? ''],
    ['Cơ quan', agencyName],
    ['Thời gian ký', signedAt(result?.approvedAt ?? 0)],
  ] as const;
