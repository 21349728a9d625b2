import type { Page } from 'playwright-core';

/** A pair of hands that never touch the mouse, and how often they struck a key. */
export interface Hands {
  press(key: string): Promise<void>;
  /** Goes on to the next field or link whose words begin so. */
  tabTo(words: string): Promise<void>;
  type(text: string): Promise<void>;
  /** What a scanner types costs no strokes. */
  scan(payload: string): Promise<void>;
  strokes(): number;
}

/** Puts hands on the keyboard of a page. */
export function handsOn(page: Page): Hands {
  const { keyboard } = page;
  let strokes = 0;
  const press = async (key: string) => {
    strokes += 1;
    await keyboard.press(key);
  };
  return {
    press,
    tabTo: async (words) => {
      for (let tries = 0; tries < 40; tries++) {
        await press('Tab');
        if ((await wordsAtFocus(page)).startsWith(words)) return;
      }
      throw new Error(`The keyboard does not come to “${words}”.`);
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

function wordsAtFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : focused;
    return label?.textContent?.trim() ?? '';
  });
}
