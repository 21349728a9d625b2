import type { FileState } from './paper-file.ts';

const states: Record<FileState, string> = {
  quarantined: 'đang chờ quét vi-rút',
  clean: 'đã quét, an toàn',
  refused: 'không nhận: có mã độc',
  unscanned: 'chưa quét vi-rút',
};

export const vi = {
  states,
  /** People outside the agency need not know whether it has a scanner. */
  received: 'đã nhận',
  files: {
    caption: 'Các tệp đã gửi',
    empty: 'Chưa có tệp nào.',
    name: 'Tên tệp',
    size: 'Dung lượng',
    state: 'Tình trạng',
    handedIn: 'Người gửi',
    look: 'Xem',
    preview: 'Xem trước',
    ofFile: (name: string) => `tệp ${name}`,
    downloadToLook: 'Bấm vào tên để tải về xem',
    sendAnother: 'Xin gửi tệp khác',
    willOpen: 'Mở được sau khi quét xong',
  },
  pages: {
    caption: 'Xem trước tệp',
    title: (page: number, pages: number) => `Trang ${page} trong ${pages} trang`,
    pictureOf: (page: number, name: string) => `Hình trang ${page} của tệp ${name}`,
    download: 'Tải tệp gốc về',
  },
  handIn: {
    title: 'Gửi tệp',
    field: 'Chọn tệp',
    hint: (limit: string) =>
      `PDF, ảnh (JPG, PNG, WebP, HEIC, TIFF), Word (.docx) hoặc Excel (.xlsx); mỗi tệp không quá ${limit}.`,
    button: 'Gửi tệp',
    back: 'Quay lại, không gửi nữa',
  },
  notices: {
    'papers.handed_in': 'Đã nhận tệp.',
  } as Record<string, string>,
  refusals: {
    'file.not_found': 'Không có tệp này, hoặc tệp không thuộc hồ sơ của anh/chị.',
    'papers.none': 'Hãy chọn tệp cần gửi.',
    'papers.one_at_a_time': 'Mỗi lần chỉ gửi một tệp. Xin chọn lại từng tệp một.',
    'papers.no_agency': 'Chưa rõ tệp gửi đến cơ quan nào. Xin quay lại trang hồ sơ và gửi lại từ đó.',
    'papers.disk_full':
      'Máy chủ đã hết chỗ chứa nên chưa nhận được tệp. Hồ sơ đã nộp vẫn còn nguyên. Xin báo người quản trị và thử lại sau.',
    'papers.storage_away':
      'Kho chứa tệp đang tạm gián đoạn nên chưa gửi hoặc chưa mở được tệp. Những gì đã nộp vẫn còn nguyên. Xin thử lại sau ít phút.',
    'papers.enough_today':
      'Trong 24 giờ qua anh/chị đã gửi {limit} tệp, là mức tối đa của một người. Xin gửi tiếp vào ngày mai, hoặc mang giấy tờ đến bộ phận một cửa.',
    'papers.too_much_unfinished':
      'Anh/chị đang gửi dở nhiều tệp, quá {limit} cho một người. Xin gửi xong những tệp đã chọn trước, hoặc thử lại vào ngày mai.',
    'papers.empty':
      'Tệp “{name}” không có nội dung (0 byte), có thể do máy chép chưa xong. Xin mở thử tệp trên máy rồi gửi lại.',
    'papers.too_large':
      'Tệp “{name}” nặng {size}, vượt mức cho phép là {limit}. Xin quét lại ở 200–300 dpi hoặc chia thành nhiều tệp.',
    'papers.far_too_large':
      'Tệp “{name}” nặng hơn {size}, trong khi mức cho phép là {limit}. Xin quét lại ở 200–300 dpi hoặc chia thành nhiều tệp.',
    'papers.unknown_type':
      'Tệp “{name}” không thuộc loại được nhận. Xin gửi PDF, ảnh (JPG, PNG, WebP, HEIC, TIFF), Word (.docx) hoặc Excel (.xlsx).',
    'papers.wrong_type':
      'Tệp “{name}” có đuôi .{extension} nhưng nội dung là {actual}. Xin mở tệp bằng đúng phần mềm rồi lưu lại, hoặc gửi tệp gốc.',
    'papers.pdf_locked': 'Tệp “{name}” đang đặt mật khẩu hoặc bị khóa. Xin bỏ khóa rồi gửi lại.',
    'papers.pdf_active':
      'Tệp “{name}” có lệnh tự chạy bên trong nên không nhận được. Xin in tệp ra PDF mới (chọn máy in “Print to PDF”) rồi gửi lại.',
    'papers.pdf_broken': 'Tệp “{name}” thiếu phần cuối, có thể do tải về chưa hết. Xin lấy lại tệp gốc rồi gửi lại.',
    'papers.pdf_unreadable':
      'Tệp “{name}” được nén theo cách hệ thống không kiểm tra được. Xin in tệp ra PDF mới rồi gửi lại.',
    'papers.image_broken': 'Ảnh “{name}” bị hỏng, không đọc được. Xin chụp hoặc quét lại.',
    'papers.image_too_large': 'Ảnh “{name}” có quá nhiều điểm ảnh (trên 100 triệu). Xin quét lại ở 300 dpi.',
    'papers.office_locked': 'Tệp “{name}” đang đặt mật khẩu. Xin bỏ mật khẩu rồi gửi lại.',
    'papers.office_macro':
      'Tệp “{name}” có macro hoặc chương trình bên trong nên không nhận được. Xin lưu lại dạng không có macro, hoặc xuất ra PDF.',
    'papers.office_bomb':
      'Tệp “{name}” bung ra lớn bất thường nên không nhận được. Xin lưu lại bằng Word hoặc Excel, hoặc xuất ra PDF.',
    'papers.office_broken': 'Tệp “{name}” bị hỏng hoặc không phải tệp Word, Excel. Xin mở tệp, lưu lại rồi gửi lại.',
    'papers.waiting': 'Tệp “{name}” đang chờ quét vi-rút nên chưa mở được. Xin thử lại sau ít phút.',
    'papers.send_again': 'Tệp “{name}” chưa lưu được vì vừa có thay đổi trong kho. Xin gửi lại tệp này.',
    'papers.refused': 'Tệp “{name}” có mã độc nên bị giữ lại, không ai mở được. Xin gửi tệp khác.',
    'papers.no_bare_copy':
      'Hệ thống chưa bỏ được nơi chụp, giờ chụp ghi trong tệp “{name}”, và người gửi không đồng ý cho dùng, nên không tải được. Xin xem ảnh ngay trên trang nếu có xem trước, hoặc đề nghị người gửi gửi lại dạng JPG.',
    'papers.no_preview': 'Tệp “{name}” không xem trước được trên trang này. Xin tải tệp về để xem.',
  } as Record<string, string>,
};
