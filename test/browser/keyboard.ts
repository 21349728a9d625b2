import type { Page } from 'playwright-core';

/** A pair of hands that never touch the mouse, and how often they struck a key. */
export interface Hands {
  press(key: string, times?: number): Promise<void>;
  type(text: string): Promise<void>;
  /** What a scanner types costs no strokes. */
  scan(payload: string): Promise<void>;
  strokes(): number;
}

/** Puts hands on the keyboard of a page. */
export function handsOn({ keyboard }: Page): Hands {
  let strokes = 0;
  return {
    press: async (key, times = 1) => {
      strokes += times;
      for (let time = 0; time < times; time++) await keyboard.press(key);
    },
    type: async (text) => {
      strokes += text.length;
      await keyboard.type(text);
    },
    scan: async (payload) => {
      await keyboard.type(payload);
      await keyboard.press('Enter');
    },
    strokes: () => strokes,
  };
}
