import type { FormTokens } from '#platform/route';
import {
  Button,
  dateTimeOf,
  Empty,
  ErrorSummary,
  FileField,
  Form,
  numberOf,
  PageHeading,
  SummaryList,
  TextField,
  useLocale,
} from '#ui';
import { drawnStamps, sealWidths } from '../../../../../reference/signatures/stamps.ts';
import type { CertificateKind } from '../../certificate.ts';
import { messages } from '../../messages.ts';
import type { Specimen } from '../../specimen.ts';

/** What was wrong with the image handed in, by field. */
export interface SpecimenProblem {
  readonly kind: CertificateKind;
  readonly errors: Readonly<Partial<Record<'picture' | 'millimetres', string>>>;
  /** What was typed as the width of the seal. */
  readonly typed: string;
}

interface Shown {
  readonly kind: CertificateKind;
  /** Where the image is, and where another is handed in. */
  readonly address: string;
  readonly specimen: Specimen | undefined;
}

interface SpecimensProps {
  readonly tokens: FormTokens;
  readonly shown: readonly Shown[];
  readonly problem: SpecimenProblem | undefined;
}

/** The images that are seen of signatures, as large as they stand on paper, and a way to hand in others. */
export function SpecimensView({ tokens, shown, problem }: SpecimensProps) {
  const locale = useLocale();
  const words = messages(locale).specimens;
  return (
    <>
      <ErrorSummary errors={problem ? errorsByField(problem) : {}} />
      <PageHeading
        title={words.title}
        lead={words.lead}
        crumbs={[{ href: '/can-bo/chung-thu', label: messages(locale).certificates.title }]}
      />
      {shown.map((one) => (
        <section key={one.kind}>
          <h2 class="govuk-heading-m">{words.kinds[one.kind]}</h2>
          {one.specimen ? (
            <Held {...one} specimen={one.specimen} tokens={tokens} />
          ) : (
            <Empty>{words.none[one.kind]}</Empty>
          )}
          <HandIn {...one} tokens={tokens} problem={problem?.kind === one.kind ? problem : undefined} />
        </section>
      ))}
    </>
  );
}

/** Two forms stand on the page: their files are called differently, so that an error leads to its own. */
const fileFields = { person: 'picture', seal: 'sealPicture' } as const satisfies Record<CertificateKind, string>;

const errorsByField = ({ kind, errors: { picture, millimetres } }: SpecimenProblem): Record<string, string> => ({
  ...(millimetres !== undefined && { millimetres }),
  ...(picture !== undefined && { [fileFields[kind]]: picture }),
});

/** Browsers count 96 pixels to the inch. */
const pixelsOf = (millimetres: number): number => Math.round((millimetres / 25.4) * 96);

/** As large as on paper. */
function sizeOf({ width, height, millimetres }: Specimen) {
  const { person } = drawnStamps;
  const scale = millimetres === null ? Math.min(person.width / width, person.height / height) : millimetres / width;
  return { width: pixelsOf(width * scale), height: pixelsOf(height * scale) };
}

function Held({ kind, address, specimen, tokens }: Shown & { specimen: Specimen; tokens: FormTokens }) {
  const locale = useLocale();
  const words = messages(locale).specimens;
  const { holderName, broughtInAt, millimetres, id } = specimen;
  return (
    <>
      <figure class="mc-specimen">
        <img src={`${address}?ban=${id}`} {...sizeOf(specimen)} alt={words.pictureOf[kind](holderName)} />
        <figcaption class="govuk-hint">{words.asLarge}</figcaption>
      </figure>
      <SummaryList
        rows={[
          { term: words.holder, detail: holderName },
          ...(millimetres === null ? [] : [{ term: words.width, detail: `${numberOf(millimetres, locale)} mm` }]),
          { term: words.since, detail: dateTimeOf(broughtInAt, locale) },
        ]}
      />
      <Form action={`${address}/thoi-dung`} tokens={tokens}>
        <Button kind="secondary">{words.retire[kind]}</Button>
      </Form>
    </>
  );
}

interface HandInProps extends Shown {
  readonly tokens: FormTokens;
  readonly problem: SpecimenProblem | undefined;
}

function HandIn({ kind, address, specimen, tokens, problem }: HandInProps) {
  const words = messages(useLocale()).specimens;
  const width = problem?.typed || String(specimen?.millimetres ?? sealWidths.usual).replace('.', ',');
  return (
    <Form action={address} tokens={tokens} upload>
      {kind === 'seal' && (
        <TextField
          name="millimetres"
          value={width}
          width={5}
          inputMode="decimal"
          label={words.width}
          hint={words.widthHint}
          error={problem?.errors.millimetres}
        />
      )}
      <FileField
        name={fileFields[kind]}
        label={specimen ? words.another[kind] : words.picture[kind]}
        hint={words.pictureHint[kind]}
        accept="image/png,image/jpeg,image/webp"
        error={problem?.errors.picture}
      />
      <Button>{words.submit}</Button>
    </Form>
  );
}
