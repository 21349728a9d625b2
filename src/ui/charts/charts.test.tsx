import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { BarChart } from './bar-chart.tsx';
import { DonutChart, slicesOf } from './donut-chart.tsx';
import { LineChart } from './line-chart.tsx';
import { ticksUpTo } from './scale.ts';
import { StackedBarChart } from './stacked-bar-chart.tsx';

const heads = { labelHead: 'Lĩnh vực', valueHead: 'Số hồ sơ' };
const bars = [
  { label: 'Hộ tịch & <b>', value: 1234, href: '/ho-so?linh-vuc=1' },
  { label: 'Chứng thực', value: 0 },
];

describe('a chart', () => {
  it('says its figures in words, and in a table whose rows lead to their lists', () => {
    const text = renderToString(<BarChart id="c" title="Theo lĩnh vực" {...heads} bars={bars} />);
    expect(text).toContain('role="img" aria-labelledby="c-title"');
    expect(text).toContain('<title id="c-title">Theo lĩnh vực: Hộ tịch &amp; &lt;b> 1.234; Chứng thực 0</title>');
    expect(text).toContain('<a class="govuk-link" href="/ho-so?linh-vuc=1">');
  });

  it('draws nothing but says so when there are no figures', () => {
    const donut = renderToString(<DonutChart id="c" title="T" {...heads} bars={[{ label: 'A', value: 0 }]} />);
    const lines = renderToString(<LineChart id="c" title="T" labelHead="Tháng" labels={[]} lines={[]} />);
    for (const text of [donut, lines]) {
      expect(text).toContain('Chưa có số liệu để vẽ.');
      expect(text).not.toContain('<svg');
    }
  });

  it('gives each series a pattern of its own', () => {
    const series = ['Trước hạn', 'Đúng hạn', 'Quá hạn'];
    const text = renderToString(
      <StackedBarChart id="s" title="T" labelHead="X" series={series} bars={[{ label: 'A', values: [1, 2, 3] }]} />,
    );
    for (const i of [0, 1, 2]) expect(text.match(new RegExp(`fill="url\\(#s-fill-${i}\\)"`, 'g'))).toHaveLength(2);
  });

  it('lifts the pen where a month has no figure yet', () => {
    const text = renderToString(
      <LineChart
        id="l"
        title="T"
        labelHead="Tháng"
        labels={['1', '2', '3', '4']}
        lines={[{ name: 'A', values: [5, undefined, 10, undefined] }]}
      />,
    );
    expect(text).toMatch(/d="M[\d.]+ [\d.]+M[\d.]+ [\d.]+" fill="none"/);
    expect(text).not.toContain('NaN');
  });

  it('draws a whole of one part as a full ring', () => {
    expect(slicesOf([{ label: 'A', value: 7 }], 7)).toHaveLength(2);
    expect(slicesOf([...bars, { label: 'C', value: 1234 }], 2468).map(({ index }) => index)).toEqual([0, 2]);
  });
});

describe('an axis', () => {
  it.each([
    [137, [0, 50, 100, 150]],
    [0, [0, 1]],
    [4, [0, 1, 2, 3, 4]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [1_000_000, [0, 250_000, 500_000, 750_000, 1_000_000]],
  ])('up to %d has round steps', (most, ticks) => expect(ticksUpTo(most)).toEqual(ticks));
});
