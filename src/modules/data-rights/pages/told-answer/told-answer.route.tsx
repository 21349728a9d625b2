import Type from 'typebox';
import { getWorkingCalendar } from '#modules/calendar';
import { findAgencyByCode } from '#modules/organisation';
import { systemFor } from '#platform/access';
import { href, route } from '#platform/route';
import { Notice, PageHeading, useLocale } from '#ui';
import { ClockView } from '../../clock.view.tsx';
import { messages } from '../../messages.ts';
import { RequestFacts } from '../../request.view.tsx';
import { clocksOf } from '../../request-clock.ts';
import { findBySecret } from '../../request-store.ts';

const url = '/quyen-du-lieu/:agency/:secret';

/** The answer for whoever has the link, also once the account is gone: what became of the request, without names or words. */
export const toldAnswerPage = route({
  method: 'GET',
  url,
  may: 'public',
  params: Type.Object({ agency: Type.String({ maxLength: 40 }), secret: Type.String({ maxLength: 60 }) }),
  query: Type.Object({ giu: Type.Optional(Type.Literal('1')), lang: Type.Optional(Type.String()) }),
  perMinute: 60,
  async run(call) {
    const words = messages(call.locale);
    const { agency: code, secret } = call.params;
    const agency = await call.read((db) => findAgencyByCode(db, code));
    const found =
      agency &&
      (await call.readAs(systemFor(agency.id), async (db) => {
        const request = await findBySecret(db, agency.id, secret);
        return request && { request, clocks: clocksOf(request, await getWorkingCalendar(db, agency.id)) };
      }));
    if (!agency || !found) {
      const body = <PageHeading title={words.request.unknown} lead={words.request.unknownLead} />;
      return call.page({ title: words.request.unknown, audience: 'citizen', body, status: 404 });
    }
    const { request, clocks } = found;
    const body = (
      <>
        <PageHeading title={words.kinds[request.kind]} caption={words.request.told} />
        {call.query.giu === '1' && <Keep path={href(url, call.params)} publicUrl={call.tools.config.publicUrl} />}
        <ClockView request={request} clocks={clocks} />
        <RequestFacts request={request} agencyName={agency.name} isOpen={false} />
      </>
    );
    return call.page({ title: words.request.told, audience: 'citizen', body });
  },
});

/** Shown once, right after the request: how to come back without an account. */
function Keep({ path, publicUrl }: { path: string; publicUrl: string }) {
  const words = messages(useLocale()).request;
  return (
    <Notice title={words.keep}>
      <p>{words.keepLead}</p>
      <p>
        <a class="govuk-link" href={path}>
          {`${publicUrl}${path}`}
        </a>
      </p>
    </Notice>
  );
}
