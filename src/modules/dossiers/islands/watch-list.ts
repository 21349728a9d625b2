/**
 * Tells somebody who has a list before them that it is another by now, and leaves it to them to see it: nothing moves
 * under their hands. It asks for the page as `x-unattended`, so that a screen nobody sits at stays signed in no longer.
 * Without it the list is as old as the page.
 */
const pause = { seen: 30_000, hidden: 120_000 } as const;

const list = document.querySelector<HTMLElement>('[data-watched]');
const news = document.querySelector<HTMLTemplateElement>('template[data-news]');

/** What a list says, but for the column that time changes by itself. */
function saidBy(watched: Element): string {
  const passing = watched.getAttribute('data-watched');
  const parts = [...watched.querySelectorAll('a, [role=cell]')];
  return parts
    .filter((part) => part.getAttribute('data-label') !== passing)
    .map((part) => part.textContent)
    .join('\n');
}

let etag = '';

/**
 * The page as it is now; nothing if it is the same as the last time, or did not come. It comes as a document, since our
 * policy lets no script turn text into one.
 */
function lookAgain(): Promise<Document | null> {
  const request = new XMLHttpRequest();
  request.open('GET', location.href);
  request.responseType = 'document';
  request.setRequestHeader('x-unattended', '1');
  if (etag) request.setRequestHeader('if-none-match', etag);
  return new Promise((resolve) => {
    request.addEventListener('loadend', () => {
      const isOther = request.status === 200;
      if (isOther) etag = request.getResponseHeader('etag') ?? '';
      resolve(isOther ? request.responseXML : null);
    });
    request.send();
  });
}

function tell({ content, parentElement }: HTMLTemplateElement): void {
  parentElement?.append(content.cloneNode(true));
  document.title = `● ${document.title}`;
}

async function watch(shown: HTMLElement, toTell: HTMLTemplateElement): Promise<void> {
  const page = await lookAgain();
  const now = page?.querySelector('[data-watched]');
  if (now && saidBy(now) !== saidBy(shown)) return tell(toTell);
  // Signed out meanwhile: another page came.
  if (page && !now) return;
  later(shown, toTell);
}

function later(shown: HTMLElement, toTell: HTMLTemplateElement): void {
  window.setTimeout(() => void watch(shown, toTell), document.hidden ? pause.hidden : pause.seen);
}

if (list && news) later(list, news);
