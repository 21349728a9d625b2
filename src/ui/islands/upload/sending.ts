/** Where people see how far their files have gone, below the form. */
export interface Display {
  readonly words: Readonly<
    Record<'sending' | 'done' | 'again' | 'failed' | 'continuing' | 'waiting' | 'signIn', string>
  >;
  say(text: string | undefined): void;
  /** Moves the bar to a share between 0 and 1; the words tell of it only every tenth. */
  show(share: number, words: string | undefined): void;
}

export function displayIn(form: HTMLFormElement): Display {
  form.querySelector('.mc-upload')?.remove();
  const words = form.dataset as Display['words'];
  const box = document.createElement('div');
  box.className = 'mc-upload';
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.value = 0;
  bar.ariaLabel = words.sending;
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  box.append(bar, said);
  form.append(box);
  const say = (text: string | undefined) => {
    if (said.textContent !== text) said.textContent = text ?? '';
  };
  return {
    words,
    say,
    show(share, text) {
      bar.value = share * 100;
      say(share < 1 ? `${text} ${Math.floor(share * 10) * 10}%` : text);
    },
  };
}

/** Waits until the line is back, or for so long. */
export const whenOnline = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    addEventListener('online', () => [clearTimeout(timer), resolve()], { once: true });
  });

export interface Answered<T> {
  readonly status: number;
  /** Null when the answer is of another kind. */
  readonly response: T | null;
  readonly responseURL: string;
}

/** What the server answered, or nothing when the line was cut or the server is away (502–504). */
export function post<T>(
  action: string,
  body: FormData,
  kind: 'document' | 'json',
  sees: (share: number) => void,
): Promise<Answered<T> | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', action);
    request.responseType = kind;
    request.upload.onprogress = ({ loaded, total }) => sees(loaded / total);
    request.onload = () => resolve(request.status < 502 || request.status > 504 ? request : undefined);
    request.onerror = () => resolve(undefined);
    request.send(body);
  });
}
