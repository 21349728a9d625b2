/** The words of the register of what is posted at the office. */
export const vi = {
  title: 'Niêm yết tại trụ sở',
  lead: 'Mỗi thủ tục cơ quan tiếp nhận được niêm yết tại nơi nộp hồ sơ, trên bảng, trong tập giấy hoặc trên màn hình. In bản niêm yết, treo lên rồi ghi nhận tại đây.',
  waiting: (count: string) => `Niêm yết tại trụ sở (${count} việc chờ)`,
  states: {
    not_posted: 'Chưa niêm yết',
    outdated: 'Phải niêm yết lại',
    to_take_down: 'Phải gỡ xuống',
    posted: 'Đang niêm yết',
    not_due: 'Không phải niêm yết',
  },
  filter: 'Lọc theo lĩnh vực',
  field: 'Lĩnh vực',
  allFields: 'Tất cả',
  procedure: 'Thủ tục',
  code: 'Mã',
  state: 'Tình trạng',
  sheet: 'Bản niêm yết',
  print: 'In',
  printOf: (code: string) => ` bản niêm yết ${code}`,
  postedBy: (day: string, name: string) => `Niêm yết ${day}, ${name} ghi nhận`,
  newVersion: (day: string) => `Danh mục có bản mới, áp dụng từ ngày ${day}`,
  newDecision: (day: string) => `Cơ quan đổi quy trình hoặc thời hạn ngày ${day}`,
  repealed: 'Thủ tục đã bị bãi bỏ',
  notReceived: 'Cơ quan không tiếp nhận thủ tục này',
  empty: {
    not_posted: 'Không có thủ tục nào chưa niêm yết.',
    outdated: 'Không có bản niêm yết nào phải thay.',
    to_take_down: 'Không có bản niêm yết nào phải gỡ xuống.',
    posted: 'Chưa có thủ tục nào được ghi nhận là đang niêm yết.',
  },
  chooseAll: (count: number) => `Chọn cả ${count} thủ tục trên trang này`,
  chooseNone: 'Bỏ chọn tất cả',
  post: 'Ghi nhận đã niêm yết',
  takeDown: 'Ghi nhận đã gỡ xuống',
  noneChosen: 'Hãy chọn ít nhất một thủ tục.',
  refusals: {
    'procedures.notice_not_due':
      'Thủ tục {code} không còn phải niêm yết tại cơ quan này. Chưa có gì được ghi nhận; hãy ghi nhận lại những thủ tục còn chọn.',
    'procedures.notice_changed':
      'Thủ tục {code} vừa có nội dung mới. Chưa có gì được ghi nhận; hãy in và niêm yết bản mới của thủ tục này rồi chọn lại.',
  },
  notices: {
    'procedures.notices_posted': 'Đã ghi nhận các thủ tục anh/chị chọn là đang niêm yết.',
    'procedures.notices_taken_down': 'Đã ghi nhận các thủ tục anh/chị chọn là không còn niêm yết.',
  },
};
