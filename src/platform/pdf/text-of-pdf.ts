import { inflateSync } from 'node:zlib';

// For tests: enough of a PDF reader for the files our typesetter writes (plain objects, one ToUnicode map a font with two
// bytes a glyph). It reads no other program's files.

/** The text of each page in the order it is drawn, white space collapsed, invisible break marks removed. */
export function textOfPdf(pdf: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'));
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  return pages.map((page) => textOfPage(page, objects));
}

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
  for (const { operator, operands } of operations(streamOf(/\/Contents (\d+)/, page, objects))) {
    const y = operands.at(-1) ?? '';
    if (operator === 'cm' && y !== line) [text, line] = [`${text}\n`, y];
    if (operator === 'Tf') glyphs = fonts.get(operands[0] ?? '') ?? new Map();
    if (operator === 'TJ' || operator === 'Tj') text += decode(operands, glyphs);
  }
  return text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();
}

interface Operation {
  operator: string;
  /** Numbers and names as written, names without their stroke; strings as `<` and their bytes in hexadecimal. */
  operands: string[];
}

const token = /<([0-9a-fA-F]*)>|\/?([^\s()<>[\]/]+)|[\s\S]/y;

function* operations(stream: string): Generator<Operation> {
  let operands: string[] = [];
  for (let at = 0; at < stream.length; at = token.lastIndex) {
    token.lastIndex = at;
    const [whole = '', hex, word] = token.exec(stream) ?? [];
    if (whole === '(') operands.push(`<${literalAt(stream, at).toString('hex')}`);
    else if (hex !== undefined) operands.push(`<${hex}`);
    else if (word && /^[A-Za-z]+\*?$/.test(whole)) {
      yield { operator: word, operands };
      operands = [];
    } else if (word) operands.push(word);
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes of the string in round brackets at `start`; leaves `token` after it. Brackets in pairs need no stroke. */
function literalAt(stream: string, start: number): Buffer {
  const piece = /\\([0-7]{1,3})|\\([\s\S])|([\s\S])/y;
  let [depth, bytes] = [1, ''];
  piece.lastIndex = start + 1;
  while (depth > 0) {
    const [whole, octal, escaped, plain = ''] = piece.exec(stream) ?? [];
    if (whole === undefined) throw new Error('A string has no end');
    if (plain === '(') depth += 1;
    if (plain === ')') depth -= 1;
    if (octal) bytes += String.fromCharCode(Number.parseInt(octal, 8));
    else if (escaped !== undefined) bytes += escapes[escaped] ?? escaped;
    else if (depth > 0) bytes += plain;
  }
  token.lastIndex = piece.lastIndex;
  return Buffer.from(bytes, 'latin1');
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

function decode(operands: string[], glyphs: ReadonlyMap<string, string>): string {
  const codes = operands.filter((one) => one.startsWith('<')).flatMap((one) => one.slice(1).match(/.{4}/g) ?? []);
  return codes.map((code) => glyphs.get(code.toUpperCase()) ?? '').join('');
}

function fromUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
