import { describe, expect, it } from 'vitest';
import { Gallery } from './gallery.tsx';
import { Page, type PageProps, renderPage } from './layout.tsx';

const page = (props: Partial<PageProps> = {}): string =>
  renderPage(
    <Page
      locale="vi"
      title="Hồ sơ của tôi"
      audience="citizen"
      homeHref="/"
      agencyName="Xã Mường Lống"
      nav={[{ href: '/ho-so', label: 'Hồ sơ', current: true, key: 'h' }]}
      languageHref={{ vi: '/ho-so?lang=vi', en: '/ho-so?lang=en' }}
      csrf="c1"
      assets={(name) => `/assets/${name}`}
      {...props}
    >
      <h1>Hồ sơ của tôi</h1>
    </Page>,
  );

describe('a page', () => {
  it('is a whole document in its language, with its name and the style of its audience', () => {
    const html = page();
    expect(html).toMatch(/^<!doctype html><html lang="vi"/);
    expect(html).toContain('<title>Hồ sơ của tôi – Một Cửa</title>');
    expect(html).toContain('href="/assets/citizen.css"');
    expect(page({ audience: 'officer' })).toContain('href="/assets/officer.css"');
  });

  it('lets whoever uses a keyboard skip to the main part', () => {
    expect(page()).toContain('<a class="govuk-skip-link" href="#main">Bỏ qua đến nội dung chính</a>');
    expect(page()).toMatch(/<main id="main"[^>]*tabindex="-1"/i);
  });

  it('says where one is', () => {
    expect(page()).toMatch(/href="\/ho-so" aria-current="page"/);
  });

  it('folds its menu away on a phone under where one is and how much waits', () => {
    const nav = [
      { href: '/ho-so', label: 'Hồ sơ', current: true },
      { href: '/thong-bao', label: 'Thông báo', count: 2 },
    ];
    expect(page({ nav })).toMatch(/<summary>Danh mục .*Hồ sơ.* .*2.*<\/summary><\/details><ul class="mc-nav__list">/);
  });

  it('offers both languages', () => {
    expect(page()).toContain('href="/ho-so?lang=en" lang="en"');
    expect(page({ locale: 'en' })).toContain('<html lang="en"');
    expect(page({ locale: 'en' })).toContain('Skip to main content');
  });

  it('offers to sign in, or names who is signed in and signs out by a form with its token', () => {
    expect(page({ signInHref: '/dang-nhap' })).toContain('href="/dang-nhap"');
    const html = page({ who: { name: 'Lò Thị Bình', signOutHref: '/dang-xuat' } });
    expect(html).toMatch(/<form method="post" action="\/dang-xuat"><input type="hidden" name="_csrf" value="c1"/);
    expect(html).toContain('Lò Thị Bình');
  });

  it('says once what was done', () => {
    expect(page({ notice: 'Đã lưu.' })).toMatch(/role="status"[\s\S]*Đã lưu\./);
  });

  it('shows names as text', () => {
    const html = page({ agencyName: '<b>Xã</b>', who: { name: '<img src=x>', signOutHref: '/x' } });
    expect(html).not.toContain('<b>Xã');
    expect(html).not.toContain('<img');
  });

  it('stands alone on a kiosk, and goes back to its start when nobody is there', () => {
    const html = page({ bare: true, whenIdle: { seconds: 60, href: '/kiosk' } });
    expect(html).not.toContain('mc-header');
    expect(html).toContain('data-idle-seconds="60" data-idle-href="/kiosk"');
    expect(html).toContain('return-when-idle.js');
  });

  it('gives shortcuts to officers only', () => {
    expect(page()).not.toContain('g h');
    expect(page({ audience: 'officer' })).toContain('data-keys="g h"');
    expect(page({ audience: 'officer' })).toContain('keyboard-shortcuts.js');
  });
});

describe('no page', () => {
  it.each(['citizen', 'officer'] as const)(
    'of a %s holds a style or a script of its own, which browsers refuse',
    (audience) => {
      const html = renderPage(<Gallery audience={audience} assets={(name) => `/assets/${name}`} wrong />);
      expect(html).not.toMatch(/\sstyle=/);
      expect(html).not.toMatch(/\son[a-z]+=/);
      expect(html).not.toContain('javascript:');
      expect([...html.matchAll(/<script[^>]*>([^<]*)<\/script>/g)].map(([, inside]) => inside).join('')).toBe('');
    },
  );

  it.each(['vi', 'en'] as const)('shows what is undefined, in %s', (locale) => {
    const html = renderPage(<Gallery audience="officer" locale={locale} assets={() => undefined} wrong />);
    expect(html).not.toMatch(/undefined|NaN|\[object/);
  });

  it('gives one id to two things', () => {
    const html = renderPage(<Gallery audience="officer" assets={() => undefined} wrong />);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
});
