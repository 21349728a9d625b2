import type { Locale } from '#platform/words';
import { GalleryCharts } from './gallery-charts.tsx';
import { GalleryForms } from './gallery-forms.tsx';
import { GalleryPieces } from './gallery-pieces.tsx';
import { Page } from './layout.tsx';
import type { Assets } from './page-context.ts';

export interface GalleryProps {
  readonly audience: 'citizen' | 'officer';
  readonly assets: Assets;
  /** With the errors of a form that was sent. */
  readonly wrong: boolean;
  readonly locale?: Locale | undefined;
}

/** A page with every component in its states, to look at and to check; no page of the product. */
export function Gallery({ audience, assets, wrong, locale = 'vi' }: GalleryProps) {
  const officer = audience === 'officer';
  return (
    <Page
      locale={locale}
      title="Bộ sưu tập"
      audience={audience}
      homeHref="/"
      agencyName="Xã Mường Lống, tỉnh Nghệ An"
      nav={[
        { href: '/viec', label: officer ? 'Việc của tôi' : 'Thủ tục', current: true, key: 'v' },
        { href: '/ho-so', label: 'Hồ sơ', key: 'h', count: 12 },
        { href: '/tra-cuu', label: 'Tra cứu', key: 't' },
        { href: '/thong-ke', label: 'Thống kê', key: 'k' },
      ]}
      who={officer ? { name: 'Lò Thị Bình', detail: 'Một cửa', href: '/tai-khoan', signOutHref: '/thoat' } : undefined}
      signInHref="/dang-nhap"
      languageHref={{ vi: '/?lang=vi', en: '/?lang=en' }}
      csrf="csrf"
      assets={assets}
      notice="Đã tiếp nhận hồ sơ H40.23-260212-0007."
      hotline="1800 1096"
      helpHref="/huong-dan"
      accessibilityHref="/tro-nang"
      address="Bản Trung Tâm, xã Mường Lống"
    >
      <GalleryForms wrong={wrong} audience={audience} />
      <GalleryPieces />
      <GalleryCharts />
    </Page>
  );
}
