/** Whether a file keeps its objects in a plain table: it keeps one kind throughout (ISO 32000-1, 7.5.8.4). */
export function hasPlainTable(pdf: Uint8Array): boolean {
  const end = Buffer.from(pdf.subarray(-1_024)).toString('latin1');
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1]);
  return Buffer.from(pdf.subarray(at, at + 4)).toString('latin1') === 'xref';
}
