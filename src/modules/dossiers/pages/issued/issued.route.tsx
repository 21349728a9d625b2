import Type from 'typebox';
import { findAgencyByCode, getAgency } from '#modules/organisation';
import { systemFor } from '#platform/access';
import { dayOf } from '#platform/clock';
import { type Call, route } from '#platform/route';
import { Button, dateOf, Notice, PageHeading, SummaryList, useLocale } from '#ui';
import { electronicNotation } from '../../certified-copy.ts';
import { findIssuedCopy, type IssuedCopy } from '../../electronic-copy-store.ts';
import { messages } from '../../messages.ts';
import { findIssuedResult } from '../../result-paper-store.ts';
import { signerOf } from '../year-register/year-register.ts';

/**
 * Says whether an agency issued the result, or certified the electronic copy, with this code: number, day, procedure, agency
 * and who certified, and nothing about people.
 */
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
    const copy = agency && !found ? await copyIn(call, agency.id) : undefined;
    const body = copy ? (
      <CertifiedCopyFound copy={copy} />
    ) : found ? (
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

/** The electronic copy with this code, with the agency that certified it. */
function copyIn(call: Call<{ check: string }>, agencyId: string) {
  return call.readAs(systemFor(agencyId), async (db) => {
    const copy = await findIssuedCopy(db, agencyId, call.params.check);
    return copy && { ...copy, by: (await getAgency(db, copy.issuerAgencyId)).name };
  });
}

function CertifiedCopyFound({ copy }: { copy: IssuedCopy & { readonly by: string } }) {
  const locale = useLocale();
  const words = messages(locale).issued;
  const { number, certifiedAt, by } = copy;
  return (
    <>
      <PageHeading title={words.title} />
      <Notice kind="success" title={words.copy}>
        <SummaryList
          rows={[
            { term: words.copyNumber, detail: electronicNotation(number, dayOf(certifiedAt)) },
            { term: words.copyDay, detail: dateOf(certifiedAt, locale) },
            { term: words.copySigner, detail: signerOf(copy) },
            { term: words.copyAgency, detail: by },
          ]}
        />
      </Notice>
      <Button kind="secondary" href="/kiem-tra-van-ban">
        {words.check}
      </Button>
    </>
  );
}
