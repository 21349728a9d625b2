import Type, { type Static } from 'typebox';
import { getAgency } from '#modules/organisation';
import { dayOf, instantOf } from '#platform/clock';
import { isId } from '#platform/identifiers';
import { type Answer, type Call, href, route } from '#platform/route';
import { spreadsheet, spreadsheetType } from '#platform/spreadsheet';
import { certifiedCopyRuleOn } from '../../certified-copy.ts';
import {
  type CertifiedKey,
  type CertifiedLine,
  type CertifiedQuery,
  listCertified,
  listMissingInRegister,
  yearDays,
} from '../../certified-copy-store.ts';
import { certifiedMessages } from '../../certified-messages.ts';
import { CertifiedRegister } from './register.view.tsx';
import { certifiedPaper, certifiedSheet } from './register-sheets.ts';

const address = Type.Object({
  nam: Type.Optional(Type.String({ maxLength: 4 })),
  sau: Type.Optional(Type.String({ maxLength: 80 })),
  lang: Type.Optional(Type.String()),
});

type RegisterCall = Call<unknown, Static<typeof address>>;

const path = '/can-bo/so-chung-thuc';
const pageSize = 50;
const missingShown = 20;

/** As long a register as the typesetter sets in a few seconds. */
const mostPrinted = 1000;

/** The register of certified copies of a year, each line leading to its dossier. */
export const certifiedRegisterPage = route({
  method: 'GET',
  url: path,
  may: 'dossier.view',
  notesReading: true,
  query: address,
  run: (call) => show(call),
});

export const certifiedRegisterPdf = route({
  method: 'GET',
  url: `${path}.pdf`,
  answers: 'file',
  may: 'dossier.view',
  notesReading: true,
  query: address,
  perMinute: 20,
  async run(call) {
    const { agency, lines } = await call.read(async (db) => ({
      agency: await getAgency(db, call.who.agencyId ?? ''),
      lines: await listCertified(db, askedBy(call), { limit: mostPrinted + 1 }),
    }));
    if (lines.length > mostPrinted) return show(call, certifiedMessages(call.locale).tooLong(mostPrinted));
    const year = yearIn(call);
    const title = `${certifiedMessages('vi').title} ${year}`;
    const paper = certifiedPaper({ lines, agency, year, today: dayOf(call.now) });
    const content = await call.tools.pdf.render(template, paper, { title, createdAt: call.now });
    return { kind: 'file', content, type: 'application/pdf', name: fileName(call, 'pdf'), inline: true };
  },
});

const template = 'src/modules/dossiers/official-papers/certified-copies.typ';

/** The year as a spreadsheet, written while it is read page by page. */
export const certifiedRegisterExcel = route({
  method: 'GET',
  url: `${path}.xlsx`,
  confirmed: true,
  answers: 'file',
  may: 'dossier.view',
  notesReading: true,
  query: address,
  perMinute: 20,
  async run(call) {
    const agency = await call.read((db) => getAgency(db, call.who.agencyId ?? ''));
    const sheet = certifiedSheet({ lines: allLines(call), agency, year: yearIn(call), locale: call.locale });
    const content = spreadsheet([sheet], call.now);
    return { kind: 'file', content, type: spreadsheetType, name: fileName(call, 'xlsx') };
  },
});

async function show(call: RegisterCall, problem?: string): Promise<Answer> {
  const query = askedBy(call);
  const { procedures } = certifiedCopyRuleOn(dayOf(call.now));
  const { lines, missing } = await call.read(async (db) => ({
    lines: await listCertified(db, query, { after: keyIn(call.query.sau), limit: pageSize + 1 }),
    missing: await listMissingInRegister(db, query, procedures, missingShown),
  }));
  const page = lines.slice(0, pageSize);
  const last = lines.length > pageSize ? page.at(-1) : undefined;
  const year = yearIn(call);
  const body = (
    <CertifiedRegister
      {...{ path, year, missing, problem, lines: page, thisYear: yearOf(call.now), isFirst: !call.query.sau }}
      nextHref={last && href(path, {}, { nam: String(year), sau: writeKey(keyOf(last)) })}
    />
  );
  const { title } = certifiedMessages(call.locale);
  return call.page({ title, audience: 'officer', body, ...(problem && { status: 422 }) });
}

const yearOf = (now: number): number => Number(dayOf(now).slice(0, 4));

/** The year that is asked for; the present one when none is, or none that can be. */
const yearIn = ({ query, now }: RegisterCall): number =>
  /^20\d\d$/.test(query.nam ?? '') ? Number(query.nam) : yearOf(now);

function askedBy(call: RegisterCall): CertifiedQuery {
  const { first, next } = yearDays(yearIn(call));
  return { agencyId: call.who.agencyId ?? '', from: instantOf(first, 0), until: instantOf(next, 0) };
}

const linesARead = 500;

/** Every line of the year, in one short read after another. */
async function* allLines(call: RegisterCall) {
  let after: CertifiedKey | undefined;
  for (;;) {
    const lines = await call.read((db) => listCertified(db, askedBy(call), { after, limit: linesARead }));
    yield* lines;
    const last = lines.at(-1);
    if (!last || lines.length < linesARead) return;
    after = keyOf(last);
  }
}

const keyOf = ({ number, dossierId: id, ordinal }: CertifiedLine): CertifiedKey => ({ number, id, ordinal });

const writeKey = ({ number, id, ordinal }: CertifiedKey): string => `${number}_${id}_${ordinal}`;

function keyIn(text: string | undefined): CertifiedKey | undefined {
  const [, number, id = '', ordinal] = /^(\d{1,9})_(.{36})_(\d{1,4})$/.exec(text ?? '') ?? [];
  return number && isId(id) ? { number: Number(number), id, ordinal: Number(ordinal) } : undefined;
}

const fileName = (call: RegisterCall, type: 'pdf' | 'xlsx'): string =>
  certifiedMessages(call.locale).fileName(yearIn(call), type);
