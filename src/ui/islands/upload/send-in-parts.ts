import { type Display, post, whenOnline } from './sending.ts';

/** So much goes at once, in bytes; a file that is not larger goes with its form. */
const partSize = 2 * 1_048_576;
const pauses = [1, 2, 5, 10, 20, 40];

interface Standing {
  readonly at?: number;
  readonly error?: string;
}

/** Sends the large files of a form in parts; what they are called takes their place. Nothing when one cannot be sent. */
export async function sendInParts(action: string, body: FormData, display: Display): Promise<FormData | undefined> {
  const ready = new FormData();
  const large = [...body.values()].filter((value) => value instanceof File).filter(({ size }) => size > partSize);
  const total = large.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  for (const [field, value] of body) {
    if (!(value instanceof File && value.size > partSize)) {
      ready.append(field, value);
      continue;
    }
    const { name, size, lastModified: modified } = value;
    const file = JSON.stringify({ field, name, size, modified });
    const say = (done: number, words: string) => display.show(((before + done) / total) * 0.999, words);
    const problem = await sendFile(
      value,
      { _csrf: String(body.get('_csrf')), form: new URL(action).pathname, file },
      { display, say },
    );
    if (problem !== undefined) {
      display.say(problem);
      return undefined;
    }
    before += size;
    ready.append('_in_parts', file);
  }
  return ready;
}

interface Telling {
  readonly display: Display;
  readonly say: (done: number, words: string) => void;
}

/** Goes on from where the server says the file stands until all of it is there; otherwise says why it cannot be. */
async function sendFile(file: File, fields: Readonly<Record<string, string>>, { display, say }: Telling) {
  const { words } = display;
  let at: number | undefined;
  let told = words.sending;
  for (let cuts = 0; at !== file.size; ) {
    const from = at;
    const part = from === undefined ? undefined : file.slice(from, from + partSize);
    const answered = await post<Standing>('/tep/phan', formOf(fields, from, part), 'json', (share) =>
      say((from ?? 0) + share * (part?.size ?? 0), told),
    );
    const answer = answered?.response;
    if (answer?.error !== undefined) return answer.error;
    if (answer?.at !== undefined) {
      if (at === undefined && answer.at > 0) told = words.continuing;
      at = answer.at;
      cuts = 0;
      say(answer.at, told);
    } else if (answered && answered.status < 429) return words.signIn;
    else if (!(await isReadable(file, from ?? 0))) return words.failed;
    else {
      at = undefined;
      display.say(words.waiting);
      await whenOnline(pauses[Math.min(cuts++, pauses.length - 1)]!);
    }
  }
  return undefined;
}

function formOf(fields: Readonly<Record<string, string>>, at: number | undefined, part: Blob | undefined): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (part) {
    form.append('at', String(at));
    form.append('part', part, 'part');
  }
  return form;
}

/** Whether the file is still as it was chosen: the browser fails in the same way as when the line is cut. */
const isReadable = (file: File, at: number): Promise<boolean> =>
  file
    .slice(at, at + 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
