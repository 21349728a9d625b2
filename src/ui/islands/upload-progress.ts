import { focusErrorSummary } from './focus-error-summary.ts';

/**
 * Shows how far the files of a `<form data-upload>` have gone and sends them again when the line is cut; the form's
 * nonce sees to it that the server acts once. The answer, a page, takes the place of this one, so that its notice is
 * not lost; listeners are on the document and outlive that.
 */
const pauses = [2, 5, 10, 20, 40];

interface Display {
  readonly bar: HTMLProgressElement;
  say(text: string): void;
}

function displayIn(form: HTMLFormElement): Display {
  form.querySelector('.mc-upload')?.remove();
  const box = document.createElement('div');
  box.className = 'mc-upload';
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.value = 0;
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  bar.ariaLabel = form.dataset.sending ?? '';
  box.append(bar, said);
  form.append(box);
  return {
    bar,
    say(text) {
      said.textContent = text;
    },
  };
}

function showPage(answer: Document, address: string): void {
  if (address !== location.href) history.pushState({ swapped: true }, '', address);
  document.documentElement.replaceWith(document.adoptNode(answer.documentElement));
  // Scripts do not run in a page put in by a script: those the last page had too listen to this, the others are loaded.
  for (const { src } of document.scripts) if (src) void import(src);
  dispatchEvent(new Event('pageshow'));
  if (!focusErrorSummary()) scrollTo(0, 0);
}

const whenOnline = (seconds: number) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    addEventListener('online', () => [clearTimeout(timer), resolve()], { once: true });
  });

/** The page the server answered with, or nothing when the line was cut or the server is away (502–504). */
function send(form: HTMLFormElement, action: string, body: FormData, { bar, say }: Display) {
  return new Promise<XMLHttpRequest | undefined>((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', action);
    request.responseType = 'document';
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = (loaded / total) * 100;
      const percent = Math.floor(bar.value / 10) * 10;
      say(percent < 100 ? `${form.dataset.sending} ${percent}%` : (form.dataset.done ?? ''));
    };
    request.onload = () => resolve(request.status < 502 || request.status > 504 ? request : undefined);
    request.onerror = () => resolve(undefined);
    request.send(body);
  });
}

async function upload(form: HTMLFormElement, action: string, body: FormData): Promise<void> {
  const display = displayIn(form);
  const buttons = [...form.querySelectorAll('button')].filter((button) => !button.disabled);
  for (const button of buttons) button.disabled = true;
  for (const seconds of [...pauses, 0]) {
    const answered = await send(form, action, body, display);
    if (answered?.responseXML) return showPage(answered.responseXML, answered.responseURL);
    if (seconds === 0) break;
    display.say(form.dataset.again ?? '');
    await whenOnline(seconds);
  }
  display.say(form.dataset.failed ?? '');
  for (const button of buttons) button.disabled = false;
}

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const body = form.matches('[data-upload]') && new FormData(form, event.submitter);
  if (!body || ![...body.values()].some((value) => value instanceof File && value.size > 0)) return;
  event.preventDefault();
  const { formAction } = (event.submitter ?? {}) as HTMLButtonElement;
  void upload(form, event.submitter?.hasAttribute('formaction') ? formAction : form.action, body);
});

addEventListener('popstate', () => location.reload());
