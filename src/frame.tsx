import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, type Permission, type Principal } from '#platform/access';
import type { Config } from '#platform/config';
import { fillIn } from '#platform/errors';
import type { Failure, Frame } from '#platform/frame';
import type { MenuItem, Module } from '#platform/module';
import { href } from '#platform/route';
import type { View } from '#platform/view';
import type { Locale } from '#platform/words';
import {
  type Assets,
  Busy,
  ExpiredForm,
  Forbidden,
  type NavItem,
  NotFound,
  Page,
  Refused,
  renderPage,
  TooLarge,
  TooMany,
  Unavailable,
  Unexpected,
} from '#ui';
import { frameMessages } from './frame.messages.ts';

/** Makes the two functions that put pages and failures into the product's frame. */
export function frame(modules: readonly Module[], _config: Config, assetsFolder: string | undefined) {
  const assets = readAssets(assetsFolder);
  const permissions = new Map(modules.flatMap((module) => Object.entries(module.permissions ?? {})));
  const menu = modules.flatMap((module) => module.menu ?? []).sort((a, b) => a.order - b.order);
  const words = { vi: wordsOf(modules, 'vi'), en: wordsOf(modules, 'en') };

  const render = (view: View, around: Frame): string =>
    renderPage(
      <Page
        {...common(view.audience, view.title, around, assets)}
        {...menusOf(menu, permissions, view.audience, around)}
        notice={around.notice ? words[around.locale].notices[around.notice] : undefined}
        whenIdle={view.whenIdle}
        bare={view.bare}
      >
        {view.body}
      </Page>,
    );

  const renderFailure = (failure: Failure, around: Frame): string => {
    const audience = around.who.kind === 'staff' ? 'officer' : 'citizen';
    return renderPage(
      <Page
        {...common(audience, frameMessages(around.locale).failed, around, assets)}
        {...menusOf(menu, permissions, audience, around)}
      >
        {failureBody(failure, around, words[around.locale].refusals, permissions)}
      </Page>,
    );
  };
  return { render, renderFailure };
}

function failureBody(
  failure: Failure,
  { tokens, url }: Frame,
  refusals: Readonly<Record<string, string>>,
  permissions: ReadonlyMap<string, Permission>,
) {
  const { refusal, resend } = failure;
  if (refusal?.code === 'form.forged') return <ExpiredForm sent={resend} tokens={tokens} />;
  switch (failure.kind) {
    case 'not_found':
      return <NotFound />;
    case 'forbidden': {
      const name = String(refusal?.facts.permission ?? refusal?.code ?? '');
      return <Forbidden rule={permissions.get(name)?.says ?? refusals[refusal?.code ?? '']} name={name} />;
    }
    case 'refused':
      return <Refused text={fillIn(refusals[refusal?.code ?? ''] ?? refusal?.code ?? '', refusal?.facts ?? {})} />;
    case 'unavailable':
      return <Unavailable sent={resend} tokens={tokens} url={url} />;
    case 'busy':
      return <Busy sent={resend} tokens={tokens} url={url} />;
    case 'too_many':
      return <TooMany />;
    case 'too_large':
      return <TooLarge />;
    default:
      return <Unexpected id={failure.id ?? ''} />;
  }
}

function common(audience: View['audience'], title: string, { who, locale, url, tokens }: Frame, assets: Assets) {
  const words = frameMessages(locale);
  return {
    audience,
    title,
    locale,
    assets,
    csrf: tokens.csrf,
    homeHref: audience === 'officer' ? '/can-bo' : '/',
    agencyName: who.agencyName ?? words.siteName,
    languageHref: { vi: inLanguage(url, 'vi'), en: inLanguage(url, 'en') },
    signInHref: '/dang-nhap',
    hotline: words.hotline,
    helpHref: '/huong-dan',
    accessibilityHref: '/tro-nang',
    ...(who.kind !== 'visitor' && { who: { name: who.name, signOutHref: '/dang-xuat', href: '/tai-khoan' } }),
  };
}

/** Where one can go from the top of a page, and what stands at its end. */
function menusOf(
  menu: readonly MenuItem[],
  permissions: ReadonlyMap<string, Permission>,
  audience: View['audience'],
  around: Frame,
) {
  const { who, locale, url } = around;
  const path = url.split('?')[0] ?? '';
  const shown = menu.filter((item) => item.audience === audience && maySee(item, permissions, who));
  const current = shown
    .filter((item) => path === item.href || path.startsWith(`${item.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  const of = (inFooter: boolean): NavItem[] =>
    shown
      .filter((item) => (item.inFooter ?? false) === inFooter)
      .map((item) => ({ href: item.href, label: item.label(locale), current: item === current, key: item.key }));
  return { nav: of(false), footerNav: of(true) };
}

function maySee({ may }: MenuItem, permissions: ReadonlyMap<string, Permission>, who: Principal): boolean {
  if (may === 'public') return true;
  const permission = permissions.get(may);
  return permission !== undefined && decide(permission, who);
}

function inLanguage(url: string, locale: Locale): string {
  const [path = '/', query = ''] = url.split('?');
  return href(path, {}, { ...Object.fromEntries(new URLSearchParams(query)), lang: locale });
}

function wordsOf(modules: readonly Module[], locale: Locale) {
  return {
    refusals: Object.assign(
      {},
      frameMessages(locale).refusals,
      ...modules.map((module) => module.refusals?.(locale) ?? {}),
    ) as Record<string, string>,
    notices: Object.assign({}, ...modules.map((module) => module.notices?.(locale) ?? {})) as Record<string, string>,
  };
}

function readAssets(folder: string | undefined): Assets {
  if (!folder) return () => undefined;
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
  return (name) => (manifest[name] ? `/assets/${manifest[name]}` : undefined);
}
