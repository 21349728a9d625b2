import { inflateSync } from 'node:zlib';

// For tests: enough of a PDF reader for the files our typesetter writes (plain objects, one ToUnicode map a font with two
// bytes a glyph). It reads no other program's files.

/** The text of each page in the order it is drawn, white space collapsed, invisible break marks removed. */
export function textOfPdf(pdf: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'));
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  return pages.map((page) => textOfPage(page, objects));
}

// Where text stands (its y), in which font, and what is shown there.
const drawing = / (\S+) cm\b|\/(f\d+) \S+ Tf|(\[[\s\S]*?\]|\((?:\\[\s\S]|[^\\)])*\)|<[0-9a-fA-F]+>) T[jJ]/g;

type Objects = ReadonlyMap<string, string>;

function objectsOf(file: string): Objects {
  const found = file.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)\nendobj/g);
  return new Map(Array.from(found, ([, number = '', body = '']) => [number, body]));
}

function textOfPage(page: string, objects: Objects): string {
  const fonts = new Map(
    Array.from(page.matchAll(/\/(f\d+) (\d+) 0 R/g), ([, name = '', number = '']) => [name, glyphsOf(number, objects)]),
  );
  let glyphs: ReadonlyMap<string, string> = new Map();
  let [text, line] = ['', ''];
  for (const [, y, font, shown] of streamOf(/\/Contents (\d+)/, page, objects).matchAll(drawing)) {
    if (y && y !== line) [text, line] = [`${text}\n`, y];
    if (font) glyphs = fonts.get(font) ?? new Map();
    if (shown) text += decode(shown, glyphs);
  }
  return text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();
}

function glyphsOf(font: string, objects: Objects): ReadonlyMap<string, string> {
  const map = streamOf(/\/ToUnicode (\d+)/, objects.get(font) ?? '', objects);
  return new Map(
    Array.from(map.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/g), ([, glyph = '', text = '']) => [glyph, fromUtf16(text)]),
  );
}

function streamOf(reference: RegExp, body: string, objects: Objects): string {
  const target = objects.get(body.match(reference)?.[1] ?? '') ?? '';
  const [, head = '', data = ''] = target.match(/^([\s\S]*?)stream\n([\s\S]*)\nendstream/) ?? [];
  return head.includes('/FlateDecode') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data;
}

function decode(shown: string, glyphs: ReadonlyMap<string, string>): string {
  const strings = Array.from(shown.matchAll(/<([0-9a-fA-F]+)>|\(((?:\\[\s\S]|[^\\)])*)\)/g), ([, hex, literal]) =>
    hex === undefined ? bytesOf(literal ?? '').toString('hex') : hex,
  );
  const codes = strings.flatMap((hex) => hex.match(/.{4}/g) ?? []);
  return codes.map((code) => glyphs.get(code.toUpperCase()) ?? '').join('');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function bytesOf(literal: string): Buffer {
  const plain = literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, escaped = '') =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[escaped] ?? escaped),
  );
  return Buffer.from(plain, 'latin1');
}

function fromUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
