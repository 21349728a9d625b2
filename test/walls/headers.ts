import type { LightMyRequestResponse } from 'fastify';

const attribute = /[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g;
const tag = /<([a-zA-Z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/g;

/** Everything in a page that a strict content security policy would not run. */
export function inlineIn(html: string): string[] {
  return [...html.matchAll(tag)].flatMap(([whole, name = '', attributes = '']) => {
    const names = [...attributes.matchAll(attribute)].map(([each]) => each.split('=')[0]!.trim().toLowerCase());
    const element = name.toLowerCase();
    const isInline =
      element === 'style' ||
      (element === 'script' && !names.includes('src')) ||
      names.some((each) => each === 'style' || each.startsWith('on')) ||
      /\s(?:href|src|action)\s*=\s*["']?\s*javascript:/i.test(attributes);
    return isInline ? [whole] : [];
  });
}

/** What is missing from the walls of the browser around an answer; `isPrivate` when somebody is signed in. */
export function missingWalls({ headers, body }: LightMyRequestResponse, isPrivate: boolean): string[] {
  const isHtml = String(headers['content-type'] ?? '').startsWith('text/html');
  const policy = String(headers['content-security-policy'] ?? '');
  const cookies = [headers['set-cookie'] ?? []].flat();
  const kept = String(headers['cache-control'] ?? '');
  return [
    headers['x-content-type-options'] === 'nosniff' ? '' : 'no nosniff',
    headers['referrer-policy'] === 'no-referrer' ? '' : 'a referrer goes out',
    /default-src 'none'/.test(policy) ? '' : 'no content security policy',
    /unsafe-(inline|eval)|\*/.test(policy) ? `a loose content security policy: ${policy}` : '',
    isHtml && !/frame-ancestors 'none'/.test(policy) ? 'may be framed' : '',
    isHtml && isPrivate && kept !== 'no-store' ? `a private page with cache-control: ${kept || '(none)'}` : '',
    /public/.test(kept) && isPrivate ? `kept by proxies: ${kept}` : '',
    ...cookies.filter((cookie) => !/; HttpOnly/i.test(cookie) || !/; SameSite=(Lax|Strict)/i.test(cookie)).map(loose),
    ...(isHtml ? inlineIn(body).map((found) => `inline: ${found}`) : []),
  ].filter((finding) => finding !== '');
}

const loose = (cookie: string): string => `a loose cookie: ${cookie.split('=')[0]}`;
