import { readFileSync } from 'node:fs';
import type { Browser, Download, Page } from 'playwright-core';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { keepPicture } from './keep-picture.ts';
import { faultsOf, listen } from './page-rules.ts';

/** The screens of the tests: a cheap phone, and the desk of an office. */
export const screens = {
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 850 } },
} as const;

export interface Seat {
  readonly browser: Browser;
  readonly url: string;
  readonly screen: keyof typeof screens;
  /** Dots of the screen to a pixel of the page; 1 unless a picture is to be shown to people. */
  readonly dots?: number | undefined;
  /** The name on the button by which the demonstration lets the person in; nobody has to sign in without one. */
  readonly name?: string | undefined;
  readonly javaScript?: boolean | undefined;
  /** Where what is wrong with any page is told. */
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
  /** Keeps a picture of the whole page where pictures are asked for, and complains of what is wrong with it. */
  show(picture: string): Promise<void>;
  leave(): Promise<void>;
}

const patience = 20_000;

/** Gives somebody a browser of their own; `number` tells where they come from. */
export async function seat(at: Seat, number: number): Promise<Person> {
  const page = await openPage(at, number);
  const byWords = (role: 'link' | 'button', words: string | RegExp) =>
    page
      .getByRole('main')
      .getByRole(role, { name: words, exact: typeof words === 'string' })
      .first();
  const person: Person = {
    page,
    go: async (address) => {
      await page.goto(address);
      await person.signIn();
    },
    signIn: async () => {
      if (at.name && new URL(page.url()).pathname === '/dang-nhap') await person.press(new RegExp(`^${at.name}`));
    },
    follow: (words) => leaving(page, () => byWords('link', words).click()),
    press: (words) => leaving(page, () => byWords('button', words).click()),
    print: async (words) => {
      const [paper] = await Promise.all([page.waitForEvent('download'), byWords('link', words).click()]);
      return readPaper(paper);
    },
    fill: async (fields) => {
      const controls = page.locator('input, textarea');
      for (const [label, value] of Object.entries(fields)) {
        await page.getByLabel(label).and(controls).first().fill(value);
      }
    },
    // biome-ignore lint/performance/useDomNodeTextContent: what is folded away is not read.
    reads: async () => (await page.locator('body').innerText()).normalize().replace(/\s+/g, ' '),
    show: async (picture) => {
      await keepPicture(picture, (path) => page.screenshot({ path, fullPage: true }));
      // The rules are a script themselves.
      const faults = at.javaScript === false ? [] : await faultsOf(page);
      for (const fault of faults) at.complain(`${picture}: ${fault}`);
    },
    leave: () => page.context().close(),
  };
  return person;
}

async function openPage({ browser, url, screen, dots = 1, javaScript = true, complain }: Seat, number: number) {
  const context = await browser.newContext({
    ...screens[screen],
    deviceScaleFactor: dots,
    baseURL: url,
    locale: 'vi-VN',
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
    // People come from places of their own, so that signing in is not slowed down for all of them together.
    extraHTTPHeaders: { 'x-forwarded-for': `10.20.0.${number}` },
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  listen(page, complain);
  return page;
}

/** Waits until what was on the page is gone, also where a script puts another page in its place, and the next is there. */
async function leaving(page: Page, leave: () => Promise<void>): Promise<void> {
  const before = await page.getByRole('main').elementHandle();
  // With the page itself goes whoever waits in it.
  const gone = before?.evaluate(untilTakenAway).catch(() => undefined);
  await leave();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`Nothing came after ${page.url()}.`)), patience);
  await Promise.race([gone, late.promise]).finally(() => clearTimeout(timer));
  await page.waitForLoadState('load');
}

/** In the page: fulfils when the element is in it no more. Asked again and again from outside, both programs would be kept busy. */
function untilTakenAway(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => void (element.isConnected || resolve());
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
    setInterval(look, 200);
  });
}

/** The words of a printed paper; what is no PDF is none. */
export async function readPaper(paper: Download): Promise<string> {
  const content = readFileSync(await paper.path());
  if (content.subarray(0, 5).toString() !== '%PDF-') throw new Error(`${paper.suggestedFilename()} is no PDF.`);
  return textOfPdf(content).join(' ').normalize();
}
