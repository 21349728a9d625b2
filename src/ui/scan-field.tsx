import { ariaOf, FieldFrame, fieldId } from './field-frame.tsx';
import { Island } from './island.tsx';
import { useWords } from './page-context.ts';

/**
 * Takes what a QR scanner types. It stands first in its form. `parseAction` receives the form; asked for JSON
 * (`accept: application/json`) it answers `{ fields: { name: value } }` or a status of 400 and up, else the page again
 * with the fields filled in.
 */
export function ScanField(props: {
  name: string;
  label: string;
  button: string;
  parseAction: string;
  error?: string;
  autofocus?: boolean;
}) {
  const words = useWords().scan;
  const field = { ...props, hint: words.hint };
  return (
    <FieldFrame {...field}>
      <div class="mc-scan">
        <input
          class="govuk-input"
          id={fieldId(props.name)}
          name={props.name}
          type="text"
          autocomplete="off"
          spellcheck={false}
          autofocus={props.autofocus}
          data-scan={props.parseAction}
          data-filled={words.filled}
          data-unreadable={words.unreadable}
          {...ariaOf(field)}
        />
        <button
          class="govuk-button govuk-button--secondary"
          type="submit"
          formaction={props.parseAction}
          data-scan-send
        >
          {props.button}
        </button>
      </div>
      <p class="mc-scan__said" role="status" />
      <Island name="scan-input" />
    </FieldFrame>
  );
}
