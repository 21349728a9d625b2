import type { FormErrors, Typed } from '#platform/form';
import type { FormTokens } from '#platform/route';
import {
  Button,
  ButtonGroup,
  DateField,
  ErrorSummary,
  Form,
  PageHeading,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import { messages } from '../../messages.ts';

export interface ConnectionProps {
  readonly typed: Typed;
  readonly errors: FormErrors;
  readonly isConnected: boolean;
  readonly tokens: FormTokens;
}

const url = '/can-bo/cong-quoc-gia/ket-noi';

export function ConnectionPage({ typed, errors, isConnected, tokens }: ConnectionProps) {
  const words = messages(useLocale());
  const { fields, hints, ...says } = words.settings;
  const { password: _never, ...kept } = typed;
  const field = typedFields(kept, errors);
  const named = (name: string) => ({ ...field(name), label: fields[name] ?? name, hint: hints[name] });
  return (
    <>
      <PageHeading
        title={says.title}
        lead={says.lead}
        crumbs={[{ href: '/can-bo/cong-quoc-gia', label: words.title }]}
      />
      <ErrorSummary errors={errors} />
      <Form action={url} tokens={tokens}>
        <TextField {...named('loginAddress')} type="url" autocomplete="off" />
        <TextField {...named('serviceAddress')} type="url" autocomplete="off" />
        <TextField {...named('destinationCode')} width={20} autocomplete="off" optional />
        <TextField {...named('unitCode')} width={20} autocomplete="off" />
        <TextField {...named('username')} width={20} autocomplete="off" />
        <TextField {...named('password')} type="password" width={20} autocomplete="off" />
        <DateField {...named('toldFrom')} />
        <ButtonGroup>
          <Button>{says.save}</Button>
          <Button kind="secondary" href="/can-bo/cong-quoc-gia">
            {says.cancel}
          </Button>
        </ButtonGroup>
      </Form>
      {isConnected && (
        <section>
          <h2 class="govuk-heading-m">{says.end}</h2>
          <p class="govuk-body">{says.endLead}</p>
          <Form action={`${url}/ngung`} tokens={tokens}>
            <Button kind="warning">{says.endButton}</Button>
          </Form>
        </section>
      )}
    </>
  );
}
