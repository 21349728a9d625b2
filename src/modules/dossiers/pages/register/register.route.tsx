import { getAgency, listStaff } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import { type Answer, type Call, route } from '#platform/route';
import { spreadsheet, spreadsheetType } from '#platform/spreadsheet';
import { renderOfficialPaper } from '../../official-papers/render-official-paper.ts';
import { registerMessages } from '../../register-messages.ts';
import { listRegister, listRegisterFields, registerKeyOf } from '../../register-store.ts';
import { RegisterPage } from './register.view.tsx';
import { registerPaper } from './register-paper.ts';
import { keyIn, monthIn, type RegisterAddress, registerAddress, registerQuery } from './register-query.ts';
import { registerSheet } from './register-sheet.ts';

type RegisterCall = Call<unknown, RegisterAddress>;

const pageSize = 50;

/** A register costs the typesetter about a second for a thousand lines; a clerk does not wait for more than this. */
const mostPrinted = 300;

export const registerPage = route({
  method: 'GET',
  url: '/can-bo/so-theo-doi',
  may: 'dossier.view',
  notesReading: true,
  query: registerAddress,
  run: (call) => show(call),
});

/** Form 07 of the month; too long a month is offered as a spreadsheet instead. */
export const registerPdf = route({
  method: 'GET',
  url: '/can-bo/so-theo-doi.pdf',
  answers: 'file',
  may: 'dossier.view',
  notesReading: true,
  query: registerAddress,
  perMinute: 20,
  async run(call) {
    const query = askedBy(call);
    const { rows, agency } = await call.read(async (db) => ({
      rows: await listRegister(db, query, { limit: mostPrinted + 1 }),
      agency: await getAgency(db, query.agencyId),
    }));
    if (rows.length > mostPrinted) return show(call, registerMessages(call.locale).tooLong(mostPrinted));
    const paper = registerPaper({ rows, query, agency, today: dayOf(call.now) });
    const content = await renderOfficialPaper(call.tools.pdf, 'tracking-register', paper, call.now);
    return { kind: 'file', content, type: 'application/pdf', name: fileName(call, 'pdf'), inline: true };
  },
});

/** The month as a spreadsheet, written while it is read page by page. */
export const registerExcel = route({
  method: 'GET',
  url: '/can-bo/so-theo-doi.xlsx',
  confirmed: true,
  answers: 'file',
  may: 'dossier.view',
  notesReading: true,
  query: registerAddress,
  perMinute: 20,
  async run(call) {
    const query = askedBy(call);
    const agency = await call.read((db) => getAgency(db, query.agencyId));
    const sheet = registerSheet({ rows: allRows(call), query, agency, locale: call.locale });
    return {
      kind: 'file',
      content: spreadsheet([sheet], call.now),
      type: spreadsheetType,
      name: fileName(call, 'xlsx'),
    };
  },
});

async function show(call: RegisterCall, problem?: string): Promise<Answer> {
  const query = askedBy(call);
  const { rows, fields, staff } = await call.read(async (db) => ({
    rows: await listRegister(db, query, { after: keyIn(call.query), limit: pageSize + 1 }),
    fields: await listRegisterFields(db, query),
    staff: await listStaff(db, query.agencyId, dayOf(call.now)),
  }));
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  const body = (
    <RegisterPage
      {...{ fields, staff, problem, locale: call.locale, address: call.query, rows: page }}
      month={monthIn(call.query, call.now)}
      thisMonth={monthIn({}, call.now)}
      next={last && registerKeyOf(last)}
    />
  );
  const { title } = registerMessages(call.locale);
  return call.page({ title, audience: 'officer', body, ...(problem && { status: 422 }) });
}

const askedBy = (call: RegisterCall) => registerQuery(call.query, call.who.agencyId ?? '', call.now);

const rowsARead = 500;

/** Every line that is asked for, in one short read after another. */
async function* allRows(call: RegisterCall) {
  let after: ReturnType<typeof registerKeyOf> | undefined;
  for (;;) {
    const page = { after, limit: rowsARead };
    const rows = await call.read((db) => listRegister(db, askedBy(call), page));
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsARead) return;
    after = registerKeyOf(last);
  }
}

const fileName = (call: RegisterCall, type: 'pdf' | 'xlsx'): string =>
  `so-theo-doi-${monthIn(call.query, call.now)}.${type}`;
