import type { Proposal } from '#modules/digitisation';
import { Button, ButtonGroup, dateTimeOf, Form, TextField, useLocale } from '#ui';
import { digitiseMessages } from '../../digitise-messages.ts';
import { Sheet } from './arrange-form.view.tsx';
import type { ScanProps } from './opened-scan.ts';

/** Below this a person is asked to look closely. */
const sureEnough = 85;

/** What was read out of the paper, beside the page it was read from, for a person to correct and confirm. */
export function Proposals({ proposals, pages, digitisation: { agencyId }, here, tokens, errors }: ScanProps) {
  const words = digitiseMessages(useLocale());
  const { title, lead, kinds, button } = words.proposals;
  const places = new Set(proposals.map(({ place }) => place));
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <p>
        <strong>{kinds[proposals[0]?.kind ?? '']}</strong>. {lead}
      </p>
      <div class="mc-columns">
        <div>
          {pages
            .filter(({ place }) => places.has(place))
            .map(({ place, fileId, page, turn }) => (
              <p>
                <Sheet {...{ agencyId, fileId, page }} turn={String(turn)} alt={words.arrange.place(place)} />
              </p>
            ))}
        </div>
        <Form action={here.replace(/trang$/, 'thong-tin')} tokens={tokens}>
          {proposals.map((proposal) => (
            <ProposedField proposal={proposal} error={errors[proposal.name]} />
          ))}
          <ButtonGroup>
            <Button>{button}</Button>
          </ButtonGroup>
        </Form>
      </div>
    </section>
  );
}

/** Of a paper that nothing was read out of, a person says that its scan is right. */
export function NothingRead({ here, tokens }: ScanProps) {
  const { nothingRead, button } = digitiseMessages(useLocale()).proposals;
  return (
    <Form action={here.replace(/trang$/, 'thong-tin')} tokens={tokens}>
      <p>{nothingRead}</p>
      <ButtonGroup>
        <Button>{button}</Button>
      </ButtonGroup>
    </Form>
  );
}

function ProposedField({ proposal, error }: { proposal: Proposal; error: string | undefined }) {
  const locale = useLocale();
  const words = digitiseMessages(locale).proposals;
  const { name, proposed, confidence, confirmed, confirmedByName, confirmedAt } = proposal;
  const read = confidence >= sureEnough ? words.read : words.unsure;
  const by = confirmedAt && words.confirmed(confirmedByName ?? '', dateTimeOf(confirmedAt, locale));
  return (
    <TextField
      name={name}
      label={words.names[name] ?? name}
      value={confirmed ?? proposed}
      hint={[read(proposed, confidence), by].filter(Boolean).join('; ')}
      error={error}
      maxLength={300}
      autocomplete="off"
    />
  );
}
