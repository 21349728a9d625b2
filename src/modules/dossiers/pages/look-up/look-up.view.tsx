import type { FormErrors, Typed } from '#platform/form';
import type { FormTokens } from '#platform/route';
import {
  Button,
  ErrorSummary,
  Form,
  InsetText,
  PageHeading,
  SummaryList,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { StateTag } from '../../dossier-tags.tsx';
import { messages } from '../../messages.ts';
import { nextForPeople } from '../../next-for-people.ts';
import { History, Process, PromisedDay } from '../dossier/progress.view.tsx';

export interface LookUpProps {
  readonly tokens: FormTokens;
  readonly typed: Typed;
  readonly errors: FormErrors;
}

/** Asks for the code and one number that only the people of the dossier and the agency know. */
export function LookUpView({ tokens, typed, errors }: LookUpProps) {
  const words = citizenMessages(useLocale()).lookUp;
  const field = typedFields({ code: typed.code }, errors);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <ErrorSummary errors={errors} />
      <Form action="/tra-cuu" tokens={tokens}>
        <TextField
          {...field('code')}
          label={words.fields.code ?? ''}
          hint={words.codeHint}
          width={30}
          autocomplete="off"
        />
        <TextField
          {...field('number')}
          label={words.fields.number ?? ''}
          hint={words.numberHint}
          inputMode="numeric"
          width={20}
          autocomplete="off"
        />
        <Button>{words.button}</Button>
      </Form>
      <p>
        <a class="govuk-link" href="/ho-so-cua-toi">
          {words.signIn}
        </a>
      </p>
    </>
  );
}

/** Where a dossier stands, without naming anybody. */
export function FoundView({ file, answerAt, now }: { file: DossierFile; answerAt: number; now: number }) {
  const locale = useLocale();
  const words = citizenMessages(locale).lookUp;
  const { dossier, agencies } = file;
  const terms = messages(locale).file;
  return (
    <>
      <PageHeading caption={citizenMessages(locale).own.caption(dossier.code)} title={dossier.procedureName} />
      <InsetText>
        <p>{nextForPeople(file, { now, answerAt, isLookedUp: true }, locale)}</p>
      </InsetText>
      <PromisedDay file={file} />
      <SummaryList
        rows={[
          { term: words.state, detail: <StateTag state={dossier.state} /> },
          { term: terms.receivedBy, detail: agencies[dossier.agencyId]?.centreName },
          { term: terms.handledBy, detail: agencies[dossier.handlingAgencyId]?.name },
        ]}
      />
      <Process file={file} />
      <History file={file} />
      <p>
        <a class="govuk-link" href="/tra-cuu">
          {words.another}
        </a>
      </p>
    </>
  );
}
