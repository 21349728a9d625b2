import Type from 'typebox';
import { lifeEventsOn } from '#modules/procedures';
import { dayOf } from '#platform/clock';
import { href, route } from '#platform/route';
import { PageHeading } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import { FindProcedureForm } from '../find-procedure-form.tsx';

/** How filing goes, and choosing what to file. */
export const startPage = route({
  method: 'GET',
  url: '/nop-ho-so',
  may: 'public',
  query: Type.Object({ lang: Type.Optional(Type.String()) }),
  async run(call) {
    const words = citizenMessages(call.locale).start;
    const body = (
      <>
        <PageHeading title={words.title} lead={words.lead} />
        <FindProcedureForm />
        <h2 class="govuk-heading-m">{words.orByEvent}</h2>
        <ul class="mc-tiles">
          {lifeEventsOn(dayOf(call.now)).map(({ key, name }) => (
            <li>
              <a class="mc-tile" href={href('/thu-tuc', {}, { su_kien: key })}>
                {name[call.locale]}
              </a>
            </li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">{words.how}</h2>
        <ol class="govuk-list govuk-list--number">
          {words.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p>
          <a class="govuk-link" href="/ho-so-cua-toi">
            {words.drafts}
          </a>
        </p>
      </>
    );
    return call.page({ title: words.title, audience: 'citizen', body });
  },
});
