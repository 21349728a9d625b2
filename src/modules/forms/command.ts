import type { Pointer } from './form-definition.ts';
import { type Sent, textAt } from './sent.ts';

/** A button of the form that is not "next": it changes the answers and shows the same page again. */
export interface Command {
  readonly verb: 'add' | 'remove' | 'fill';
  readonly pointer: Pointer;
}

/** The command of the button that was pressed, `_do=add /witnesses`; undefined for any other button. */
export function commandIn(sent: Sent): Command | undefined {
  const [, verb, pointer] = /^(add|remove|fill) ((?:\/\w{1,60}){1,8})$/.exec(textAt(sent, '_do') ?? '') ?? [];
  return pointer === undefined ? undefined : { verb: verb as Command['verb'], pointer };
}
