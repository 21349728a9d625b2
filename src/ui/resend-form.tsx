import type { FormFields, FormTokens } from '#platform/route';
import { withoutSecrets } from '#platform/secret-fields';

/** A form that was sent and not acted on. */
export interface Sent {
  readonly url: string;
  readonly fields: FormFields;
}

/** Sends a form again with all that was typed, under its own nonce, so that it is still acted on only once. */
export function ResendForm({ sent, tokens, label }: { sent: Sent; tokens: FormTokens; label: string }) {
  const { _csrf, _nonce, ...typed } = withoutSecrets(sent.fields);
  const hidden = [
    ['_csrf', tokens.csrf || _csrf] as const,
    ['_nonce', _nonce ?? tokens.nonce] as const,
    ...Object.entries(typed),
  ].flatMap(([name, value]) => [value ?? []].flat().map((one) => ({ name, one })));
  return (
    <form method="post" action={sent.url}>
      {hidden.map(({ name, one }) => (
        <input type="hidden" name={name} value={one} />
      ))}
      <button class="govuk-button" type="submit">
        {label}
      </button>
    </form>
  );
}
