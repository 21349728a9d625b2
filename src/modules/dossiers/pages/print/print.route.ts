import Type from 'typebox';
import { findStaffMember, getAgency } from '#modules/organisation';
import { assertMay } from '#platform/access';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { type Answer, type Call, route } from '#platform/route';
import { agenciesOf, resourceOf } from '../../dossier.ts';
import { type DossierFile, openDossierFile } from '../../dossier-file.ts';
import { renderOfficialPaper } from '../../official-papers/render-official-paper.ts';
import { dossierPermissions } from '../../permissions.ts';
import type { PaperContext } from './paper-context.ts';
import { paperOfFile } from './paper-of-file.ts';
import { type Print, type PrintForm, printNames, printsForCitizen, printsOf } from './prints.ts';

const params = Type.Object({ code: Type.String({ maxLength: 80 }), form: Type.String({ maxLength: 40 }) });
const query = Type.Object({ lan: Type.Optional(Type.Integer({ minimum: 1 })), lang: Type.Optional(Type.String()) });

type PrintCall = Call<{ code: string; form: string }, { lan?: number }>;

/** Forms 01–06 of a dossier, for the staff who may see it. */
export const printPage = route({
  method: 'GET',
  url: '/can-bo/ho-so/:code/in/:form.pdf',
  answers: 'file',
  may: 'dossier.view',
  notesReading: true,
  params,
  query,
  run: (call) => print(call, 'dossier.view', printsOf),
});

/** Forms 01–05 of a dossier, for the people it belongs to. */
export const ownPrintPage = route({
  method: 'GET',
  url: '/ho-so-cua-toi/:code/in/:form.pdf',
  answers: 'file',
  may: 'dossier.follow',
  params,
  query,
  run: (call) => print(call, 'dossier.follow', printsForCitizen),
});

async function print(
  call: PrintCall,
  permission: 'dossier.view' | 'dossier.follow',
  allowed: (file: DossierFile) => readonly Print[],
): Promise<Answer> {
  const form = formNamed(call.params.form);
  const { file, context } = await call.read(async (db) => {
    const opened = await openDossierFile(db, call.params.code);
    call.concerns(opened.dossier.agencyId, opened.dossier.id);
    assertMay(dossierPermissions, permission, call.who, resourceOf(opened.dossier));
    return { file: opened, context: await contextOf(db, opened, call.tools.config.publicUrl) };
  });
  const { code } = file.dossier;
  const content =
    form && allowed(file).some((each) => each.form === form) ? await render(call, form, file, context) : undefined;
  if (!form || !content) throw notFound('paper');
  return { kind: 'file', content, type: 'application/pdf', name: `${printNames[form]}-${code}.pdf`, inline: true };
}

const formNamed = (name: string): PrintForm | undefined =>
  (Object.keys(printNames) as PrintForm[]).find((form) => printNames[form] === name);

async function render<F extends PrintForm>(call: PrintCall, form: F, file: DossierFile, context: PaperContext) {
  const paper = paperOfFile[form](file, context, { time: call.query.lan });
  return paper && renderOfficialPaper(call.tools.pdf, form, paper, call.now);
}

/** What the papers say besides the dossier. Who may not see the staff of an agency reads the agency's name instead. */
async function contextOf(db: Db, { dossier, steps }: DossierFile, publicUrl: string): Promise<PaperContext> {
  const ids = [...new Set(agenciesOf(dossier))];
  const staffIds = [...new Set(steps.flatMap(({ assigneeId }) => (assigneeId ? [assigneeId] : [])))];
  const [agencies, staff] = await Promise.all([
    Promise.all(ids.map((id) => getAgency(db, id))),
    Promise.all(staffIds.map((id) => findStaffMember(db, dossier.handlingAgencyId, id))),
  ]);
  return {
    agencies: Object.fromEntries(agencies.map((agency) => [agency.id, agency])),
    departments: Object.fromEntries(
      staff.flatMap((each) => (each?.departmentName ? [[each.id, each.departmentName]] : [])),
    ),
    publicUrl,
  };
}
