import type { Person } from './person.ts';

/** What An says in the declaration beyond what the electronic identity knows; fields by their names. */
export async function declare({ page }: Person): Promise<void> {
  const choose = (name: string, value: string) => page.locator(`[name="${name}"][value="${value}"]`).check();
  const write = (name: string, text: string) => page.locator(`[name="${name}"]`).fill(text);
  await choose('/relation', 'self');
  await write('/subject/ethnicity', 'Mường');
  await write('/period/from', '12/03/2008');
  await write('/period/to', '10/03/2026');
  await choose('/status', 'single');
  await choose('/purpose', 'other');
  await write('/otherPurpose', 'Mua bán nhà đất');
  await choose('/issuedBefore', 'no');
  await choose('/pledge', '1');
}
