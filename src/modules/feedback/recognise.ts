import { fold } from '#platform/text';
import { type OtherPath, otherPaths } from '../../../reference/feedback/kinds.ts';

/** The paths of other laws that words of a text suggest, with the words; a suggestion to whoever checks, never a decision. */
export function recognise(content: string): { readonly path: OtherPath; readonly sign: string }[] {
  const text = ` ${fold(content).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return otherPaths.flatMap((path) => {
    const sign = path.signs.find((words) => text.includes(` ${words} `));
    return sign ? [{ path, sign }] : [];
  });
}
