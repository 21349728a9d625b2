import { h } from 'preact';
import Type from 'typebox';
import { notFound, Refusal } from '#platform/errors';
import type { DrawnPage, Turn } from '#platform/pages/page-job';
import { Unreadable } from '#platform/pages/unreadable';
import { type Call, route } from '#platform/route';
import { canPreview } from '../../file-types.ts';
import { messages } from '../../messages.ts';
import { documentOf, getOpenFile } from '../../open-file.ts';
import type { PaperFile } from '../../paper-file.ts';
import { PagesView } from './pages.view.tsx';

const params = Type.Object({ agency: Type.String(), id: Type.String() });

const query = Type.Object({
  trang: Type.Integer({ minimum: 1, maximum: 100_000, default: 1 }),
  quay: Type.Union(
    [0, 90, 180, 270].map((turn) => Type.Literal(turn)),
    { default: 0 },
  ),
  co: Type.Union([Type.Literal('lon'), Type.Literal('nho')], { default: 'lon' }),
});

/** Pixels of the longer side: small letters of a page can be read, or a page told from another. */
const longerSides = { lon: 1600, nho: 320 } as const;

/** One page of a PDF or image, drawn anew: none of the bytes handed in reaches the browser. */
export const previewPage = route({
  method: 'GET',
  url: '/tep/:agency/:id/xem',
  answers: 'file',
  may: 'papers.read',
  notesReading: true,
  params,
  query,
  perMinute: 240,
  async run(call) {
    const { trang: page, quay, co } = call.query;
    const file = await fileToShow(call);
    const { picture } = await draw(call, file, { page, longerSide: longerSides[co], turn: quay as Turn });
    return { kind: 'file', content: picture, type: 'image/webp', name: `${file.name}.webp`, inline: true };
  },
});

/** The pages of a file, one after another, each as its picture. */
export const pagesPage = route({
  method: 'GET',
  url: '/tep/:agency/:id/trang',
  may: 'papers.read',
  notesReading: true,
  params,
  query: Type.Pick(query, ['trang']),
  perMinute: 240,
  async run(call) {
    const file = await fileToShow(call);
    const page = call.query.trang;
    const pages = await pagesOf(call, file);
    if (page > pages) throw notFound('page');
    const audience = call.who.kind === 'staff' ? 'officer' : 'citizen';
    const title = messages(call.locale).pages.title(page, pages);
    return call.page({ title: `${title} – ${file.name}`, audience, body: h(PagesView, { file, page, pages }) });
  },
});

type FileCall = Pick<Call<{ agency: string; id: string }>, 'params' | 'read' | 'who' | 'tools' | 'concerns'>;

async function fileToShow({ params: { agency, id }, read, who, concerns }: FileCall): Promise<PaperFile> {
  const file = await read((db) => getOpenFile(db, who, { agencyId: agency, id }));
  concerns(file.agencyId, file.id);
  if (!canPreview(file.mediaType)) throw noPreview(file);
  return file;
}

function pagesOf({ tools }: FileCall, file: PaperFile): Promise<number> {
  return tools.pages.count(documentOf(tools, file)).catch((error) => refuse(error, file));
}

function draw(
  { tools }: FileCall,
  file: PaperFile,
  what: { page: number; longerSide: number; turn: Turn },
): Promise<DrawnPage> {
  return tools.pages.draw(documentOf(tools, file), what).catch((error) => refuse(error, file));
}

/** What is wrong with the file is told to who asks for it; everything else goes on. */
function refuse(error: unknown, file: PaperFile): never {
  if (!(error instanceof Unreadable)) throw error;
  throw error.fault === 'no_such_page' ? notFound('page') : noPreview(file);
}

const noPreview = ({ name }: PaperFile): Refusal => new Refusal('papers.no_preview', { name }, 415);
