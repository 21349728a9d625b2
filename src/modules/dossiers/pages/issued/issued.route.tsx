import Type from 'typebox';
import { findAgencyByCode, getAgency } from '#modules/organisation';
import { systemFor } from '#platform/access';
import { route } from '#platform/route';
import { Button, dateOf, Notice, PageHeading, SummaryList } from '#ui';
import { messages } from '../../messages.ts';
import { findIssuedResult } from '../../result-paper-store.ts';

/** Says whether an agency issued the result with this code: number, day, procedure, agency, and nothing about people. */
export const issuedPage = route({
  method: 'GET',
  url: '/van-ban/:issuer/:check',
  may: 'public',
  params: Type.Object({ issuer: Type.String({ maxLength: 40 }), check: Type.String({ maxLength: 40 }) }),
  perMinute: 30,
  async run(call) {
    const words = messages(call.locale).issued;
    const agency = await call.read((db) => findAgencyByCode(db, call.params.issuer));
    const found =
      agency &&
      (await call.readAs(systemFor(agency.id), async (db) => {
        const issued = await findIssuedResult(db, agency.id, call.params.check);
        return issued && { ...issued, by: (await getAgency(db, issued.handlingAgencyId)).name };
      }));
    const body = found ? (
      <>
        <PageHeading title={words.title} />
        <Notice kind="success" title={words.yes}>
          <SummaryList
            rows={[
              { term: words.number, detail: found.number },
              { term: words.day, detail: dateOf(found.issuedAt, call.locale) },
              { term: words.procedure, detail: found.procedureName },
              { term: words.agency, detail: found.by },
              { term: words.seal, detail: found.sealedAt === null ? words.seals.no : words.seals.yes },
            ]}
          />
        </Notice>
        <Button kind="secondary" href="/kiem-tra-van-ban">
          {words.check}
        </Button>
      </>
    ) : (
      <>
        <PageHeading title={words.title} />
        <Notice kind="warning" title={words.no}>
          <p>{words.noLead}</p>
        </Notice>
      </>
    );
    return call.page({ title: words.title, audience: 'citizen', body });
  },
});
