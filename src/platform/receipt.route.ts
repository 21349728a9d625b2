import Type from 'typebox';
import { findReceipt } from './form-receipts.ts';
import { isId } from './identifiers.ts';
import { route } from './route.ts';

/**
 * What became of a form whose answer got lost on the way: where its result is seen, or 404 when it was never acted on.
 * Told only to whoever sent it.
 */
export const receiptPage = route({
  method: 'GET',
  url: '/receipts/:nonce',
  answers: 'json',
  may: 'signed_in',
  shows: 'basic',
  params: Type.Object({ nonce: Type.String({ maxLength: 36 }) }),
  async run({ params: { nonce }, who, read }) {
    const receipt = isId(nonce) ? await read((db) => findReceipt(db, nonce)) : undefined;
    if (!receipt || receipt.actorId !== who.id) return { kind: 'json', status: 404, body: { error: 'not_found' } };
    return { kind: 'json', body: { location: receipt.location } };
  },
});
