import type { ScannedPage } from '#modules/digitisation';
import type { FormErrors, Typed } from '#platform/form';
import { href } from '#platform/route';
import { Button, ButtonGroup, CheckboxField, Form, SelectField, TextField, typedFields, useLocale } from '#ui';
import { digitiseMessages } from '../../digitise-messages.ts';
import type { ScanProps } from './opened-scan.ts';

const turns = ['0', '90', '180', '270'] as const;
const notes = ['none', 'with', 'without'] as const;

/** The pages side by side, each with its place, its turn and its marks. */
export function ArrangeForm({ pages, scans, digitisation, file, here, tokens, typed, errors }: ScanProps) {
  const words = digitiseMessages(useLocale());
  const nameOf = (id: string) => scans.find((scan) => scan.id === id)?.name ?? '';
  return (
    <section>
      <h2 class="govuk-heading-m">{words.arrange.title}</h2>
      <p>{words.arrange.lead}</p>
      <Form action={here} tokens={tokens}>
        <TextField
          {...typedFields(typed, errors)('originals')}
          label={words.fields.originals}
          hint={words.hints.originals}
          inputMode="numeric"
          width={3}
        />
        <ol class="mc-sheets">
          {pages.map((page) => (
            <li class="mc-sheets__item">
              <PageToArrange
                {...{ page, typed, errors }}
                agencyId={digitisation.agencyId}
                fileName={nameOf(page.fileId)}
              />
            </li>
          ))}
        </ol>
        <ButtonGroup>
          <Button>{words.arrange.button}</Button>
          <Button kind="secondary" href={href('/can-bo/ho-so/:code', { code: file.dossier.code })}>
            {words.arrange.later}
          </Button>
        </ButtonGroup>
      </Form>
    </section>
  );
}

interface PageProps {
  readonly page: ScannedPage;
  readonly agencyId: string;
  readonly fileName: string;
  readonly typed: Typed;
  readonly errors: FormErrors;
}

function PageToArrange({ page: { place, fileId, page }, agencyId, fileName, typed, errors }: PageProps) {
  const words = digitiseMessages(useLocale());
  const { arrange } = words;
  const field = typedFields(typed, errors);
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{arrange.place(place)}</legend>
      <Sheet {...{ agencyId, fileId, page }} turn={typed[`turn-${place}`]} alt={arrange.pageOf(page, fileName)} small />
      <TextField
        {...field(`order-${place}`)}
        label={arrange.order}
        hint={words.hints.order}
        inputMode="decimal"
        width={3}
      />
      <SelectField
        {...field(`turn-${place}`)}
        label={arrange.turn}
        choose={false}
        choices={turns.map((turn) => ({ value: turn, label: arrange.turns[Number(turn)] ?? turn }))}
      />
      <SelectField
        {...field(`note-${place}`)}
        label={arrange.note}
        choose={false}
        choices={notes.map((note) => ({ value: note, label: arrange.notes[note] }))}
      />
      {place > 1 && (
        <CheckboxField
          {...field(`begins-${place}`)}
          label={arrange.begins}
          choices={[{ value: 'yes', label: arrange.beginsHere }]}
        />
      )}
    </fieldset>
  );
}

interface SheetProps {
  readonly agencyId: string;
  readonly fileId: string;
  readonly page: number;
  readonly turn: string | undefined;
  readonly alt: string;
  readonly small?: boolean;
}

/** The picture of a page, as it will lie; it leads to the large one. */
export function Sheet({ agencyId, fileId, page, turn = '0', alt, small = false }: SheetProps) {
  const there = `${href('/tep/:agency/:id', { agency: agencyId, id: fileId })}/xem?trang=${page}&quay=${turn}`;
  return (
    <a href={there}>
      <img class="mc-sheet" src={small ? `${there}&co=nho` : there} alt={alt} loading="lazy" />
    </a>
  );
}
