import type { FormTokens } from '#platform/route';
import type { Locale } from '#platform/words';
import { Island } from '#ui';
import { messages } from '../../messages.ts';

/** Where the island gets its challenge and brings what the device made of it. */
const addresses = {
  sign_in: { challenge: '/dang-nhap/khoa-truy-cap/thach-thuc', answer: '/dang-nhap/khoa-truy-cap' },
  confirm: { challenge: '/dang-nhap/khoa-truy-cap/thach-thuc', answer: '/tai-khoan/xac-nhan/khoa-truy-cap' },
  register: { challenge: '/tai-khoan/khoa-truy-cap/thach-thuc', answer: '/tai-khoan/khoa-truy-cap' },
} as const;

export interface PasskeyButtonProps {
  readonly kind: keyof typeof addresses;
  readonly label: string;
  readonly locale: Locale;
  readonly tokens: FormTokens;
  /** Where to go afterwards. */
  readonly to?: string;
}

/** A button that asks the device for a passkey. It is there only where a script runs and the browser knows passkeys. */
export function PasskeyButton({ kind, label, locale, tokens, to = '/' }: PasskeyButtonProps) {
  const { passkey } = messages(locale);
  return (
    <div
      hidden
      data-passkey={kind === 'register' ? 'register' : 'use'}
      data-challenge={addresses[kind].challenge}
      data-answer={addresses[kind].answer}
      data-csrf={tokens.csrf}
      data-to={to}
      data-failed={passkey.failed}
    >
      <button type="button" class="govuk-button">
        {label}
      </button>
      <p role="status" />
      <Island name="passkey" />
    </div>
  );
}
