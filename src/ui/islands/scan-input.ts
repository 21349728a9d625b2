/**
 * A scanner types the payload of a citizen card into a field and ends with Enter. The server reads the payload; this
 * only carries it there and fills the fields that come back.
 */
interface Reading {
  readonly fields: Readonly<Record<string, string>>;
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const control = form.elements.namedItem(name);
  if (!control || !('value' in control)) return;
  control.value = value;
  const changed = control instanceof RadioNodeList ? form : control;
  changed.dispatchEvent(new Event('change', { bubbles: true }));
}

async function readCard(field: HTMLInputElement): Promise<boolean> {
  const form = field.form;
  const address = field.dataset.scan;
  if (!form || !address) return false;
  const token = form.querySelector<HTMLInputElement>('[name=_csrf]')?.value ?? '';
  const response = await fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ _csrf: token, [field.name]: field.value }),
  });
  if (!response.ok) return false;
  const { fields } = (await response.json()) as Reading;
  for (const [name, value] of Object.entries(fields)) fill(form, name, value);
  return true;
}

async function scan(field: HTMLInputElement): Promise<void> {
  const said = field.closest('.govuk-form-group')?.querySelector('[role=status]');
  const isRead = await readCard(field).catch(() => false);
  if (said) said.textContent = (isRead ? field.dataset.filled : field.dataset.unreadable) ?? '';
  field.select();
}

document.addEventListener('keydown', (event) => {
  const field = event.target as HTMLInputElement;
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !field.matches('[data-scan]')) return;
  event.preventDefault();
  if (field.value.trim() !== '') void scan(field);
});

document.addEventListener('submit', (event) => {
  if (!event.submitter?.matches('[data-scan-send]')) return;
  event.preventDefault();
  const field = (event.target as HTMLFormElement).querySelector<HTMLInputElement>('[data-scan]');
  if (field) void scan(field);
});
