import type { Agency } from '#modules/organisation';
import { canServe, describePaper, type StoredPaper } from '#modules/paper-store';
import { quantityInWords, type RequiredPaper } from '#modules/procedures';
import type { FormErrors, Typed } from '#platform/form';
import { type FormTokens, href } from '#platform/route';
import type { Locale } from '#platform/words';
import {
  Button,
  ButtonGroup,
  CheckboxField,
  DateField,
  dateTimeOf,
  ErrorSummary,
  FieldGroup,
  Form,
  Hidden,
  InsetText,
  MoneyField,
  moneyOf,
  Notice,
  PageHeading,
  RadioField,
  ScanField,
  SelectField,
  TextArea,
  TextField,
  typedFields,
} from '#ui';
import { canBeElectronic, pageFeeInWords } from '../../certified-copy.ts';
import { copyFeeInWords } from '../../extract-copy.ts';
import { intakeMessages } from '../../intake-messages.ts';
import { messages } from '../../messages.ts';
import type { TermsInForce } from '../../terms-of-procedure.ts';
import { ExtractFields } from '../extracts/extract-fields.view.tsx';

export interface IntakeProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly inForce: TermsInForce;
  readonly agencies: readonly Agency[];
  /** What it would be promised for now. */
  readonly promisedAt: number | undefined;
  readonly today: string;
  /** What of the owner's store may be chosen; empty while it is not open. */
  readonly stored: readonly StoredPaper[];
  /** The clerk just opened the store, and is told what is in it. */
  readonly storeOpened?: boolean | undefined;
  readonly typed: Typed;
  readonly errors: FormErrors;
  readonly refused?: string | undefined;
}

