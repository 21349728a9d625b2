/**
 * The tax code of an organisation, which is its enterprise number as well: ten digits, of which the last checks the
 * others, and three more for a dependent unit (10-3). Of a household business it is the owner's identity number, who
 * stays a person.
 */
const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Whether the tenth digit is what the nine before it say. */
export function hasRightCheckDigit(taxCode: string): boolean {
  const digits = [...taxCode].slice(0, 10).map(Number);
  const sum = weights.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
  return 10 - (sum % 11) === digits[9];
}

/** As it is written: `0100684378`, `0100684378-001`. */
export function taxCodeOf(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  return digits.length > 10 ? `${digits.slice(0, 10)}-${digits.slice(10)}` : digits;
}
