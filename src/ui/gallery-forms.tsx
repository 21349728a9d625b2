import { Button, ButtonGroup } from './button.tsx';
import { CheckboxField, RadioField, SelectField } from './choice-fields.tsx';
import { DateField } from './date-field.tsx';
import { Details } from './details.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FieldGroup, typedFields } from './field-frame.tsx';
import { MoneyField, TextArea, TextField } from './fields.tsx';
import { FileField } from './file-field.tsx';
import { Form } from './form.tsx';
import { PageHeading } from './page-heading.tsx';
import { ScanField } from './scan-field.tsx';

const errors = {
  identity: 'Số định danh phải gồm đúng 12 chữ số in trên thẻ căn cước',
  birth: 'Ngày sinh phải là ngày có thật, ví dụ 31/12/2026',
  channel: 'Hãy chọn cách nhận kết quả',
  papers: 'Hãy chọn ít nhất một tệp',
};

const typed = { name: 'Đặng Thị Hồng Ngát', identity: '00120300456', birth: '31/02/2003', procedure: '2' };

const tokens = { csrf: 'token', nonce: 'nonce' };

/** Forms as the gallery shows them. */
export function GalleryForms({ wrong, audience }: { wrong: boolean; audience: 'citizen' | 'officer' }) {
  const field = typedFields(typed, wrong ? errors : {});
  return (
    <>
      <PageHeading
        crumbs={[
          { href: '/', label: 'Trang đầu' },
          { href: '/thu-tuc', label: 'Thủ tục hành chính' },
        ]}
        caption="Thủ tục 1.004873"
        title="Cấp Giấy xác nhận tình trạng hôn nhân, ỨNG DỤNG ĐỄ ĐỌC Ở KHUỶU RỪNG"
        lead={<p>Giải quyết trong 3 ngày làm việc. Lệ phí 10.000 đồng; nộp trực tuyến được miễn.</p>}
        actions={
          <>
            <Button kind="secondary" href="/in" keys="i">
              In thông báo
            </Button>
            <Button href="/nop" keys="n">
              Nộp hồ sơ
            </Button>
          </>
        }
      />
      <ErrorSummary errors={wrong ? errors : {}} />
      <Form action="/nop" tokens={tokens} upload>
        {audience === 'officer' && (
          <ScanField name="card" label="Thẻ căn cước" button="Điền từ thẻ" parseAction="/doc-the" />
        )}
        <FieldGroup title="Người yêu cầu">
          <TextField {...field('name')} label="Họ, chữ đệm, tên" autocomplete="name" />
          <TextField
            {...field('identity')}
            label="Số định danh cá nhân"
            hint="12 chữ số ở mặt trước thẻ căn cước"
            inputMode="numeric"
            width={20}
          />
          <DateField {...field('birth')} label="Ngày, tháng, năm sinh" parts autocomplete="bday" />
          <DateField {...field('until')} label="Có giá trị đến ngày" optional />
          <TextField {...field('phone')} label="Điện thoại" type="tel" autocomplete="tel" width={20} optional />
        </FieldGroup>
        <SelectField
          {...field('procedure')}
          label="Mục đích sử dụng"
          choices={[
            { value: '1', label: 'Để kết hôn với người Việt Nam ở trong nước' },
            { value: '2', label: 'Để làm thủ tục vay vốn, mua bán, chuyển nhượng quyền sử dụng đất' },
          ]}
        />
        <RadioField
          {...field('channel')}
          label="Nhận kết quả ở đâu?"
          choices={[
            { value: 'counter', label: 'Tại quầy một cửa' },
            { value: 'post', label: 'Qua bưu chính', hint: 'Cước do người nhận trả cho bưu tá' },
            { value: 'electronic', label: 'Bản điện tử trong kho dữ liệu cá nhân' },
          ]}
        />
        <RadioField
          {...field('sex')}
          label="Giới tính"
          inline
          choices={[
            { value: 'nam', label: 'Nam' },
            { value: 'nu', label: 'Nữ' },
          ]}
        />
        <TextArea {...field('note')} label="Điều cần nói thêm" optional rows={3} />
        <MoneyField {...field('fee')} label="Lệ phí đã thu" />
        <FileField
          {...field('papers')}
          label="Giấy tờ kèm theo"
          hint="PDF hoặc ảnh, mỗi tệp không quá 20 MB"
          multiple
        />
        <CheckboxField
          {...field('true')}
          label="Cam đoan"
          choices={[{ value: '1', label: 'Tôi cam đoan những nội dung khai trên đây là đúng sự thật.' }]}
        />
        <ButtonGroup>
          <Button>Gửi hồ sơ</Button>
          <Button kind="secondary">Lưu nháp</Button>
          <Button kind="warning">Rút hồ sơ</Button>
          <Button kind="quiet" href="/">
            Thôi
          </Button>
        </ButtonGroup>
      </Form>
      <Details summary="Vì sao hẹn trả ngày 26/11/2026?">
        <p>Tiếp nhận lúc 15:20 ngày 23/11/2026, tính từ ngày làm việc tiếp theo; ngày 24/11 là ngày nghỉ lễ.</p>
      </Details>
    </>
  );
}
