/**
 * Asks the device for a passkey: to sign in, to confirm who one is, or to make a new one. The server makes the challenge
 * and judges the answer; this only carries them.
 */
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

interface Judged {
  readonly location?: string;
  /** Why not, in words. */
  readonly error?: string;
}

async function post<T>(address: string, fields: Record<string, string>): Promise<T> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fields),
  });
  return (await response.json()) as T;
}

async function ask({ passkey, challenge = '', csrf = '' }: DOMStringMap): Promise<object> {
  const options = await post<unknown>(challenge, { _csrf: csrf });
  return passkey === 'register'
    ? startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
    : startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON });
}

async function prove(area: HTMLElement): Promise<Judged> {
  const { answer = '', csrf = '', to = '/' } = area.dataset;
  const made = await ask(area.dataset);
  return post<Judged>(answer, { _csrf: csrf, to, made: JSON.stringify(made) });
}

async function press(area: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const said = area.querySelector('[role=status]');
  button.disabled = true;
  const { location: next, error } = await prove(area).catch((): Judged => ({}));
  if (next !== undefined) return window.location.assign(next);
  if (said) said.textContent = error ?? area.dataset.failed ?? '';
  button.disabled = false;
}

for (const area of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  const button = area.querySelector('button');
  if (!button || !browserSupportsWebAuthn()) continue;
  area.hidden = false;
  button.addEventListener('click', () => void press(area, button));
}
