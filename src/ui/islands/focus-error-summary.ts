/** Brings whoever reads by ear or keyboard to what is wrong with the form. */
document.querySelector<HTMLElement>('[data-error-summary]')?.focus();
