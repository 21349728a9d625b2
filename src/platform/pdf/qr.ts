import { create } from 'qrcode';

/** Modules of white that a reader needs around the code (ISO/IEC 18004). */
const quietZone = 4;

/** Codes by their text: a memory of a pure function, which no caller can tell from drawing anew. */
const drawn = new Map<string, string>();
const most = 1000;

/** The QR code of `text` (medium error correction) as an SVG image without size, to be scaled where it is placed. */
export function qrSvg(text: string): string {
  const svg = drawn.get(text) ?? drawQr(text);
  if (!drawn.has(text) && drawn.size >= most) drawn.clear();
  drawn.set(text, svg);
  return svg;
}

function drawQr(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * quietZone;
  const dark = Array.from(modules.data, (bit, i) => (bit ? moduleAt(i, modules.size) : '')).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path d="${dark}" fill="#000"/></svg>`
  );
}

function moduleAt(index: number, size: number): string {
  return `M${(index % size) + quietZone} ${Math.floor(index / size) + quietZone}h1v1h-1z`;
}
