import { answerRequest, makeRequest } from '#modules/data-rights';
import type { Principal } from '#platform/access';
import { type Database, publicScope } from '#platform/database';
import { type Act, beginAct } from '#platform/journal';
import { holderOf, partyNamed, submitterOf } from './dossier-people.ts';
import { lacThuy } from './people.ts';

const day = 86_400_000;

/** Two requests of the demonstration about personal data: one answered some days ago, one that waits since yesterday. */
export async function loadDataRequests(database: Database, now: number): Promise<void> {
  const chair = holderOf(lacThuy, 'commune_chair');
  const act = <T>(who: Principal, at: number, work: (acting: Act) => Promise<T>): Promise<T> =>
    database.write({ ...publicScope, agencies: [lacThuy], person: who.kind === 'citizen' ? who.id : undefined }, (tx) =>
      work(beginAct(tx, who, at, [])),
    );
  const citizen = (name: string) => submitterOf(partyNamed(name, 'Lạc Thuỷ', 1), 1);
  const { id } = await act(citizen('Nguyễn Văn An'), now - 9 * day, (acting) =>
    makeRequest(acting, {
      agencyId: lacThuy,
      kind: 'correct',
      words: 'Số điện thoại của tôi đã đổi, xin sửa trong các hồ sơ đang giải quyết.',
    }),
  );
  await act(chair, now - 7 * day, (acting) =>
    answerRequest(
      acting,
      { agencyId: lacThuy, id },
      {
        outcome: 'carried_out',
        ground: null,
        words: 'Bộ phận một cửa đã ghi số điện thoại mới vào các hồ sơ đang giải quyết của ông.',
      },
    ),
  );
  await act(citizen('Quách Thị Phượng'), now - day, (acting) =>
    makeRequest(acting, {
      agencyId: lacThuy,
      kind: 'erase',
      words: 'Tôi đã chuyển đi nơi khác, xin xóa tài khoản và giấy tờ của tôi.',
    }),
  );
}
