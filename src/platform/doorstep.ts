import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallParts } from './call.ts';
import { parkedCookie, parkForm } from './parked-forms.ts';
import type { FormFields } from './route.ts';
import { partsField } from './sent-in-parts.ts';
import { assertWritable } from './unwritable.ts';

/** Where somebody is led first who must sign in, or prove anew who they are. */
export type Doorstep = '/dang-nhap' | '/tai-khoan/xac-nhan';

/** Leads to where somebody proves who they are, and back; a form that was sent is kept meanwhile. */
export async function sendTo(
  place: Doorstep,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: CallParts,
): Promise<void> {
  const fields = request.method === 'POST' ? await fieldsOf(request) : undefined;
  if (!fields) {
    reply.redirect(`${place}?den=${encodeURIComponent(request.url)}`, 303);
    return;
  }
  const secret = await parkForm(parts.options.database, request.url, fields, parts.now);
  reply.setCookie(parkedCookie, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 3600,
    secure: parts.options.tools.config.publicUrl.startsWith('https:'),
  });
  reply.redirect(`${place}?den=%2Fgui-lai`, 303);
}

/** What was typed into a form. Its files are let go; `_lost` tells the page, when the form comes back, to ask for them. */
async function fieldsOf(request: FastifyRequest): Promise<FormFields | undefined> {
  if (!request.isMultipart()) return request.body as FormFields | undefined;
  const fields: Record<string, string> = {};
  for await (const part of request.parts()) {
    const isFile = part.type === 'file' || part.fieldname === partsField;
    if (part.type === 'file') part.file.resume();
    if (isFile) fields._lost = 'files';
    else fields[part.fieldname] = String(part.value ?? '');
    assertWritable(fields[part.fieldname]);
  }
  return fields;
}
