/** What a sentence about a field may mention. */
export interface About {
  readonly label: string;
  readonly limit: number;
  readonly other: string;
}

/** The label inside a sentence: its first letter small, unless it begins with an abbreviation. */
const lower = (label: string): string =>
  /^\p{Lu}[\p{Ll}\s]/u.test(label) ? label.charAt(0).toLocaleLowerCase('vi') + label.slice(1) : label;

export const vi = {
  faults: {
    missing: ({ label }: About) => `Hãy nhập ${lower(label)}`,
    choiceMissing: ({ label }: About) => `Hãy chọn ${lower(label)}`,
    tickMissing: (_: About) => 'Hãy đánh dấu vào ô cam đoan thì hồ sơ mới nộp được',
    rowMissing: ({ label }: About) => `Hãy khai ít nhất một mục: ${lower(label)}`,
    tooManyRows: ({ label, limit }: About) => `${label}: không khai quá ${limit} mục`,
    tooLong: ({ label, limit }: About) => `${label} không được quá ${limit} ký tự`,
    tooSmall: ({ label, limit }: About) => `${label} phải từ ${limit} trở lên`,
    tooLarge: ({ label, limit }: About) => `${label} không được quá ${limit.toLocaleString('vi')}`,
    notANumber: ({ label }: About) => `${label} phải là số, ví dụ 12 hoặc 1.500.000`,
    date: ({ label }: About) => `${label} phải là ngày có thật, ví dụ 31/12/2026`,
    'past-date': ({ label }: About) => `${label} phải là ngày có thật, ví dụ 31/12/2020`,
    'past-date-part': ({ label }: About) => `${label} phải là ngày, tháng hoặc năm có thật, ví dụ 31/12/1990 hoặc 1990`,
    'time-of-day': ({ label }: About) => `${label} phải là giờ và phút trong ngày, ví dụ 9 giờ 30 hoặc 21:05`,
    'identity-number': ({ label }: About) => `${label} phải gồm đúng 12 chữ số in trên thẻ căn cước`,
    'phone-vi': ({ label }: About) => `${label} phải là số điện thoại ở Việt Nam, ví dụ 0912 345 678`,
    email: ({ label }: About) => `${label} phải là địa chỉ thư điện tử, ví dụ ten@vidu.vn`,
    inTheFuture: ({ label }: About) => `${label} không được sau ngày hôm nay`,
    tooEarly: ({ label, other }: About) => `${label} không được trước ${other}`,
    tooYoung: ({ limit }: About) => `Người đăng ký phải đủ ${limit} tuổi`,
    numberOfAMan: ({ label }: About) =>
      `${label} này là của một người nam; hãy xem lại số đã nhập hoặc giới tính đã chọn`,
    numberOfAWoman: ({ label }: About) =>
      `${label} này là của một người nữ; hãy xem lại số đã nhập hoặc giới tính đã chọn`,
    numberOfAnotherYear: ({ label, limit }: About) =>
      `${label} này là của một người sinh năm ${limit}; hãy xem lại số đã nhập hoặc ngày sinh`,
    unknownPrefix: ({ other }: About) =>
      `Ba chữ số đầu ${other} không phải mã của tỉnh nào; hãy so lại với thẻ căn cước. Nếu đúng thì vẫn nộp được`,
    other: ({ label }: About) => `${label} chưa đúng`,
  },
  form: {
    pledge: 'Cam đoan',
    change: 'Sửa',
    onlyIf: (question: string, choices: string) => `Chỉ khai phần này nếu ở mục “${question}” anh/chị chọn ${choices}.`,
    or: ' hoặc ',
    quote: (choice: string) => `“${choice}”`,
    addRow: (row: string) => `Thêm ${lower(row)}`,
    removeRow: (row: string, number: number) => `Bỏ ${lower(row)} ${number}`,
    fill: 'Điền bằng thông tin của tôi',
    fillHint: 'Chỉ điền vào những ô còn trống.',
    lookAgain: 'Xin xem lại',
    yes: 'Có',
    errorPrefix: 'Lỗi:',
    money: (amount: string) => `${amount} đồng`,
  },
  refusals: {
    'forms.too_many_drafts': 'Anh/chị đã có {most} bản nháp. Hãy nộp hoặc bỏ bớt một bản rồi lưu bản mới.',
    'form.not_found': 'Biểu mẫu này không có trong hệ thống.',
  },
};
