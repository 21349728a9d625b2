import type { ComponentChildren } from 'preact';
import type { FormTokens } from '#platform/route';
import { useWords } from './page-context.ts';
import { PageHeading } from './page-heading.tsx';
import { ResendForm, type Sent } from './resend-form.tsx';

function Said({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <PageHeading title={title} />
      {children}
    </>
  );
}

/** The address leads nowhere, or the one asking may not know that it leads somewhere. */
export function NotFound() {
  const words = useWords().failure.notFound;
  return (
    <Said title={words.title}>
      <p class="govuk-body">{words.body}</p>
    </Said>
  );
}

/** The rule of access that refused, in its own sentence and by its name. */
export function Forbidden({ rule, name }: { rule?: string | undefined; name: string }) {
  const words = useWords().failure.forbidden;
  return (
    <Said title={words.title}>
      <p class="govuk-body">{words.body}</p>
      <div class="govuk-inset-text">
        <strong>{words.rule}</strong> {rule && `${rule} `}
        <code>{name}</code>
      </div>
      <p class="govuk-body">{words.next}</p>
    </Said>
  );
}

/** A rule of the domain said no; `text` says which and why. */
export function Refused({ text }: { text: string }) {
  return (
    <Said title={useWords().failure.refused.title}>
      <div class="govuk-inset-text">{text}</div>
    </Said>
  );
}

/** The form's token no longer fits; nothing typed is lost. */
export function ExpiredForm({ sent, tokens }: { sent?: Sent | undefined; tokens: FormTokens }) {
  const words = useWords().failure.expired;
  return (
    <Said title={words.title}>
      <p class="govuk-body">{words.body}</p>
      {sent && <ResendForm sent={sent} tokens={tokens} label={words.resend} />}
    </Said>
  );
}

/** Our fault; the id finds it in the log. */
export function Unexpected({ id }: { id: string }) {
  const words = useWords().failure.unexpected;
  return (
    <Said title={words.title}>
      <p class="govuk-body">{words.body}</p>
      <p class="govuk-body">
        {words.quote} <code class="mc-quote">{id}</code>
      </p>
    </Said>
  );
}

/** The database is away for a moment; what was acknowledged is kept and what was typed can be sent again. */
export function Unavailable(props: Again) {
  return <Later {...props} words={useWords().failure.unavailable} />;
}

/** More is asked than can be answered in time; nothing was done, and what was typed can be sent again. */
export function Busy(props: Again) {
  return <Later {...props} words={useWords().failure.busy} />;
}

interface Again {
  readonly sent?: Sent | undefined;
  readonly tokens: FormTokens;
  readonly url: string;
}

type LaterWords = Readonly<Record<'title' | 'body' | 'resend' | 'again', string>>;

function Later({ sent, tokens, url, words }: Again & { words: LaterWords }) {
  return (
    <Said title={words.title}>
      <p class="govuk-body">{words.body}</p>
      {sent ? (
        <ResendForm sent={sent} tokens={tokens} label={words.resend} />
      ) : (
        <a class="govuk-button" href={url} draggable={false}>
          {words.again}
        </a>
      )}
    </Said>
  );
}

/** Too much in a short time from one machine. */
export function TooMany() {
  const words = useWords().failure.tooMany;
  return (
    <Said title={words.title}>
      <p class="govuk-body">{words.body}</p>
    </Said>
  );
}

/** A file over the limit. */
export function TooLarge() {
  const words = useWords().failure.tooLarge;
  return (
    <Said title={words.title}>
      <p class="govuk-body">{words.body}</p>
    </Said>
  );
}
