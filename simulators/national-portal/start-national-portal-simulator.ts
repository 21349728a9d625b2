import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface NationalPortalOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** Whether the product runs with production settings; the simulator then refuses to start. */
  readonly production: boolean;
}

type Row = Readonly<Record<string, unknown>>;

/** A stand-in for the National Public Service Portal, by the interface its clients use, from loopback only. */
export interface NationalPortalSimulator {
  readonly loginAddress: string;
  readonly serviceAddress: string;
  /** The dossiers it took, by their code, as they were sent last. */
  readonly dossiers: ReadonlyMap<string, Row>;
  /** The code and the note of each dossier it took, as often as it took it. */
  readonly taken: readonly string[];
  /** How many steps came in each message that it took. */
  readonly progress: readonly (readonly Row[])[];
  /** What it was asked, in order: `login`, `add`, `update`, `look up`, `progress`. */
  readonly asked: string[];
  /** What it says to dossiers it does not want, by their code. */
  readonly refuses: Map<string, string>;
  /** It never answers about these dossiers, by their code, and takes none of them. */
  readonly silentAbout: Set<string>;
  /** It answers nobody. */
  isAway: boolean;
  /** It takes the next message and is cut off before it answers. */
  isCutOffNext: boolean;
  /** Ends every session. */
  endSessions(): void;
  stop(): Promise<void>;
}

/** Codes of this stand-in; those of the portal were seen to differ between versions. */
const codes = { done: 0, exists: -3, refused: -1, noSession: -2 } as const;

const statuses = Array.from({ length: 10 }, (_, i) => String(i + 1));
const moment = /^(\d{14})?$/;

/** What a dossier must have to be taken, and what is said where it has not. */
const needs: readonly (readonly [(row: Row) => boolean, string])[] = [
  [({ MaHoSo }) => typeof MaHoSo === 'string' && MaHoSo.includes('-'), 'Mã hồ sơ không hợp lệ'],
  [({ MaTTHC }) => typeof MaTTHC === 'string' && MaTTHC !== '', 'Mã thủ tục hành chính không tồn tại'],
  [({ ChuHoSo }) => typeof ChuHoSo === 'string' && ChuHoSo !== '', 'Thiếu chủ hồ sơ'],
  [({ DonViXuLy }) => typeof DonViXuLy === 'string' && DonViXuLy !== '', 'Thiếu đơn vị xử lý'],
  [({ TrangThaiHoSo }) => statuses.includes(String(TrangThaiHoSo)), 'Trạng thái hồ sơ không hợp lệ'],
  [
    (row) => ['NgayNopHoSo', 'NgayTiepNhan', 'NgayHenTra'].every((day) => moment.test(String(row[day]))),
    'Ngày sai mẫu',
  ],
  [({ TrichYeuHoSo }) => String(TrichYeuHoSo).length <= 1_000, 'Trích yếu quá dài'],
];

/** Starts the stand-in. What it takes it keeps in memory: after a new start it knows no dossier, and an update enters it. */
export async function startNationalPortalSimulator(options: NationalPortalOptions): Promise<NationalPortalSimulator> {
  if (options.production)
    throw new Error('The simulator of the national portal keeps nothing and refuses to run in production.');
  const dossiers = new Map<string, Row>();
  const taken: string[] = [];
  const progress: Row[][] = [];
  const sessions = new Set<string>();
  const asked: string[] = [];
  const refuses = new Map<string, string>();
  const silentAbout = new Set<string>();
  const say = (code: number, message: string, more: object = {}) => ({ error_code: code, message, ...more });

  const take = (row: Row, isUpdating: boolean): object => {
    const code = String(row.MaHoSo);
    const refused = refuses.get(code) ?? needs.find(([holds]) => !holds(row))?.[1];
    if (refused) return say(codes.refused, refused);
    if (!isUpdating && dossiers.has(code)) return say(codes.exists, `Hồ sơ ${code} đã tồn tại`);
    dossiers.set(code, row);
    taken.push(`${code}: ${String(row.GhiChu)}`);
    return say(codes.done, isUpdating ? 'Cập nhật thành công' : 'Thêm mới thành công');
  };

  const services: Readonly<Record<string, (body: Row, rows: readonly Row[]) => object>> = {
    TraCuuHoSo: ({ mahoso }) => {
      asked.push('look up');
      const found = dossiers.get(String(mahoso));
      return found ? say(codes.done, 'Thành công', { result: [found] }) : say(codes.refused, 'Không tìm thấy hồ sơ');
    },
    DongBoHoSoMC: ({ isUpdating }, [row]) => {
      asked.push(isUpdating === 'True' ? 'update' : 'add');
      return row ? take(row, isUpdating === 'True') : say(codes.refused, 'Không có dữ liệu');
    },
    CapNhatTienDoHoSoMC: (_body, rows) => {
      asked.push('progress');
      if (rows.length === 0 || rows.length > 10) return say(codes.refused, 'Mỗi lần từ 1 đến 10 tiến độ');
      const unknown = rows.find(({ MaHoSo }) => !dossiers.has(String(MaHoSo)) || refuses.has(String(MaHoSo)));
      if (unknown) return say(codes.refused, `Không có hồ sơ ${String(unknown.MaHoSo)}`);
      if (rows.some(({ NguoiXuLy }) => String(NguoiXuLy).length > 50))
        return say(codes.refused, 'Tên người xử lý quá dài');
      progress.push([...rows]);
      return say(codes.done, 'Cập nhật tiến độ thành công');
    },
  };

  const answer = (path: string, body: Row): object => {
    if (path === '/dang-nhap') {
      asked.push('login');
      if (body.username !== options.username || body.password !== options.password)
        return say(codes.refused, 'Sai tài khoản hoặc mật khẩu');
      const session = randomBytes(16).toString('hex');
      sessions.add(session);
      return say(codes.done, '', { session });
    }
    if (!sessions.has(String(body.session))) return say(codes.noSession, 'Session không hợp lệ hoặc đã hết hạn');
    const rows = Array.isArray(body.data) ? (body.data as Row[]) : [];
    return services[String(body.service)]?.(body, rows) ?? say(codes.refused, 'Không có dịch vụ này');
  };

  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (simulator.isAway) {
      request.socket.destroy();
      return;
    }
    const text = Buffer.concat(await request.toArray()).toString();
    const body = JSON.parse(text) as Row;
    if ([...silentAbout].some((code) => text.includes(code))) {
      request.socket.destroy();
      return;
    }
    const said = answer(request.url ?? '', body);
    if (simulator.isCutOffNext && request.url === '/dich-vu') {
      simulator.isCutOffNext = false;
      request.socket.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(said));
  };
  server.listen({ port: options.port, host: '127.0.0.1', exclusive: true });
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const simulator: NationalPortalSimulator = {
    ...{ loginAddress: `${origin}/dang-nhap`, serviceAddress: `${origin}/dich-vu` },
    ...{ dossiers, taken, progress, asked, refuses, silentAbout, isAway: false, isCutOffNext: false },
    endSessions: () => sessions.clear(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return simulator;
}
