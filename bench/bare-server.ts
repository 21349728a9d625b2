import Fastify from 'fastify';
import pg from 'pg';

/** A page of the limit: one indexed query, then a text that never changes. */
export interface BarePage {
  readonly path: string;
  readonly query: { readonly text: string; readonly values: unknown[] };
  readonly html: string;
}

export interface BareOrder {
  readonly url: string;
  readonly pages: readonly BarePage[];
}

async function serve({ url, pages }: BareOrder): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c random_page_cost=1.1' });
  const http = Fastify();
  for (const { path, query, html } of pages) {
    http.get(path.split('?')[0] ?? '', async (_request, reply) => {
      const { rowCount } = await pool.query({ name: path, ...query });
      if (rowCount === 0) throw new Error('The query found nothing.');
      return reply.type('text/html; charset=utf-8').send(html);
    });
  }
  await http.listen({ port: 0, host: '127.0.0.1' });
  return (http.server.address() as { port: number }).port;
}

process.on('message', async (order: BareOrder) => process.send?.(await serve(order)));
