/** Brings whoever reads by ear or keyboard to what is wrong with the form. */
export function focusErrorSummary(): boolean {
  const summary = document.querySelector<HTMLElement>('[data-error-summary]');
  summary?.focus();
  return summary !== null;
}

/** A link of the summary leads into its field, with the question above it in sight. */
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('[data-error-summary] a[href^="#"]');
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  (field.closest('fieldset, .govuk-form-group') ?? field).scrollIntoView();
  field.focus({ preventScroll: true });
});

focusErrorSummary();