/** One page on which a clerk receives a dossier with the keyboard alone; the scanner fills in the owner. */
export function IntakePage(props: IntakeProps) {
  const { locale, tokens, inForce, errors, promisedAt } = props;
  const words = intakeMessages(locale);
  const { code, name } = inForce.terms;
  const here = href('/can-bo/tiep-nhan/:procedure', { procedure: code });
  return (
    <>
      <PageHeading
        caption={code}
        title={name}
        crumbs={[
          { href: '/can-bo', label: messages(locale).worklist.title },
          { href: '/can-bo/tiep-nhan', label: words.title },
        ]}
      />
      {props.refused && <Notice kind="warning">{props.refused}</Notice>}
      <ErrorSummary errors={errors} />
      <InsetText>
        {promisedAt === undefined ? words.promisedNone : words.promised(dateTimeOf(promisedAt, locale))}
      </InsetText>
      <Form action={here} tokens={tokens}>
        <ScanField
          name="scan"
          label={words.scan}
          button={words.scanButton}
          parseAction={`${here}/quet-the`}
          autofocus={Object.keys(errors).length === 0}
          {...(errors.scan && { error: errors.scan })}
        />
        <div class="mc-columns">
          <div>
            <Owner {...props} />
            <Particulars {...props} />
          </div>
          <div>
            <Papers {...props} papers={inForce.stored.version.requiredPapers} />
            <Submitter {...props} />
          </div>
        </div>
        <ButtonGroup>
          <Button keys="ctrl+enter">{words.receive}</Button>
          <Button kind="secondary" href="/can-bo/tiep-nhan">
            {messages(locale).actions.cancel}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}

function Owner({ locale, typed, errors }: IntakeProps) {
  const { fields, ownerGroup } = intakeMessages(locale);
  const field = typedFields(typed, errors);
  const { sexes, partyKinds } = messages(locale).file;
  const label = (name: string) => ({ ...field(name), label: fields[name] ?? name });
  const person = (
    <>
      <Hidden name="ownerCardNumber" value={typed.ownerCardNumber} />
      <TextField {...label('ownerIdentityNumber')} width={20} inputMode="numeric" autocomplete="off" optional />
      <DateField {...label('ownerBirthDay')} optional />
      <RadioField
        {...label('ownerSex')}
        inline
        optional
        choices={(['male', 'female'] as const).map((value) => ({ value, label: sexes[value] }))}
      />
    </>
  );
  const organisation = <TextField {...label('ownerTaxCode')} width={20} inputMode="numeric" autocomplete="off" />;
  return (
    <FieldGroup title={ownerGroup}>
      <TextField {...label('ownerName')} autocomplete="off" />
      <RadioField
        {...label('ownerKind')}
        value={typed.ownerKind ?? 'person'}
        choices={[
          { value: 'person', label: partyKinds.person, more: person },
          { value: 'organisation', label: partyKinds.organisation, more: organisation },
        ]}
      />
      <TextField {...label('ownerAddress')} autocomplete="off" optional />
      <TextField {...label('ownerPhone')} type="tel" width={20} autocomplete="off" optional />
      <TextField {...label('ownerEmail')} type="email" autocomplete="off" optional />
    </FieldGroup>
  );
}

function Submitter({ locale, typed, errors }: IntakeProps) {
  const { fields, submitterGroup } = intakeMessages(locale);
  const field = typedFields(typed, errors);
  const names = ['submitterName', 'submitterIdentityNumber', 'submitterPhone', 'submitterBasis'];
  return (
    <FieldGroup title={submitterGroup}>
      {names.map((name) => (
        <TextField {...field(name)} label={fields[name] ?? name} autocomplete="off" optional />
      ))}
    </FieldGroup>
  );
}

function Papers({
  locale,
  typed,
  errors,
  papers,
  stored,
  storeOpened,
  inForce,
}: IntakeProps & { papers: readonly RequiredPaper[] }) {
  const words = intakeMessages(locale);
  const { paperForms } = messages(locale);
  const serving = stored.filter((one) => papers.some((paper) => canServe(one, paper.name))).length;
  const choices = Object.entries(paperForms).map(([value, label]) => ({ value, label }));
  return (
    <FieldGroup title={words.papersGroup}>
      <p>
        <Button
          kind="quiet"
          formAction={`${href('/can-bo/tiep-nhan/:procedure', { procedure: inForce.terms.code })}/kho-giay-to`}
        >
          {words.openStore}
        </Button>
      </p>
      <p class="govuk-hint">{words.openStoreHint}</p>
      {storeOpened && <p role="status">{words.storeHas(stored.length, serving)}</p>}
      <ol class="mc-intake-papers">
        {papers.map((paper) => {
          const name = `paper${paper.ordinal}`;
          return (
            <li>
              <p class="mc-intake-papers__name">
                {paper.name} <span class="mc-optional">{quantityInWords(paper, locale)}</span>
              </p>
              <div class="mc-intake-papers__fields">
                <TextField
                  name={name}
                  value={typed[name]}
                  error={errors[name]}
                  label={words.quantityOf(paper.ordinal)}
                  width={3}
                  inputMode="numeric"
                  autocomplete="off"
                />
                <SelectField
                  name={`${name}Form`}
                  value={typed[`${name}Form`] ?? 'original'}
                  label={words.formOf(paper.ordinal)}
                  choices={choices}
                  choose={false}
                />
              </div>
              <StoredChoice
                name={`${name}Stored`}
                stored={stored.filter((one) => canServe(one, paper.name))}
                {...{ locale, typed, errors }}
              />
            </li>
          );
        })}
      </ol>
    </FieldGroup>
  );
}

/** A paper of the open store that may be the required one; the clerk chooses with the person. */
function StoredChoice({
  name,
  stored,
  locale,
  typed,
  errors,
}: Pick<IntakeProps, 'stored' | 'locale' | 'typed' | 'errors'> & { name: string }) {
  const words = intakeMessages(locale);
  if (stored.length === 0 && !errors[name]) return null;
  return (
    <RadioField
      name={name}
      label={words.fromStore}
      value={typed[name] ?? ''}
      error={errors[name]}
      choices={[
        ...stored.map((paper) => ({
          value: paper.id,
          label: words.reuse(paper.name),
          hint: describePaper(paper, locale),
        })),
        { value: '', label: words.noReuse },
      ]}
    />
  );
}

function Particulars({ locale, typed, errors, agencies, inForce, today }: IntakeProps) {
  const words = intakeMessages(locale);
  const { channels, deliveries } = messages(locale);
  const field = typedFields(typed, errors);
  const label = (name: string) => ({ ...field(name), label: words.fields[name] ?? name });
  const { pageFee, copyFee } = inForce;
  const counted = pageFee
    ? words.pageFee(pageFeeInWords(pageFee, today))
    : copyFee && words.copyFee(copyFeeInWords(copyFee, today));
  const rates = inForce.fees.map(({ name, amount }) => `${name || moneyOf(amount, locale)}`).join('; ');
  return (
    <FieldGroup title={words.dossierGroup}>
      <TextArea {...label('content')} rows={2} />
      <TextField {...label('sets')} width={3} inputMode="numeric" />
      <SelectField
        {...label('handlingAgencyId')}
        choose={false}
        choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <RadioField
        {...label('channel')}
        inline
        choices={(['counter', 'post'] as const).map((value) => ({ value, label: channels[value] }))}
      />
      {pageFee && (
        <>
          <TextField {...label('original')} hint={words.originalHint} autocomplete="off" optional />
          <TextField {...label('pages')} width={4} inputMode="numeric" autocomplete="off" optional />
          <TextField {...label('copies')} width={4} inputMode="numeric" autocomplete="off" optional />
          {canBeElectronic(today) && (
            <CheckboxField
              {...label('electronic')}
              choices={[{ value: 'yes', label: words.fields.electronicWanted ?? '' }]}
            />
          )}
        </>
      )}
      {copyFee && <ExtractFields field={field} labels={words.fields} optional />}
      {counted ? (
        <p class="govuk-hint">{counted}</p>
      ) : (
        <MoneyField {...label('feeAmount')} hint={[words.feeHint, rates].filter(Boolean).join(' ')} />
      )}
      <RadioField
        {...label('resultDelivery')}
        choices={Object.entries(deliveries).map(([value, text]) => ({ value, label: text }))}
      />
      <TextField {...label('deliveryAddress')} optional />
    </FieldGroup>
  );
}
