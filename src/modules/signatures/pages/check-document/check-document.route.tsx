import { readWhole } from '#platform/read-whole';
import { type Answer, type Call, route, type UploadedFile } from '#platform/route';
import { fileSizeOf } from '#ui';
import { intakeLimits } from '../../../../../reference/papers/intake-limits.ts';
import { judgeSignedPdf } from '../../judging/judge-signed-pdf.ts';
import { messages } from '../../messages.ts';
import { readTrust } from '../../read-trust.ts';
import { CheckView, VerdictView } from './check-document.view.tsx';

const url = '/kiem-tra-van-ban';

/** Asks for a PDF; anybody may. */
export const checkDocumentPage = route({
  method: 'GET',
  url,
  may: 'public',
  run: async (call) => show(call),
});

/** Judges the PDF and forgets it: it never touches the disk, and nothing is written down about it. */
export const checkDocument = route({
  method: 'POST',
  url,
  may: 'public',
  upload: true,
  perMinute: 10,
  async run(call) {
    const files: Taken[] = [];
    await call.upload(async (file) => void files.push(await take(file)));
    const words = messages(call.locale).check;
    const [file] = files;
    if (!file || file.bytes.length === 0) return show(call, file?.isTooLarge ? tooLarge(call) : words.noFile);
    const { config, apart } = call.tools;
    const verdict = await judgeSignedPdf(apart, file.bytes, await readTrust(config), call.now, config);
    const body = <VerdictView verdict={verdict} name={file.name} />;
    return call.page({ title: words.title, audience: 'citizen', body });
  },
});

interface Taken {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isTooLarge: boolean;
}

const limit = intakeLimits.citizenFile;

async function take(file: UploadedFile): Promise<Taken> {
  const bytes = await readWhole(file, limit);
  return { name: file.name.slice(0, 150), bytes: bytes ?? Buffer.alloc(0), isTooLarge: bytes === undefined };
}

const tooLarge = ({ locale }: Call): string => messages(locale).check.tooLarge(fileSizeOf(limit, locale));

function show(call: Call, error?: string): Answer {
  const body = <CheckView action={url} tokens={call.tokens} limit={limit} error={error} />;
  const title = messages(call.locale).check.title;
  return call.page({ title, audience: 'citizen', body, status: error ? 422 : 200 });
}
