let last = 0;

/** An address of its own for each request, so that no limit of requests a minute answers in a wall's or a form's place. */
export const nextAddress = (): string => `10.${(last >> 16) & 255}.${(last >> 8) & 255}.${last++ & 255}`;
