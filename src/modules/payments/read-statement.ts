import { Refusal } from '#platform/errors';
import { dayTyped, isDay } from '#platform/form';
import type { StatementLine } from './reconciliation.ts';

/**
 * Reads the statement of a gateway: order, transaction, amount (whole đồng) and day, by commas or semicolons; a head is passed
 * over [U]. Refuses with `payment.statement_unread`, naming the line, so that nothing of a wrong file is taken.
 */
export function readStatement(text: string): StatementLine[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const [orderId = '', transactionNo = '', money = '', when = ''] = line
      .split(/[,;\t]/)
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const day = dayTyped(when);
    const isRight = orderId !== '' && transactionNo !== '' && /^\d{1,15}$/.test(money) && isDay(day);
    if (isRight && orderId.length <= 100 && transactionNo.length <= 100)
      return [{ orderId, transactionNo, amount: Number(money), day }];
    if (i === 0 && !/\d{4}/.test(line)) return [];
    throw new Refusal('payment.statement_unread', { field: 'file', line: i + 1 }, 422);
  });
}
