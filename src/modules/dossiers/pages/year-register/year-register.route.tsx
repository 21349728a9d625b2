import Type, { type Static } from 'typebox';
import { type Agency, getAgency } from '#modules/organisation';
import { type Day, dayOf, instantOf } from '#platform/clock';
import { isId } from '#platform/identifiers';
import { type Answer, type Call, href, route } from '#platform/route';
import { spreadsheet, spreadsheetType } from '#platform/spreadsheet';
import { dateInWords } from '../../official-papers/in-words.ts';
import { type LineKey, type RegisterQuery, yearDays } from '../../year-register-store.ts';
import type { RegisterLine, YearRegister } from './year-register.ts';
import { RegisterOfYear } from './year-register.view.tsx';

const address = Type.Object({
  nam: Type.Optional(Type.String({ maxLength: 4 })),
  sau: Type.Optional(Type.String({ maxLength: 80 })),
  lang: Type.Optional(Type.String()),
});

type RegisterCall = Call<unknown, Static<typeof address>>;

const pageSize = 50;
const missingShown = 20;

/** As long a register as the typesetter sets in a few seconds. */
const mostPrinted = 1000;

const template = 'src/modules/dossiers/official-papers/year-register.typ';

/** The pages of a register: a year with each line leading to its dossier, the same on paper, and as a spreadsheet. */
export function yearRegisterPages<Line extends RegisterLine>(register: YearRegister<Line>) {
  const { path } = register;
  const common = { method: 'GET', may: 'dossier.view', notesReading: true, query: address } as const;
  return [
    route({ ...common, url: path, run: (call) => show(register, call) }),
    route({
      ...common,
      url: `${path}.pdf`,
      answers: 'file',
      perMinute: 20,
      async run(call) {
        const { agency, lines } = await call.read(async (db) => ({
          agency: await getAgency(db, call.who.agencyId ?? ''),
          lines: await register.list(db, askedBy(call), { limit: mostPrinted + 1 }),
        }));
        if (lines.length > mostPrinted) return show(register, call, register.words(call.locale).tooLong(mostPrinted));
        const year = yearIn(call);
        const paper = paperOf(register, { agency, lines, year, today: dayOf(call.now) });
        const title = `${paper.title} ${year}`;
        const content = await call.tools.pdf.render(template, paper, { title, createdAt: call.now });
        return { kind: 'file', content, type: 'application/pdf', name: fileName(register, call, 'pdf'), inline: true };
      },
    }),
    // Written while it is read page by page.
    route({
      ...common,
      url: `${path}.xlsx`,
      confirmed: true,
      answers: 'file',
      perMinute: 20,
      async run(call) {
        const agency = await call.read((db) => getAgency(db, call.who.agencyId ?? ''));
        const words = register.words(call.locale);
        const above = [words.title, agency.name, words.caption(yearIn(call))];
        const columns = register.sheet(call.locale);
        const content = spreadsheet([{ name: words.menu, above, columns, rows: allLines(register, call) }], call.now);
        return { kind: 'file', content, type: spreadsheetType, name: fileName(register, call, 'xlsx') };
      },
    }),
  ];
}

async function show<Line extends RegisterLine>(
  register: YearRegister<Line>,
  call: RegisterCall,
  problem?: string,
): Promise<Answer> {
  const query = askedBy(call);
  const { lines, missing } = await call.read(async (db) => ({
    lines: await register.list(db, query, { after: keyIn(call.query.sau), limit: pageSize + 1 }),
    missing: await register.listMissing(db, query, { day: dayOf(call.now), limit: missingShown }),
  }));
  const page = lines.slice(0, pageSize);
  const last = lines.length > pageSize ? page.at(-1) : undefined;
  const year = yearIn(call);
  const words = register.words(call.locale);
  const body = (
    <RegisterOfYear
      {...{ path: register.path, words, year, missing, problem, lines: page, thisYear: yearOf(call.now) }}
      columns={register.columns(call.locale)}
      isFirst={!call.query.sau}
      nextHref={last && href(register.path, {}, { nam: String(year), sau: writeKey(keyOf(last)) })}
    />
  );
  return call.page({ title: words.title, audience: 'officer', body, ...(problem && { status: 422 }) });
}

/** What the template of the printed register is given. */
function paperOf<Line extends RegisterLine>(
  { words, printed }: YearRegister<Line>,
  { agency, lines, year, today }: { agency: Agency; lines: readonly Line[]; year: number; today: Day },
) {
  const { name, placeName } = agency;
  return {
    letterhead: { issuer: name, issuerInText: name, place: placeName, issuedOn: dateInWords(today) },
    ...{ title: words('vi').title, year: String(year) },
    columns: printed.map(({ head, width, isWords = false, isSmall = false }) => ({ head, ...width, isWords, isSmall })),
    lines: lines.map((line) => printed.map(({ of }) => of(line))),
  };
}

const yearOf = (now: number): number => Number(dayOf(now).slice(0, 4));

/** The year that is asked for; the present one when none is, or none that can be. */
const yearIn = ({ query, now }: RegisterCall): number =>
  /^20\d\d$/.test(query.nam ?? '') ? Number(query.nam) : yearOf(now);

function askedBy(call: RegisterCall): RegisterQuery {
  const { first, next } = yearDays(yearIn(call));
  return { agencyId: call.who.agencyId ?? '', from: instantOf(first, 0), until: instantOf(next, 0) };
}

const linesARead = 500;

/** Every line of the year, in one short read after another. */
async function* allLines<Line extends RegisterLine>({ list }: YearRegister<Line>, call: RegisterCall) {
  let after: LineKey | undefined;
  for (;;) {
    const lines = await call.read((db) => list(db, askedBy(call), { after, limit: linesARead }));
    yield* lines;
    const last = lines.at(-1);
    if (!last || lines.length < linesARead) return;
    after = keyOf(last);
  }
}

const keyOf = ({ number, dossierId: id, ordinal }: RegisterLine): LineKey => ({ number, id, ordinal });

const writeKey = ({ number, id, ordinal }: LineKey): string => `${number}_${id}_${ordinal}`;

function keyIn(text: string | undefined): LineKey | undefined {
  const [, number, id = '', ordinal] = /^(\d{1,9})_(.{36})_(\d{1,4})$/.exec(text ?? '') ?? [];
  return number && isId(id) ? { number: Number(number), id, ordinal: Number(ordinal) } : undefined;
}

const fileName = <Line extends RegisterLine>(
  { words }: YearRegister<Line>,
  call: RegisterCall,
  type: 'pdf' | 'xlsx',
): string => words(call.locale).fileName(yearIn(call), type);
