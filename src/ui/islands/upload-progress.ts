import { focusErrorSummary } from './focus-error-summary.ts';
import { sendInParts } from './upload/send-in-parts.ts';
import { type Display, displayIn, post, whenOnline } from './upload/sending.ts';

/**
 * Shows how far the files of a `<form data-upload>` have gone and sends them again when the line is cut; the form's
 * nonce sees to it that the server acts once. Large files go ahead of it in parts, so that they need not begin anew. The
 * answer, a page, takes the place of this one, so that its notice is not lost; listeners are on the document and outlive
 * that.
 */
const pauses = [2, 5, 10, 20, 40];

function showPage(answer: Document, address: string): void {
  if (address !== location.href) history.pushState({ swapped: true }, '', address);
  document.documentElement.replaceWith(document.adoptNode(answer.documentElement));
  // Scripts do not run in a page put in by a script: those the last page had too listen to this, the others are loaded.
  for (const { src } of document.scripts) if (src) void import(src);
  dispatchEvent(new Event('pageshow'));
  if (!focusErrorSummary()) scrollTo(0, 0);
}

/** Sends the form, and says whether a page came in answer. */
async function sendForm(action: string, body: FormData, display: Display): Promise<boolean> {
  const { words, say } = display;
  for (const seconds of [...pauses, 0]) {
    const answered = await post<Document>(action, body, 'document', (share) =>
      display.show(share, share < 1 ? words.sending : words.done),
    );
    if (answered?.response) {
      showPage(answered.response, answered.responseURL);
      return true;
    }
    if (seconds === 0) break;
    say(words.again);
    await whenOnline(seconds);
  }
  say(words.failed);
  return false;
}

async function upload(form: HTMLFormElement, action: string, body: FormData): Promise<void> {
  const display = displayIn(form);
  const buttons = [...form.querySelectorAll('button')].filter((button) => !button.disabled);
  for (const button of buttons) button.disabled = true;
  const ready = await sendInParts(action, body, display);
  if (ready && (await sendForm(action, ready, display))) return;
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
