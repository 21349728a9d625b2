/**
 * What is seen of a signature on a paper, millimetres. Phụ lục I, Nghị định 30/2020/NĐ-CP: the person's signature blue,
 * between position and name; the agency's seal red, over a third of the signature, to its left. It asks for images of the
 * handwriting and of the seal at its real size. Where there is none, a frame with the same words stands in its place, beside
 * one another so that both can be read [U].
 */
export const stamps = {
  person: { ink: '#1a3ea8', width: 66, height: 16 },
  seal: { ink: '#c00000', width: 66, height: 16 },
} as const;

/**
 * The same with images: the handwriting as large as its place allows; the seal at the right of its place, and left of it
 * number and time, which the place of the number was signed over for. The decree names no size of the handwriting [U].
 */
export const drawnStamps = {
  person: { width: 66, height: 22 },
  seal: { width: 66, height: 40 },
  /** How much of the signature, from its left, the seal lies over. */
  overlap: 1 / 3,
} as const;

/**
 * What comes under the last page of a scan that is certified as a copy, where it covers nothing of the original: what is
 * certified over the whole width, the seal with the number in it. Measured from the lower left corner of the page, whose
 * width counts as 210 millimetres; on a page that is not A4 the seal is therefore not seen at its real size [U].
 */
export const footOfCopy = {
  statement: { left: 0, bottom: 0, width: 210, height: 52 },
  seal: { left: 34, bottom: 18, width: 66, height: 16 },
  drawnSeal: { left: 34, bottom: 6, width: 66, height: 40 },
} as const;

/**
 * How wide the seal of an agency is, millimetres; each agency says its own, as the sizes stand in the rules on seals, which
 * were not at hand: 36 is what a commune's is usually given as [U].
 */
export const sealWidths = { usual: 36, least: 20, most: 40 } as const;

export type StampKind = keyof typeof stamps;
