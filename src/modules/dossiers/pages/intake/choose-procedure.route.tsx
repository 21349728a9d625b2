import Type from 'typebox';
import { type FoundProcedure, limitInWords, searchProcedures } from '#modules/procedures';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { href, route } from '#platform/route';
import { sql } from '#platform/sql';
import { FilterForm, PageHeading, Table, TextField } from '#ui';
import { intakeMessages } from '../../intake-messages.ts';
import { messages } from '../../messages.ts';

/** The first step at the counter: which procedure. */
export const chooseProcedurePage = route({
  method: 'GET',
  url: '/can-bo/tiep-nhan',
  may: 'dossier.receive',
  query: Type.Object({ tim: Type.Optional(Type.String({ maxLength: 200 })), lang: Type.Optional(Type.String()) }),
  async run(call) {
    const words = intakeMessages(call.locale);
    const search = call.query.tim?.trim() ?? '';
    const day = dayOf(call.now);
    const found = await call.read(async (db) =>
      search === ''
        ? oftenReceived(db, call.who.agencyId ?? '', day)
        : (await searchProcedures(db, { words: search, day, size: 30 })).found,
    );
    const body = (
      <>
        <PageHeading
          title={words.title}
          lead={words.lead}
          crumbs={[{ href: '/can-bo', label: messages(call.locale).worklist.title }]}
        />
        <FilterForm finds action="/can-bo/tiep-nhan" clearHref={search ? '/can-bo/tiep-nhan' : undefined}>
          <TextField name="tim" label={words.search} value={search} autofocus keys="/" width={30} autocomplete="off" />
        </FilterForm>
        <Table<FoundProcedure>
          caption={search ? words.found : words.often}
          rows={found}
          empty={words.nothing}
          href={({ code }) => href('/can-bo/tiep-nhan/:procedure', { procedure: code })}
          columns={[
            { head: words.code, cell: ({ code }) => code },
            { head: words.name, cell: ({ name }) => name },
            { head: words.limit, cell: ({ timeLimit }) => limitInWords(timeLimit, call.locale) },
          ]}
        />
      </>
    );
    return call.page({ title: words.title, audience: 'officer', body });
  },
});

/** What this agency received most in its last five hundred dossiers; the commonest of all communes before the first. */
async function oftenReceived(db: Db, agencyId: string, day: string): Promise<FoundProcedure[]> {
  const rows = await db.query<{ code: string }>(sql`
    select procedure_code as code, count(*) as times from (
      select procedure_code from dossiers.dossier where agency_id = ${agencyId} order by submitted_at desc limit 500
    ) latest group by procedure_code order by times desc limit 9`);
  const usual = ['2.000815', '1.004873', '1.001193', '1.000656', '2.000884', '1.001612'];
  const codes = [...new Set([...rows.map(({ code }) => code), ...usual])].slice(0, 9);
  const pages = await Promise.all(codes.map((words) => searchProcedures(db, { words, day, size: 1 })));
  return pages.flatMap(({ found }) => found);
}
