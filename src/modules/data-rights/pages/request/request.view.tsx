import type { Person } from '#modules/identity';
import type { Agency } from '#modules/organisation';
import type { FormErrors, Typed } from '#platform/form';
import type { FormTokens } from '#platform/route';
import {
  Button,
  ButtonGroup,
  CheckboxField,
  dateTimeOf,
  ErrorSummary,
  Form,
  Hidden,
  InsetText,
  maskIdentity,
  PageHeading,
  RadioField,
  SelectField,
  SummaryList,
  Table,
  TextArea,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import { groundsInLaw, refusalGrounds } from '../../../../../reference/data-rights/request-limits.ts';
import { type Clocks, ClockView } from '../../clock.view.tsx';
import { type CorrectableName, type Correction, correctableFields } from '../../correction.ts';
import { messages } from '../../messages.ts';
import { type Answer, type DataRequest, takesTwo } from '../../request.ts';
import { RequestFacts } from '../../request.view.tsx';
import { mostExtension } from '../../request-clock.ts';
import type { Approving } from '../../who-approves.ts';

export interface DeskProblem {
  readonly status: number;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
}

interface Props extends DeskProblem {
  readonly request: DataRequest;
  readonly person: Person | undefined;
  readonly agency: Agency;
  readonly clocks: Clocks;
  readonly corrections: readonly Correction[];
  readonly restricted: boolean;
  readonly approves: Approving | null;
  readonly action: string;
  readonly tokens: FormTokens;
}

/** A request at the desk of who answers it: what is asked, by when, and what can be done now. */
export function RequestView(props: Props) {
  const { request, person, agency, clocks, errors = {} } = props;
  const all = messages(useLocale());
  const words = all.desk;
  const isOpen = request.answeredAt === null;
  const isProposed = isOpen && request.answer !== null;
  return (
    <>
      <PageHeading
        title={all.kinds[request.kind]}
        caption={person?.fullName || words.erasedPerson}
        crumbs={[{ href: '/can-bo/quyen-du-lieu', label: words.title }]}
      />
      <ErrorSummary errors={errors} />
      <ClockView request={request} clocks={clocks} />
      <SummaryList
        rows={[
          { term: words.person, detail: person?.fullName || words.erasedPerson },
          { term: all.own.identityNumber, detail: person?.identityNumber && maskIdentity(person.identityNumber) },
        ]}
      />
      <RequestFacts request={request} agencyName={agency.name} isOpen />
      <Corrections {...props} />
      {request.kind === 'restrict' && <RestrictIt {...props} />}
      {isProposed && request.answer && <Proposed {...props} answer={request.answer} />}
      {isOpen && !isProposed && (
        <>
          {request.firstAnswer === null && <TakeUp {...props} />}
          {request.kind === 'correct' && <CorrectIt {...props} />}
          <AnswerIt {...props} />
          {request.firstAnswer !== null && request.extension === null && <Extend {...props} />}
        </>
      )}
    </>
  );
}

function TakeUp({ action, tokens }: Props) {
  const words = messages(useLocale()).desk;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.takeUp}</h2>
      <p>{words.takeUpLead}</p>
      <Form action={`${action}/phan-hoi-dau`} tokens={tokens}>
        <CheckboxField
          name="withOthers"
          label={words.withOthers}
          choices={[{ value: '1', label: words.withOthersYes }]}
          optional
        />
        <Button>{words.takeUpButton}</Button>
      </Form>
    </section>
  );
}

/** What was corrected so far. */
function Corrections({ corrections }: Props) {
  const locale = useLocale();
  const all = messages(locale);
  const words = all.desk;
  if (corrections.length === 0) return null;
  return (
    <Table<Correction>
      caption={words.corrections}
      rows={corrections}
      columns={[
        { head: all.fields.field ?? '', cell: ({ field }) => words.correctable[field] },
        { head: words.was, cell: ({ was }) => was ?? '' },
        { head: words.becomes, cell: ({ becomes }) => becomes ?? all.request.gone },
        { head: all.fields.proof ?? '', cell: ({ proof }) => proof ?? all.request.gone },
        {
          head: words.correctedBy,
          cell: ({ byName, at, correctedDossiers, keptDossiers }) => (
            <>
              <p>{all.request.by(byName, dateTimeOf(at, locale))}</p>
              <p>{words.correctedIn(correctedDossiers, keptDossiers)}</p>
            </>
          ),
        },
      ]}
    />
  );
}

