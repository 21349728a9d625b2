import type { Agency } from '#modules/organisation';
import { Details, useLocale } from '#ui';
import { citizenMessages } from '../citizen-messages.ts';

/** So many are in sight at once; more are folded away. */
const inSight = 12;

/** The service centres of the communes, each with where it is and whom to ring. */
export function CentreList({ communes }: { communes: readonly Agency[] }) {
  const words = citizenMessages(useLocale()).centres;
  if (communes.length === 0) return null;
  const list = (
    <ul class="govuk-list">
      {communes.map(({ centreName, address, hotline }) => (
        <li>
          <strong>{centreName}</strong>
          <br />
          {address}
          <br />
          {words.hotline}: <a href={`tel:${hotline.replace(/[^\d+]/g, '')}`}>{hotline}</a>
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="centres">
      <h2 id="centres" class="govuk-heading-m">
        {words.title}
      </h2>
      {communes.length <= inSight ? list : <Details summary={words.all(communes.length)}>{list}</Details>}
    </section>
  );
}
