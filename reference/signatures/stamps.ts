/**
 * What is seen of a signature on a paper, millimetres. Phụ lục I, Nghị định 30/2020/NĐ-CP: the person's signature blue,
 * between position and name; the agency's seal red, over a third of the signature, to its left. It asks for images of the
 * handwriting and of the seal at its real size, which are kept by the agency and were not at hand: a frame with the same
 * words stands in their place, beside one another so that both can be read [U].
 */
export const stamps = {
  person: { ink: '#1a3ea8', width: 66, height: 16 },
  seal: { ink: '#c00000', width: 66, height: 16 },
} as const;

export type StampKind = keyof typeof stamps;
