/**
 * Asks the signing program on this computer to sign the copy: it is told where to fetch it and where to bring it back, and
 * says when it is done. The server judges what came back; this only carries the words (public calls of the program).
 */
interface Addresses {
  readonly document: string;
  readonly upload: string;
}

/** What the program answers; a status of 0 is success. */
interface Answer {
  readonly Status?: number | string;
  readonly Message?: string;
}

async function addressesFrom({ addresses = '', csrf = '' }: DOMStringMap): Promise<Addresses> {
  const headers = { accept: 'application/json' };
  const response = await fetch(addresses, { method: 'POST', headers, body: new URLSearchParams({ _csrf: csrf }) });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Addresses;
}

/** Opens the line to the program, says one thing and waits for its one answer; no program, no line. */
function askProgram(address: string, { document, upload }: Addresses): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const line = new WebSocket(address);
  const wish = { FileUploadHandler: upload, SessionId: '', JWTToken: '', FileName: document, MetaData: [] };
  line.addEventListener('open', () => line.send(JSON.stringify(wish)));
  line.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data)) as Answer));
  for (const end of ['error', 'close']) line.addEventListener(end, () => reject(new Error('No answer')));
  return promise.finally(() => line.close());
}

async function press(area: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const { program = '', working = '', away = '' } = area.dataset;
  const status = area.querySelector('[role=status]');
  const say = (words: string) => {
    if (status) status.textContent = words;
  };
  button.disabled = true;
  say(working);
  try {
    const { Status, Message } = await askProgram(`${program}/SignApproved`, await addressesFrom(area.dataset));
    if (Number(Status) === 0) return location.reload();
    say(Message || away);
  } catch {
    // Nobody answers at the program's address: it is not installed, or not started.
    say(away);
  }
  button.disabled = false;
}

for (const area of document.querySelectorAll<HTMLElement>('[data-program]')) {
  const button = area.querySelector('button');
  if (!button) continue;
  area.hidden = false;
  button.addEventListener('click', () => void press(area, button));
}
