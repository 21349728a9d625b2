/** The two languages of the product; Vietnamese is the first and the fallback. */
export type Locale = 'vi' | 'en';

/** Pairs a module's Vietnamese and English messages; the English ones must have every key of the Vietnamese. */
export function catalogue<T>(vi: T, en: T): (locale: Locale) => T {
  return (locale) => (locale === 'en' ? en : vi);
}
