const unicodeFull = 12;
const unicodeBasic = 4;

/** The code points a TrueType font draws, read from its `cmap` table (formats 4 and 12). */
export function fontCoverage(font: Buffer): Set<number> {
  const cmap = tableOffset(font, 'cmap');
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + i * 8),
  );
  const drawn = new Set<number>();
  for (const at of new Set(subtables)) {
    const format = font.readUInt16BE(at);
    if (format === unicodeFull) addFull(font, at, drawn);
    if (format === unicodeBasic) addBasic(font, at, drawn);
  }
  return drawn;
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i++) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no ${tag} table`);
}

function addFull(font: Buffer, at: number, drawn: Set<number>): void {
  const groups = font.readUInt32BE(at + 12);
  for (let i = 0; i < groups; i++) {
    const group = at + 16 + i * 12;
    const last = font.readUInt32BE(group + 4);
    for (let code = font.readUInt32BE(group); code <= last; code++) drawn.add(code);
  }
}

function addBasic(font: Buffer, at: number, drawn: Set<number>): void {
  const bytes = font.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + bytes + 2;
  for (let i = 0; i < bytes; i += 2) {
    const last = font.readUInt16BE(ends + i);
    for (let code = font.readUInt16BE(starts + i); code <= last && code < 0xffff; code++) {
      if (glyphOf(font, starts + i, bytes, code) !== 0) drawn.add(code);
    }
  }
}

/** The glyph of `code` in the segment whose start is stored at `start`; deltas and offsets lie further on by `bytes`. */
function glyphOf(font: Buffer, start: number, bytes: number, code: number): number {
  const delta = font.readUInt16BE(start + bytes);
  const offsetAt = start + 2 * bytes;
  const offset = font.readUInt16BE(offsetAt);
  if (offset === 0) return (code + delta) & 0xffff;
  const glyph = font.readUInt16BE(offsetAt + offset + 2 * (code - font.readUInt16BE(start)));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}
