/** Hides what is asked only of those who choose an answer (`data-show-if` is the id of that answer's control). */
function showWhatIsChosen(): void {
  for (const region of document.querySelectorAll<HTMLElement>('[data-show-if]')) {
    const control = document.getElementById(region.dataset.showIf ?? '');
    region.hidden = control instanceof HTMLInputElement && !control.checked;
  }
}

document.addEventListener('change', showWhatIsChosen);
// A browser that comes back to the page puts the answers in again after the scripts have run; `upload-progress` puts in
// whole pages.
addEventListener('pageshow', showWhatIsChosen);
showWhatIsChosen();
