import { createServer } from 'node:http';
import type { Config } from '#platform/config';

/** Answers at the port of the product while that is being started again, so that nobody else has it. */
export interface BackSoon {
  /** Leaves the port to the product. */
  close(): void;
}

/** Between two tries to have the port: what the product that is gone had of it is closed a moment later (milliseconds). */
const pause = 20;

// Nothing but words: the product, which has the rest, is away.
const page = `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Một Cửa đang khởi động lại</title>
<h1>Một Cửa đang khởi động lại</h1>
<p>Xin thử lại sau vài giây: <a href="">tải lại trang này</a>.</p>
<p>Nếu vừa gửi một biểu mẫu, xin bấm nút Quay lại của trình duyệt rồi gửi lại: những gì đã gõ vẫn còn ở đó.</p>
<p lang="en">The service is being started again. Please try again in a few seconds; what you typed in a form is still
there when you go back.</p>
</html>
`;

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-length': Buffer.byteLength(page),
  'content-security-policy': "default-src 'none'",
  'cache-control': 'no-store',
  'retry-after': '3',
  connection: 'close',
};

/** Tells everybody with a 503 to come again in a moment. */
export function openBackSoon({ host, port }: Pick<Config, 'host' | 'port'>): BackSoon {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.writeHead(503, headers).end(page));
  });
  server.requestTimeout = 10_000;
  let again: NodeJS.Timeout | undefined;
  const listen = (): void => void server.listen({ host, port });
  server.on('error', () => {
    again = setTimeout(listen, pause);
  });
  listen();
  return {
    close: () => {
      clearTimeout(again);
      server
        .removeAllListeners('error')
        .on('error', () => {})
        .close();
    },
  };
}
