import type { ComponentChildren } from 'preact';
import type { FormTokens } from '#platform/route';
import { Island } from './island.tsx';
import { useWords } from './page-context.ts';

export interface FormProps {
  readonly action: string;
  /** `call.tokens`: against forging, and against acting twice on one form. */
  readonly tokens: FormTokens;
  /** Carries files; their progress is shown where scripts run. */
  readonly upload?: boolean | undefined;
  readonly id?: string | undefined;
  readonly class?: string | undefined;
  readonly children: ComponentChildren;
}

/** A form that does something. Its hidden fields come first, before any file. */
export function Form({ action, tokens, upload = false, id, children, ...rest }: FormProps) {
  const words = useWords().upload;
  const uploading = upload && {
    encType: 'multipart/form-data',
    'data-upload': '',
    'data-sending': words.sending,
    'data-done': words.done,
    'data-again': words.again,
    'data-failed': words.failed,
    'data-continuing': words.continuing,
    'data-waiting': words.waiting,
    'data-sign-in': words.signIn,
  };
  return (
    <form method="post" action={action} id={id} class={rest.class} noValidate {...uploading}>
      <input type="hidden" name="_csrf" value={tokens.csrf} />
      <input type="hidden" name="_nonce" value={tokens.nonce} />
      {children}
      {upload && <Island name="upload-progress" />}
    </form>
  );
}
