// Entry of the process that lays out signature fields, which takes a tenth of a second that the server's requests should
// not wait for. No key ever comes here.
import { answerApart } from '../../../platform/answer-apart.ts';
import { prepareSignature } from './prepare-signature.ts';
import type { SignatureField } from './prepared-signature.ts';

export interface PrepareTask {
  readonly pdf: Uint8Array;
  readonly field: SignatureField;
}

answerApart(({ pdf, field }: PrepareTask) => prepareSignature(pdf, field));
