import { randomInt, randomUUID } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

/** A browser for tests: it keeps cookies, and sends forms with the token of the page it saw last. */
export class TestBrowser {
  readonly #http: FastifyInstance;
  readonly cookies = new Map<string, string>();
  /** Limits count by address, and each browser of a test stands elsewhere. */
  readonly #remoteAddress = `10.${[1, 2, 3].map(() => randomInt(256)).join('.')}`;
  #csrf = '';

  constructor(http: FastifyInstance) {
    this.#http = http;
  }

  async visit(url: string): Promise<LightMyRequestResponse> {
    return this.#keep(await this.#http.inject({ url, headers: this.#headers(), remoteAddress: this.#remoteAddress }));
  }

  async send(url: string, fields: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> {
    const payload = new URLSearchParams({ _csrf: this.#csrf, _nonce: randomUUID(), ...fields }).toString();
    const headers = { ...this.#headers(), 'content-type': 'application/x-www-form-urlencoded' };
    const remoteAddress = this.#remoteAddress;
    return this.#keep(await this.#http.inject({ method: 'POST', url, headers, payload, remoteAddress }));
  }

  /** Sends a form and follows to the page it leads to. */
  async sendAndFollow(url: string, fields: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> {
    return this.visit(String((await this.send(url, fields)).headers.location));
  }

  #headers() {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { cookie, host: 'localhost:3000', 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/153.0 Safari/537.36' };
  }

  #keep(response: LightMyRequestResponse): LightMyRequestResponse {
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0 || value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    this.#csrf = /name="_csrf" value="([^"]*)"/.exec(response.body)?.[1] ?? this.#csrf;
    return response;
  }
}
