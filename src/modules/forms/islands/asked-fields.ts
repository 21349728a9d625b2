// Hides the questions whose condition does not hold, as the citizen answers. Without it all of them are there, with
// words saying when to fill them in; the server ignores what was not asked either way.

function answerTo(question: string): string | undefined {
  for (const input of document.getElementsByName(question)) {
    if (input instanceof HTMLSelectElement) return input.value;
    if (input instanceof HTMLInputElement && input.checked) return input.value;
  }
  return undefined;
}

function showWhatIsAsked(): void {
  for (const words of document.querySelectorAll<HTMLElement>('[data-asked-words]')) words.hidden = true;
  for (const region of document.querySelectorAll<HTMLElement>('[data-asked-by]')) {
    const { askedBy = '', askedIf = '[]' } = region.dataset;
    const wanted = (JSON.parse(askedIf) as (string | boolean)[]).map((value) => (value === true ? '1' : value));
    region.hidden = !wanted.includes(answerTo(askedBy) ?? '');
  }
}

document.addEventListener('change', showWhatIsAsked);
// `upload-progress` puts in whole pages, and says so by this.
addEventListener('pageshow', showWhatIsAsked);
showWhatIsAsked();
