import Type from 'typebox';
import { listAgencies } from '#modules/organisation';
import { route } from '#platform/route';
import { PageHeading } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import { CentreList } from '../centre-list.tsx';

const query = Type.Object({ lang: Type.Optional(Type.String()) });

/** How to use the pages for citizens. */
export const helpPage = route({
  method: 'GET',
  url: '/huong-dan',
  may: 'public',
  query,
  async run(call) {
    const words = citizenMessages(call.locale).help;
    const communes = await call.read((db) => listAgencies(db, 'commune'));
    const body = (
      <>
        <Sections {...words} />
        <CentreList communes={communes} />
      </>
    );
    return call.page({ title: words.title, audience: 'citizen', body });
  },
});

/** What the product promises to people with disabilities, and what it does not keep yet. */
export const accessibilityPage = route({
  method: 'GET',
  url: '/tro-nang',
  may: 'public',
  query,
  async run(call) {
    const words = citizenMessages(call.locale).accessibility;
    return call.page({ title: words.title, audience: 'citizen', body: <Sections {...words} /> });
  },
});

interface SectionsProps {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

function Sections({ title, lead, sections }: SectionsProps) {
  return (
    <>
      <PageHeading title={title} lead={lead} />
      {sections.map((section) => (
        <section>
          <h2 class="govuk-heading-m">{section.title}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {section.lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
