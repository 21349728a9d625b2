import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Steps } from './steps.tsx';
import { SummaryList } from './summary-list.tsx';
import { Time, Timeline } from './timeline.tsx';

describe('the course of a thing', () => {
  it('says of each step in words how far it is, and marks the present one', () => {
    const html = renderToString(
      <Steps
        steps={[
          { name: 'Tiếp nhận', state: 'done', who: 'Bình' },
          { name: 'Thụ lý', state: 'current' },
          { name: 'Trả kết quả', state: 'waiting' },
        ]}
      />,
    );
    expect(html).toMatch(/aria-current="step"[\s\S]*Thụ lý[\s\S]*\(đang làm\)/);
    expect(html.match(/aria-current/g)).toHaveLength(1);
    expect(html).toContain('(đã xong)');
  });

  it('tells what happened, when and by whom', () => {
    const html = renderToString(
      <Timeline items={[{ at: Date.parse('2026-02-12T15:20+07:00'), title: 'Tiếp nhận', by: 'Lò Thị Bình' }]} />,
    );
    expect(html).toContain('<time datetime="2026-02-12T08:20:00.000Z">12/02/2026 15:20</time>');
    expect(html).toContain('Lò Thị Bình');
  });

  it('shows a day without a time of day', () => {
    expect(renderToString(<Time at="2026-02-12" />)).toBe('<time datetime="2026-02-12">12/02/2026</time>');
  });
});

describe('what is known of a thing', () => {
  it('names in each action what it changes', () => {
    const rows = [{ term: 'Điện thoại', detail: '0912', action: { href: '/sua', label: 'Sửa' } }];
    expect(renderToString(<SummaryList rows={rows} />)).toContain(
      'Sửa<span class="govuk-visually-hidden"> Điện thoại</span>',
    );
  });

  it('shows a dash for what is not known, and a nought for none', () => {
    const rows = [
      { term: 'Điện thoại', detail: undefined },
      { term: 'Số con', detail: 0 },
    ];
    const html = renderToString(<SummaryList rows={rows} />);
    expect(html).toContain('__value">–</dd>');
    expect(html).toContain('__value">0</dd>');
  });
});
