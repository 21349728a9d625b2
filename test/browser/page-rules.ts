import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '#platform/root';

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Says what a browser did not like of any page it was on, and what the server failed to answer. */
export function listen(page: Page, complain: (complaint: string) => void): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && !isForm(message.text())) complain(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complain(`${page.url()}: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) complain(`${response.url()} answered ${response.status()}`);
  });
}

/** A form that is sent back with what is wrong answers 409, 422 or 429, which Chromium reports as an error. */
const isForm = (text: string): boolean => /Failed to load resource.*status of (409|422|429)/.test(text);

/** What is wrong with the page as it stands: barriers, each with the elements concerned, and more width than there is. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const barriers = await page.evaluate(async () => {
    interface Found {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly string[] }[];
    }
    interface Axe {
      run(wish: { readonly resultTypes: readonly ['violations'] }): Promise<{ readonly violations: readonly Found[] }>;
    }
    const { axe } = globalThis as unknown as { axe: Axe };
    // Nobody asks for what is right, of which there is more.
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return isTooWide ? [...barriers, 'wider than the screen'] : barriers;
}
