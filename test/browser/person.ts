import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Download, Page } from 'playwright-core';
import { expect } from 'vitest';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { root } from '#platform/root';

/** The screens of the tests: a cheap phone, and the desk of an office. */
export const screens = {
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 850 } },
} as const;

export interface Seat {
  readonly browser: Browser;
  readonly url: string;
  readonly screen: keyof typeof screens;
  /** The name on the button by which the demonstration lets the person in; nobody has to sign in without one. */
  readonly name?: string | undefined;
  readonly javaScript?: boolean | undefined;
  /** Where a browser tells what it did not like. */
  complain(complaint: string): void;
}

/** Somebody in front of a browser of their own. */
export interface Person {
  readonly page: Page;
  /** Types an address; who is asked to sign in does, and comes to it then. */
  go(address: string): Promise<void>;
  /** Presses the own name on the page that asks who one is, if that page is open. */
  signIn(): Promise<void>;
  /** Follows a link of the page, not of its menu, by its words. */
  follow(words: string | RegExp): Promise<void>;
  /** Presses a button by its words, and waits for the page it leads to. */
  press(words: string | RegExp): Promise<void>;
  /** Prints a paper by the words of its link, and reads it. */
  print(words: string | RegExp): Promise<string>;
  /** Fills in fields by their labels. */
  fill(fields: Readonly<Record<string, string>>): Promise<void>;
  /** What the page says, as people read it. */
  reads(): Promise<string>;
  /** Keeps a picture of the whole page, and holds the page to the rules of accessibility. */
  show(picture: string): Promise<void>;
  leave(): Promise<void>;
}

const wait = { timeout: 8_000, interval: 20 };

export const pictures = join(root, 'test/browser/screenshots');

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** The words of a printed paper; what is no PDF is none. */
export async function readPaper(paper: Download): Promise<string> {
  const content = readFileSync(await paper.path());
  expect(content.subarray(0, 5).toString()).toBe('%PDF-');
  return textOfPdf(content).join(' ').normalize();
}

/** What axe finds wrong with a page, each with the elements concerned. */
async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    interface Found {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly string[] }[];
    }
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: readonly Found[] }> } };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
}

/** A form that is sent back with what is wrong answers 409 or 422, which Chromium reports as an error. */
const isForm = (text: string): boolean => /Failed to load resource.*status of (404|409|422)/.test(text);

function listen(page: Page, complain: Seat['complain']): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && !isForm(message.text())) complain(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complain(`${page.url()}: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) complain(`${response.url()} answered ${response.status()}`);
  });
}

async function sitDown({ browser, url, screen, javaScript = true }: Seat, number: number): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...screens[screen],
    baseURL: url,
    locale: 'vi-VN',
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
    // People come from places of their own, so that signing in is not slowed down for all of them together.
    extraHTTPHeaders: { 'x-forwarded-for': `10.20.0.${number}` },
  });
  context.setDefaultTimeout(wait.timeout);
  return context;
}

/** Gives somebody a browser of their own; `number` tells where they come from. */
export async function seat(at: Seat, number: number): Promise<Person> {
  const context = await sitDown(at, number);
  const page = await context.newPage();
  listen(page, at.complain);
  const arrived = () => page.waitForLoadState('load');
  const byWords = (role: 'link' | 'button', words: string | RegExp) =>
    page
      .getByRole('main')
      .getByRole(role, { name: words, exact: typeof words === 'string' })
      .first();
  const person: Person = {
    page,
    async go(address) {
      await page.goto(address);
      await person.signIn();
    },
    async signIn() {
      if (at.name && new URL(page.url()).pathname === '/dang-nhap') await person.press(new RegExp(`^${at.name}`));
    },
    async follow(words) {
      await byWords('link', words).click();
      await arrived();
    },
    async press(words) {
      const before = await page.getByRole('main').elementHandle();
      await byWords('button', words).click();
      // Another page stands there when what was on this one is gone, also where a script has put it in its place.
      await expect.poll(() => before?.evaluate((main) => main.isConnected).catch(() => false), wait).toBe(false);
      await arrived();
    },
    async print(words) {
      const [paper] = await Promise.all([page.waitForEvent('download'), byWords('link', words).click()]);
      return readPaper(paper);
    },
    async fill(fields) {
      const controls = page.locator('input, textarea');
      for (const [label, value] of Object.entries(fields)) {
        await page.getByLabel(label).and(controls).first().fill(value);
      }
    },
    // biome-ignore lint/performance/useDomNodeTextContent: what is folded away is not read.
    reads: async () => (await page.locator('body').innerText()).normalize().replace(/\s+/g, ' '),
    async show(picture) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${picture}.png`), fullPage: true });
      if (at.javaScript !== false) expect(await violationsOn(page), picture).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `${picture} is wider than the screen`).toBeLessThanOrEqual(screens[at.screen].viewport.width);
    },
    leave: () => context.close(),
  };
  return person;
}
