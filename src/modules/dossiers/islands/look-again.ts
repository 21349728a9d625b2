/**
 * Keeps the progress of a paper that is being read up to date while somebody looks at it, and shows the page anew when
 * the state has become another. Without it the link beside does the same.
 */
const pause = 3_000;

interface Progress {
  readonly state: string;
  readonly done: number;
  readonly text: string;
}

const section = document.querySelector<HTMLElement>('[data-look-again]');

async function look({ dataset }: HTMLElement): Promise<Progress | undefined> {
  const answer = await fetch(dataset.lookAgain ?? '', {
    headers: { accept: 'application/json', 'x-unattended': '1' },
  }).catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}

async function keepUpToDate(shown: HTMLElement): Promise<void> {
  const progress = document.hidden ? undefined : await look(shown);
  if (progress && progress.state !== shown.dataset.state) return location.reload();
  const bar = shown.querySelector('progress');
  const said = shown.querySelector('[role=status]');
  if (progress && bar && said && bar.value !== progress.done) {
    bar.value = progress.done;
    said.textContent = progress.text;
  }
  window.setTimeout(() => void keepUpToDate(shown), pause);
}

if (section) window.setTimeout(() => void keepUpToDate(section), pause);
