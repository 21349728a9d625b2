/**
 * Presses, follows or enters what carries `data-keys` ("g d", "/") when its keys are typed outside of a field, opens
 * the list of shortcuts with `?`, and sends the form at hand with Ctrl+Enter. Shortcuts of single characters can be
 * switched off (WCAG 2.1.4); the choice stays on this computer.
 */
const switchedOff = 'shortcuts-off';
const pause = 1200;
let typed: string[] = [];
let last = 0;

const dialog = () => document.querySelector<HTMLDialogElement>('#shortcuts');
const carriers = () => [...document.querySelectorAll<HTMLElement>('[data-keys]')].filter((one) => one.offsetParent);
const isOff = () => localStorage.getItem(switchedOff) !== null;

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function use(element: HTMLElement): void {
  if (isField(element)) {
    element.focus();
    if (element instanceof HTMLInputElement) element.select();
  } else element.click();
}

function nameOf(element: HTMLElement): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  const copy = (label ?? element).cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('.mc-nav__count, .mc-keys')) part.remove();
  return element.ariaLabel ?? copy.textContent?.trim() ?? '';
}

function addLine(list: Element, element: HTMLElement): void {
  const line = document.createElement('div');
  line.dataset.found = '';
  const keys = document.createElement('dt');
  for (const stroke of element.dataset.keys?.split(' ') ?? []) {
    const kbd = document.createElement('kbd');
    kbd.className = 'mc-kbd';
    kbd.textContent = stroke;
    keys.append(kbd, ' ');
  }
  const name = document.createElement('dd');
  name.textContent = nameOf(element);
  line.append(keys, name);
  list.append(line);
}

function openHelp(): void {
  const list = dialog()?.querySelector('dl');
  if (!list || dialog()?.open) return;
  for (const old of list.querySelectorAll('[data-found]')) old.remove();
  for (const element of carriers()) addLine(list, element);
  const off = dialog()?.querySelector<HTMLInputElement>('[data-shortcuts-off]');
  if (off) off.checked = isOff();
  dialog()?.showModal();
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const form = (event.target as Element | null)?.closest('form');
    if (form) event.preventDefault();
    return form?.requestSubmit();
  }
  const isTyping = isField(event.target) || event.isComposing || dialog()?.open;
  if (isTyping || isOff() || event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return;
  if (event.key === '?') return openHelp();
  typed = event.timeStamp - last > pause ? [event.key] : [...typed, event.key];
  last = event.timeStamp;
  const sought = carriers().find(({ dataset: { keys } }) => keys === typed.slice(-2).join(' ') || keys === event.key);
  if (!sought) return;
  event.preventDefault();
  typed = [];
  use(sought);
});

document.addEventListener('click', (event) => {
  const target = event.target as Element;
  if (target.closest('[data-shortcuts-open]')) openHelp();
  if (target.closest('[data-shortcuts-close]')) dialog()?.close();
});

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.matches('[data-shortcuts-off]')) return;
  if (target.checked) localStorage.setItem(switchedOff, '1');
  else localStorage.removeItem(switchedOff);
});

// A closed list must not keep the focus, or what is typed next would still count as typed into its box.
document.addEventListener(
  'close',
  ({ target }) => {
    if (target === dialog() && dialog()?.contains(document.activeElement))
      (document.activeElement as HTMLElement).blur();
  },
  true,
);

function showButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-shortcuts-open]')) button.hidden = false;
}

// `upload-progress` says it too, when it has put another page in the place of this one.
addEventListener('pageshow', showButtons);
showButtons();
