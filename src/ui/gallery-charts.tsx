import { BarChart } from './charts/bar-chart.tsx';
import { DonutChart } from './charts/donut-chart.tsx';
import { LineChart } from './charts/line-chart.tsx';
import { Sparkline } from './charts/sparkline.tsx';
import { StackedBarChart } from './charts/stacked-bar-chart.tsx';
import { layOutMap, type SpotTone } from './map/lay-out-map.ts';
import { SpotMap } from './map/spot-map.tsx';

const communes = (
  [
    ['Mường Lống', 19.5312, 104.3701, 'good', '98'],
    ['Huồi Tụ', 19.5644, 104.2713, 'fair', '92'],
    ['Na Loi', 19.5689, 104.2801, 'late', '61'],
    ['Keng Đu', 19.6633, 104.1571, 'none', '–'],
  ] as const satisfies readonly (readonly [string, number, number, SpotTone, string])[]
).map(([name, latitude, longitude, tone, value]) => ({
  ...{ name, location: { latitude, longitude }, tone, value },
  says: `${name}: ${value}% đúng hạn`,
  href: `?xa=${encodeURIComponent(name)}`,
}));

/** Drawings of figures as the gallery shows them. */
export function GalleryCharts() {
  return (
    <div class="mc-charts">
      <BarChart
        id="fields"
        title="Hồ sơ theo lĩnh vực"
        labelHead="Lĩnh vực"
        valueHead="Số hồ sơ"
        bars={[
          { label: 'Hộ tịch', value: 1234, href: '?linh-vuc=ho-tich' },
          { label: 'Chứng thực', value: 980 },
          { label: 'Thành lập và hoạt động của hộ kinh doanh', value: 43 },
        ]}
      />
      <StackedBarChart
        id="settled"
        title="Kết quả giải quyết theo công chức"
        labelHead="Công chức"
        series={['Trước hạn', 'Đúng hạn', 'Quá hạn']}
        bars={[
          { label: 'Lò Văn Bình', values: [120, 34, 2] },
          { label: 'Trần Thị Chi', values: [80, 61, 0] },
        ]}
      />
      <LineChart
        id="months"
        title="Hồ sơ tiếp nhận theo tháng"
        labelHead="Tháng"
        labels={['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']}
        lines={[
          { name: 'Trực tuyến', values: [120, 90, 180, 210, 260, 250, 300, 340, 390, 420, 410, undefined] },
          { name: 'Tại quầy', values: [310, 190, 280, 270, 260, 240, 200, 190, 150, 140, 120, undefined] },
        ]}
      />
      <DonutChart
        id="channels"
        title="Hồ sơ theo cách nộp"
        labelHead="Cách nộp"
        valueHead="Số hồ sơ"
        bars={[
          { label: 'Trực tuyến', value: 812 },
          { label: 'Tại quầy', value: 390 },
          { label: 'Bưu chính', value: 1 },
        ]}
      />
      <SpotMap
        id="communes"
        title="Đúng hạn theo xã"
        map={layOutMap(communes)}
        legend={{ good: 'Từ 95%', fair: 'Từ 90% đến dưới 95%', late: 'Dưới 90%', none: 'Chưa có hồ sơ' }}
        tableId="communes-table"
      />
      <p class="govuk-body" id="communes-table">
        Tiếp nhận 10 ngày qua <Sparkline label="Tiếp nhận 10 ngày qua" values={[12, 18, 9, 22, 25, 0, 0, 31, 28, 35]} />
      </p>
    </div>
  );
}