function CorrectIt({ action, tokens, typed = {}, errors = {} }: Props) {
  const all = messages(useLocale());
  const words = all.desk;
  const field = typedFields(typed, errors);
  return (
    <section>
      <h2 class="govuk-heading-m">{words.correct}</h2>
      <p>{words.correctLead}</p>
      <Form action={`${action}/dinh-chinh`} tokens={tokens}>
        <SelectField
          {...field('field')}
          label={all.fields.field ?? ''}
          choices={(Object.keys(correctableFields) as CorrectableName[]).map((value) => ({
            value,
            label: words.correctable[value],
          }))}
        />
        <TextField {...field('value')} label={all.fields.value ?? ''} hint={words.valueHint} />
        <TextArea {...field('proof')} label={all.fields.proof ?? ''} hint={words.proofHint} rows={2} />
        <Button>{words.correctButton}</Button>
      </Form>
    </section>
  );
}

/** Restricts what is kept of the person, or lifts that; also once the request is answered. */
function RestrictIt({ restricted, action, tokens }: Props) {
  const words = messages(useLocale()).desk;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.restriction}</h2>
      <p>{restricted ? words.isRestricted : words.restrictLead}</p>
      <Form action={`${action}/han-che`} tokens={tokens}>
        <Hidden name="restrict" value={restricted ? '0' : '1'} />
        <Button kind={restricted ? 'secondary' : 'primary'}>{restricted ? words.lift : words.restrict}</Button>
      </Form>
    </section>
  );
}

function AnswerIt({ request, action, tokens, typed = {}, errors = {} }: Props) {
  const all = messages(useLocale());
  const words = all.desk;
  const field = typedFields(typed, errors);
  const grounds = refusalGrounds.filter((ground) => groundsInLaw[ground].kinds.includes(request.kind));
  return (
    <section>
      <h2 class="govuk-heading-m">{words.answer}</h2>
      <Form action={`${action}/tra-loi`} tokens={tokens}>
        <RadioField
          {...field('outcome')}
          label={words.outcome}
          choices={[
            takesTwo(request.kind)
              ? { value: 'carried_out', label: words.propose }
              : { value: 'carried_out', label: words.carriedOut, hint: words.carriedOutHint },
            {
              value: 'refused',
              label: words.refuse,
              more: (
                <SelectField
                  {...field('ground')}
                  label={words.ground}
                  choose={false}
                  choices={grounds.map((ground) => ({
                    value: ground,
                    label: `${all.grounds[ground]} (${groundsInLaw[ground].legalRef})`,
                  }))}
                />
              ),
            },
          ]}
        />
        <TextArea {...field('words')} label={words.words} rows={6} />
        <Button>{words.answerButton}</Button>
      </Form>
    </section>
  );
}

function Extend({ request, action, tokens, typed = {}, errors = {} }: Props) {
  const words = messages(useLocale());
  const field = typedFields(typed, errors);
  return (
    <section>
      <h2 class="govuk-heading-m">{words.desk.extend}</h2>
      <Form action={`${action}/gia-han`} tokens={tokens}>
        <TextField
          {...field('days')}
          label={words.fields.days ?? ''}
          hint={words.desk.extendHint(mostExtension(request))}
          inputMode="numeric"
          width={4}
        />
        <TextArea {...field('reason')} label={words.fields.reason ?? ''} rows={4} />
        <Button kind="secondary">{words.desk.extendButton}</Button>
      </Form>
    </section>
  );
}

function Proposed({ answer, approves, action, tokens }: Props & { readonly answer: Answer }) {
  const locale = useLocale();
  const words = messages(locale).desk;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.proposed}</h2>
      <p>{words.proposedBy(answer.byName, dateTimeOf(answer.at, locale))}</p>
      <InsetText>
        <p class="mc-as-typed">{answer.words}</p>
      </InsetText>
      <p>{words.consequences}</p>
      {approves === 'own' ? (
        <p>{words.another}</p>
      ) : (
        <Form action={`${action}/phe-duyet`} tokens={tokens}>
          <Button kind="warning">{words.approve}</Button>
        </Form>
      )}
      <Form action={`${action}/tra-lai`} tokens={tokens}>
        <ButtonGroup>
          <Button kind="secondary">{words.sendBack}</Button>
        </ButtonGroup>
      </Form>
    </section>
  );
}
