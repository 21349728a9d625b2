import type { Readable } from 'node:stream';
import Type from 'typebox';
import { fillIn, Refusal } from '#platform/errors';
import { PartOutOfPlace, type PartsOf } from '#platform/file-parts';
import { type Answer, type Call, route } from '#platform/route';
import { keptSince, partsBehind } from '#platform/sent-in-parts';
import { fileSizeOf } from '#ui';
import { intakeLimits } from '../../../../../reference/papers/intake-limits.ts';
import { cleanName } from '../../file-name.ts';
import { messages } from '../../messages.ts';
import { limitFor } from '../../receive-file.ts';

/**
 * Takes a part of a large file ahead of its form, `at` the byte where the file stands, and tells where it stands then;
 * without a part it only tells. What is refused says why in `error`. Nothing is handed in before the form itself is sent.
 */
export const partPage = route({
  method: 'POST',
  url: '/tep/phan',
  answers: 'json',
  may: 'papers.hand_in',
  form: Type.Object({ form: Type.String(), file: Type.String(), at: Type.Optional(Type.String()) }),
  upload: true,
  perMinute: 600,
  async run(call) {
    const problems: unknown[] = [];
    await call.upload(async ({ content }) => {
      await takePart(call, content).catch((error: unknown) => problems.push(error));
      content.resume();
    });
    const [problem = tooLarge(call)] = problems;
    if (problem === undefined) return standing(call, 200);
    if (problem instanceof PartOutOfPlace) return standing(call, 409);
    if (problem instanceof Refusal) return refused(call, problem);
    throw problem;
  },
});

async function takePart(call: Call, content: Readable): Promise<void> {
  const { parts } = call.tools.blobs;
  const of = partsOf(call);
  const at = Number(call.form.at);
  const refusal = tooLarge(call) ?? (at === 0 ? await tooMuch(call) : undefined);
  if (refusal) throw refusal;
  await parts.append(of, { at, content, since: keptSince(call.now) });
}

const partsOf = ({ form, who }: Call): PartsOf =>
  partsBehind(String(form.file ?? ''), { who, url: String(form.form ?? '') }).parts;

/** A file that is too large is refused before its first byte. */
function tooLarge(call: Call): Refusal | undefined {
  const { name, size } = partsOf(call).file;
  const limit = limitFor(call.who);
  if (size <= limit) return undefined;
  const facts = { name: cleanName(name), size: fileSizeOf(size), limit: fileSizeOf(limit) };
  return new Refusal('papers.too_large', facts, 422);
}

/** Nobody fills the disk with files they never finish. */
async function tooMuch(call: Call): Promise<Refusal | undefined> {
  const underWay = await call.tools.blobs.parts.bytesOf(call.who);
  if (underWay + partsOf(call).file.size <= intakeLimits.unfinished) return undefined;
  return new Refusal('papers.too_much_unfinished', { limit: fileSizeOf(intakeLimits.unfinished) }, 422);
}

async function standing(call: Call, status: number): Promise<Answer> {
  const at = await call.tools.blobs.parts.sizeOf(partsOf(call), keptSince(call.now));
  return { kind: 'json', status, body: { at } };
}

function refused({ locale }: Call, { code, facts, status }: Refusal): Answer {
  return { kind: 'json', status, body: { error: fillIn(messages(locale).refusals[code] ?? code, facts) } };
}
