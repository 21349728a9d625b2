import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ExpiredForm, Forbidden, Unavailable, Unexpected } from './error-pages.tsx';
import { PageContext } from './page-context.ts';

const inEnglish = (vnode: VNode): string =>
  renderToString(
    <PageContext.Provider value={{ locale: 'en', assets: () => undefined }}>{vnode}</PageContext.Provider>,
  );

describe('the pages of failure', () => {
  const fields = { _csrf: 'old', _nonce: 'first', name: '"Ngát"', pick: ['a', 'b'], password: 'x' };
  const sent = { url: '/nop', fields };
  const tokens = { csrf: 'new', nonce: 'second' };

  it('send a form again with a new token, under its own nonce, and without its secrets', () => {
    const text = renderToString(<ExpiredForm sent={sent} tokens={tokens} />);
    expect(text).toContain('name="_csrf" value="new"');
    expect(text).toContain('name="_nonce" value="first"');
    expect(text).toContain('name="name" value="&quot;Ngát&quot;"');
    expect(text.match(/name="pick"/g)).toHaveLength(2);
    expect(text).not.toContain('password');
  });

  it('keep the old token while the database cannot give a new one', () => {
    const text = renderToString(<Unavailable sent={sent} tokens={{ csrf: '', nonce: 'n' }} url="/nop" />);
    expect(text).toContain('name="_csrf" value="old"');
    expect(text).toContain('chưa có gì bị mất');
  });

  it('offer the address again when no form was sent', () => {
    expect(renderToString(<Unavailable tokens={tokens} url="/ho-so?q=1" />)).toContain('href="/ho-so?q=1"');
  });

  it('name the rule and the id to quote, in both languages', () => {
    const refused = renderToString(<Forbidden name="dossier.settle" rule="Người thụ lý giải quyết." />);
    expect(refused).toContain('Người thụ lý giải quyết. <code>dossier.settle</code>');
    expect(inEnglish(<Unexpected id="1a2b3c4d" />)).toMatch(/quote this code: <code[^>]*>1a2b3c4d/);
  });
});
