import type { Agency } from '#modules/organisation';
import type { LifeEvent } from '#modules/procedures';
import { href } from '#platform/route';
import { Details, Notice, PageHeading, useLocale } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import { CentreList } from '../centre-list.tsx';
import { FindProcedureForm } from '../find-procedure-form.tsx';

export interface HomeProps {
  readonly fields: readonly { readonly field: string; readonly count: number }[];
  readonly communes: readonly Agency[];
  readonly events: readonly LifeEvent[];
  /** How many dossiers wait for the person signed in to complete them. */
  readonly awaiting: number;
}

/** What people come for: find a procedure, file, see where a dossier stands, whom to ring. */
export function HomeView({ fields, communes, events, awaiting }: HomeProps) {
  const locale = useLocale();
  const words = citizenMessages(locale).home;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      {awaiting > 0 && (
        <Notice kind="warning" title={words.awaitingTitle}>
          <a href="/ho-so-cua-toi">{words.awaiting(awaiting)}</a>
        </Notice>
      )}
      <FindProcedureForm />
      <ul class="mc-tiles">
        {words.tiles.map(({ href: address, label }) => (
          <li>
            <a class="mc-tile" href={address}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <section aria-labelledby="life-events">
        <h2 id="life-events" class="govuk-heading-m">
          {words.lifeEvents}
        </h2>
        <Tiles
          tiles={events
            .filter((event) => event.for === 'citizen')
            .map(({ key, name }) => ({ label: name[locale], href: href('/thu-tuc', {}, { su_kien: key }) }))}
        />
        <h3 class="govuk-heading-s">{words.business}</h3>
        <Tiles
          tiles={events
            .filter((event) => event.for === 'business')
            .map(({ key, name }) => ({ label: name[locale], href: href('/thu-tuc', {}, { su_kien: key }) }))}
        />
      </section>
      <Details summary={words.fields(fields.length)}>
        <ul class="govuk-list">
          {fields.map(({ field, count }) => (
            <li>
              <a class="govuk-link" href={href('/thu-tuc', {}, { linh_vuc: field })}>
                {field}
              </a>{' '}
              ({count})
            </li>
          ))}
        </ul>
      </Details>
      <CentreList communes={communes} />
    </>
  );
}

function Tiles({ tiles }: { tiles: readonly { readonly href: string; readonly label: string }[] }) {
  return (
    <ul class="mc-tiles">
      {tiles.map(({ href: address, label }) => (
        <li>
          <a class="mc-tile" href={address}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
