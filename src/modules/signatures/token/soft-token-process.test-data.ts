// Entry of the process that writes keys and certificates on a software token, as the program of its maker would. It imports
// only packages and `.ts` files by relative path.
import { answerApart } from '../../../platform/answer-apart.ts';
import { loadCryptoki, slotsWithToken, template, ulong, ulongIn } from './cryptoki.ts';

export interface SoftTokenTask {
  readonly library: string;
  readonly label: string;
  readonly pin: string;
  readonly objects: readonly (readonly (readonly [type: number, value: Uint8Array])[])[];
}

const officerPin = Buffer.from('87654321');
const [securityOfficer, user] = [0, 1];
const forWriting = 0x6;

answerApart(({ library, label, pin, objects }: SoftTokenTask) => {
  const call = loadCryptoki(library);
  const named = Buffer.alloc(32, ' ');
  named.write(label);
  const free = slotsWithToken(call).at(-1)!;
  call('C_InitToken', free, officerPin, officerPin.length, named);
  const opened = ulong();
  call('C_OpenSession', free, forWriting, null, null, opened);
  const session = ulongIn(opened);
  call('C_Login', session, securityOfficer, officerPin, officerPin.length);
  const typed = Buffer.from(pin);
  call('C_InitPIN', session, typed, typed.length);
  call('C_Logout', session);
  call('C_Login', session, user, typed, typed.length);
  for (const object of objects) {
    const { bytes, count } = template(object);
    call('C_CreateObject', session, bytes, count, ulong());
  }
});
