import { BackLink } from './back-link.tsx';
import { Button, ButtonGroup } from './button.tsx';
import { SelectField } from './choice-fields.tsx';
import { Details } from './details.tsx';
import { Empty } from './empty.tsx';
import { TextField } from './fields.tsx';
import { Figure, Figures } from './figure.tsx';
import { FilterForm } from './filter-form.tsx';
import { percentOf, workingTimeOf } from './format.ts';
import { InsetText, Notice } from './notice.tsx';
import { Pager } from './pager.tsx';
import { Steps } from './steps.tsx';
import { SummaryList } from './summary-list.tsx';
import { type Column, Table } from './table.tsx';
import { Tabs } from './tabs.tsx';
import { Tag, type Tone } from './tag.tsx';
import { Time, Timeline } from './timeline.tsx';

interface Row {
  readonly code: string;
  readonly who: string;
  readonly fee: string;
  readonly left: number;
  readonly received: number;
}

const rows: readonly Row[] = [
  {
    code: 'H40.23-260212-0007',
    who: 'Vừ Bá An',
    fee: '8.000',
    left: -120,
    received: Date.parse('2026-02-09T08:10+07:00'),
  },
  {
    code: 'H40.23-260212-0008',
    who: 'Nguyễn Thị Thuỳ Dương',
    fee: '0',
    left: 90,
    received: Date.parse('2026-02-10T09:30+07:00'),
  },
  {
    code: 'H40.23-260212-0011',
    who: 'Công ty TNHH Xây dựng Trường Sơn',
    fee: '1.250.000',
    left: 1500,
    received: Date.parse('2026-02-12T15:20+07:00'),
  },
];

const columns: readonly Column<Row>[] = [
  { head: 'Mã hồ sơ', cell: (row) => row.code },
  { head: 'Người nộp', cell: (row) => row.who },
  { head: 'Tiếp nhận', cell: (row) => <Time at={row.received} /> },
  { head: 'Hạn', cell: (row) => workingTimeOf(row.left) },
  { head: 'Phí (đồng)', cell: (row) => row.fee, numeric: true },
];

const tones: readonly Tone[] = ['neutral', 'new', 'progress', 'waiting', 'good', 'bad', 'late'];

/** Everything that is read and pressed. */
export function GalleryPieces() {
  return (
    <>
      <BackLink href="/ho-so" />
      <Notice kind="info">Hệ thống nghỉ bảo trì từ 22:00 ngày 14/02/2026.</Notice>
      <Notice kind="warning">Hồ sơ này còn thiếu một giấy tờ.</Notice>
      <InsetText>Người yêu cầu có quyền uỷ quyền cho người khác thực hiện.</InsetText>
      <p>
        {tones.map((tone) => (
          <>
            <Tag tone={tone}>{tone}</Tag>{' '}
          </>
        ))}
      </p>
      <ButtonGroup>
        <Button>Tiếp nhận</Button>
        <Button kind="secondary" keys="b">
          Yêu cầu bổ sung
        </Button>
        <Button kind="warning">Từ chối</Button>
        <Button kind="quiet">Để sau</Button>
        <Button href="/tiep">Bắt đầu</Button>
      </ButtonGroup>
      <Tabs
        label="Các danh sách"
        tabs={[
          { href: '/a', label: 'Đang chờ tôi', count: 1234, current: true },
          { href: '/b', label: 'Sắp đến hạn', count: 3 },
          { href: '/c', label: 'Đã xong' },
        ]}
      />
      <FilterForm action="/ho-so" clearHref="/ho-so">
        <TextField name="q" label="Tìm theo mã hoặc tên" type="search" keys="/" />
        <SelectField name="linh-vuc" label="Lĩnh vực" choices={[{ value: 'ht', label: 'Hộ tịch' }]} />
      </FilterForm>
      <Table
        caption="Hồ sơ đang chờ"
        columns={columns}
        rows={rows}
        href={(row) => `/ho-so/${row.code}`}
        mark={({ left }) => (left < 0 ? 'late' : left < 120 ? 'soon' : undefined)}
        foot={['Cộng', '', '', '', '1.258.000']}
      />
      <Pager firstHref="/ho-so" nextHref="/ho-so?sau=1" />
      <Table caption="Danh sách trống" columns={columns} rows={[]} empty="Hôm nay chưa có hồ sơ nào." />
      <Empty action={<a href="/moi">Nộp hồ sơ</a>}>Anh/chị chưa nộp hồ sơ nào.</Empty>
      <h2 class="govuk-heading-m">Hồ sơ</h2>
      <SummaryList
        rows={[
          { term: 'Người nộp', detail: 'Vừ Bá An', action: { href: '/sua', label: 'Sửa' } },
          { term: 'Số điện thoại', detail: undefined },
          { term: 'Nơi trả kết quả', detail: 'Trung tâm Phục vụ hành chính công xã Mường Lống' },
        ]}
      />
      <Progress />
      <Figures>
        <Figure value={1234567} label="hồ sơ đã nhận" href="/thong-ke/da-nhan" />
        <Figure value={3} label="quá hạn" href="/qua-han" tone="late" note="Nhiều hơn hôm qua 1" />
        <Figure value={7} label="sắp đến hạn" href="/sap-den-han" tone="soon" />
        <Figure value={percentOf(0.985)} label="đúng hạn" tone="good" />
      </Figures>
      <Details summary="Vì sao cần giấy này?">
        <p>Theo khoản 1 Điều 16 Luật Hộ tịch.</p>
      </Details>
    </>
  );
}

function Progress() {
  return (
    <>
      <Steps
        row
        steps={[
          { name: 'Tiếp nhận', state: 'done', who: 'Lò Thị Bình', when: <Time at="2026-02-09" /> },
          { name: 'Thẩm tra xác minh ở bản', state: 'skipped' },
          { name: 'Thụ lý', state: 'current', who: 'Phòng Văn hoá – Xã hội', when: workingTimeOf(660) },
          { name: 'Ký duyệt', state: 'waiting' },
        ]}
      />
      <Timeline
        items={[
          {
            at: Date.parse('2026-02-12T15:20+07:00'),
            title: 'Yêu cầu bổ sung',
            by: 'Lò Thị Bình',
            body: 'Thiếu giấy chứng sinh.',
          },
          { at: Date.parse('2026-02-09T08:10+07:00'), title: 'Tiếp nhận', by: 'Lò Thị Bình' },
          { at: '2026-02-09', title: 'Nộp trực tuyến' },
        ]}
      />
    </>
  );
}
