export const vi = {
  refusals: {
    'digitisation.not_done': 'Giấy tờ chưa số hóa xong nên chưa xác nhận được.',
    'digitisation.signed_already': 'Bản số hóa này đã được {name} ký số.',
    'digitisation.not_found': 'Không có lần số hóa này, hoặc anh/chị không được xem.',
    'digitisation.already_ordered': 'Giấy tờ này đã được đưa vào nhận dạng. Xem lại trang để biết đang đến đâu.',
    'digitisation.other_pages': 'Danh sách trang đã thay đổi. Xin mở lại trang này rồi sắp xếp tiếp.',
    'digitisation.nothing_confirmed': 'Hãy điền ít nhất một ô để xác nhận.',
    'digitisation.nothing_left': 'Phải giữ lại ít nhất một trang.',
    'digitisation.scans_not_originals':
      'Các trang đang chia thành {scans} bản quét, trong khi có {originals} bản gốc. Số bản quét phải bằng số bản gốc: đánh dấu trang đầu của từng bản gốc, hoặc sửa lại số bản gốc.',
    'digitisation.note_without_pair':
      'Trang có giấy nhớ phải quét hai lần: trang có giấy nhớ, ngay sau đó là trang đã gỡ giấy nhớ của cùng bản gốc.',
  } as Record<string, string>,
};
