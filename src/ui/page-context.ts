import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Locale } from '#platform/words';
import { messages } from './messages.ts';

/** The address of a built file by its plain name (`citizen.css`), or undefined when there are no built files. */
export type Assets = (name: string) => string | undefined;

/** What every component of a page may read: its language and where the built files are. */
export const PageContext = createContext<{ readonly locale: Locale; readonly assets: Assets }>({
  locale: 'vi',
  assets: () => undefined,
});

/** The words of the shared look in the language of the page being rendered. */
export const useWords = () => messages(useContext(PageContext).locale);

/** The language of the page being rendered. */
export const useLocale = (): Locale => useContext(PageContext).locale;
