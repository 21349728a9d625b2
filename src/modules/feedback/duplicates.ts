import { fold } from '#platform/text';

/** How alike two texts are, from 0 to 1: the pairs of neighbouring words they have in common, of all they have. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const common = [...one].filter((pair) => other.has(pair)).length;
  const all = new Set([...one, ...other]).size;
  return all === 0 ? 0 : common / all;
}

function pairsOf(text: string): ReadonlySet<string> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}
