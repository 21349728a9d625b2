import Type from 'typebox';
import { decide } from '#platform/access';
import { dayOf } from '#platform/clock';
import { fillIn, Refusal } from '#platform/errors';
import { dayTyped, isDay } from '#platform/form';
import { readWhole } from '#platform/read-whole';
import { type Answer, type Call, href, route } from '#platform/route';
import { spreadsheet, spreadsheetType } from '#platform/spreadsheet';
import { dateOf } from '#ui';
import { importStatement } from '../../actions/import-statement.ts';
import { messages } from '../../messages.ts';
import { paymentPermissions } from '../../permissions.ts';
import { readStatement } from '../../read-statement.ts';
import { findingOf, type ReconciledLine } from '../../reconciliation.ts';
import { listReconciled } from '../../statement-store.ts';
import { ReconciliationView } from './reconciliation.view.tsx';

const url = '/can-bo/doi-soat';
const pageSize = 100;

const query = Type.Object({
  ngay: Type.Optional(Type.String({ maxLength: 10 })),
  sau: Type.Optional(Type.String({ maxLength: 100 })),
});

type DayCall = Call<unknown, Type.Static<typeof query>>;

/** What came on a day, beside what the gateway states of it. */
export const reconciliationPage = route({
  method: 'GET',
  url,
  may: 'payments.view',
  query,
  run: (call) => show(call, dayAsked(call)),
});

export const reconciliationExcel = route({
  method: 'GET',
  url: `${url}.xlsx`,
  answers: 'file',
  may: 'payments.view',
  confirmed: true,
  query,
  perMinute: 20,
  async run(call) {
    const day = dayAsked(call);
    const words = messages(call.locale).reconciliation;
    const columns = [
      { head: words.order, width: 28, value: ({ orderId }: ReconciledLine) => orderId },
      { head: words.transaction, width: 24, value: ({ transactionNo }: ReconciledLine) => transactionNo },
      { head: words.ours, width: 16, kind: 'money' as const, value: ({ ours }: ReconciledLine) => ours },
      { head: words.theirs, width: 16, kind: 'money' as const, value: ({ theirs }: ReconciledLine) => theirs },
      { head: words.finding, width: 26, value: (line: ReconciledLine) => words.findings[findingOf(line)] },
    ];
    const above = [words.title, words.lead(dateOf(day, call.locale))];
    const content = spreadsheet([{ name: words.sheet, above, columns, rows: allLines(call, day) }], call.now);
    return { kind: 'file', content, type: spreadsheetType, name: words.fileName(day) };
  },
});

/** Takes in a statement of the gateway, wholly or not at all. */
export const importAction = route({
  method: 'POST',
  url,
  may: 'payments.reconcile',
  upload: true,
  perMinute: 20,
  async run(call) {
    const files: Buffer[] = [];
    await call.upload(async (file) => void files.push((await readWhole(file, largest)) ?? Buffer.alloc(0)));
    const { agencyId = '' } = call.who;
    const words = messages(call.locale);
    const [file] = files;
    if (!file?.length) return show(call, dayOf(call.now), words.reconciliation.noFile);
    try {
      const lines = readStatement(file.toString('utf8'));
      const day = lines[0]?.day ?? dayOf(call.now);
      return await call.act(
        (act) => importStatement(act, agencyId, lines),
        href(url, {}, { ngay: day }),
        'payments.imported',
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.facts.field !== 'file') throw error;
      return show(call, dayOf(call.now), fillIn(words.refusals[error.code] ?? error.code, error.facts));
    }
  },
});

/** A day of a commune has some hundred lines of a hundred bytes. */
const largest = 1_000_000;

function dayAsked({ query: { ngay = '' }, now }: DayCall): string {
  const day = dayTyped(ngay);
  return isDay(day) ? day : dayOf(now);
}

/** One short read after another. */
async function* allLines({ read, who }: DayCall, day: string): AsyncGenerator<ReconciledLine> {
  let after: string | undefined;
  for (;;) {
    const lines = await read((db) => listReconciled(db, who.agencyId ?? '', day, { after, limit: pageSize }));
    yield* lines;
    after = lines.at(-1)?.transactionNo;
    if (lines.length < pageSize) return;
  }
}

async function show(call: Call, day: string, wrong?: string): Promise<Answer> {
  const { who, tokens, locale } = call;
  const agencyId = who.agencyId ?? '';
  const { sau: after } = call.query as { sau?: string };
  const lines = await call.read((db) => listReconciled(db, agencyId, day, { after, limit: pageSize }));
  const last = lines.length === pageSize ? lines.at(-1) : undefined;
  const links = {
    firstHref: after && href(url, {}, { ngay: day }),
    nextHref: last && href(url, {}, { ngay: day, sau: last.transactionNo }),
    excelHref: href(`${url}.xlsx`, {}, { ngay: day }),
  };
  const mayImport = decide(paymentPermissions['payments.reconcile'], who, { agencyIds: [agencyId] });
  const body = <ReconciliationView {...{ url, day, lines, links, mayImport, wrong, tokens }} />;
  const { title } = messages(locale).reconciliation;
  return call.page({ title, audience: 'officer', body, status: wrong ? 422 : 200 });
}
