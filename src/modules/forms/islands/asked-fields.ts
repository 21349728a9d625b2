// Hides the questions whose condition does not hold, as the citizen answers. Without it all of them are there, with
// words saying when to fill them in; the server ignores what was not asked either way.

const regions = [...document.querySelectorAll<HTMLElement>('[data-asked-by]')];

function answerTo(question: string): string | undefined {
  for (const input of document.getElementsByName(question)) {
    if (input instanceof HTMLSelectElement) return input.value;
    if (input instanceof HTMLInputElement && input.checked) return input.value;
  }
  return undefined;
}

function showWhatIsAsked(): void {
  for (const region of regions) {
    const { askedBy = '', askedIf = '[]' } = region.dataset;
    const wanted = (JSON.parse(askedIf) as (string | boolean)[]).map((value) => (value === true ? '1' : value));
    region.hidden = !wanted.includes(answerTo(askedBy) ?? '');
  }
}

for (const words of document.querySelectorAll<HTMLElement>('[data-asked-words]')) words.hidden = true;
document.addEventListener('change', showWhatIsAsked);
showWhatIsAsked();
