import { textXml } from './spreadsheet-cell.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';

/** Where a sheet of the workbook is written, and which of its rows are repeated on every printed page. */
export interface SheetPlace {
  readonly name: string;
  readonly headFrom: number;
  readonly headTo: number;
}

/** The fixed files of a workbook (ECMA-376, SpreadsheetML), by their path in the archive. */
export function workbookParts(sheets: readonly SheetPlace[]): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/workbook.xml': workbook(sheets),
    'xl/styles.xml': styles,
  };
}

function contentTypes(sheets: readonly SheetPlace[]): string {
  const of = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (name: string, type: string) => `<Override PartName="/xl/${name}.xml" ContentType="${of}.${type}+xml"/>`;
  return `${head}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part(
    'workbook',
    'sheet.main',
  )}${part('styles', 'styles')}${sheets.map((_, i) => part(`worksheets/sheet${i + 1}`, 'worksheet')).join('')}</Types>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const lines = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${relation}/${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="${packaging}/relationships">${lines.join('')}</Relationships>`;
}

function workbook(sheets: readonly SheetPlace[]): string {
  const list = sheets.map(({ name }, i) => `<sheet name="${textXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const titles = sheets.map(({ name, headFrom, headTo }, i) => {
    const rows = `'${name.replaceAll("'", "''")}'!$${headFrom}:$${headTo}`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${textXml(rows)}</definedName>`;
  });
  return `${head}<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${list.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`;
}

const xf = (format: number, { font = 0, fill = 0, border = 1, align = '', quote = false }) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${
    quote ? ' quotePrefix="1"' : ''
  }${align ? ` applyAlignment="1"><alignment ${align}/></xf>` : '/>'}`;

const top = 'vertical="top"';
const wrapped = 'vertical="top" wrapText="1"';
/** The formats of the kinds of cell in their order; 49 is "text", 3 whole numbers, 164 and above are our own. */
const formats: readonly (readonly [number, string])[] = [
  [49, wrapped],
  ...[164, 165, 3, 166, 167, 168].map((format) => [format, top] as const),
];
const ownFormats = ['dd/mm/yyyy', 'hh:mm\\ dd/mm/yyyy', '#,##0.0', '#,##0\\ "₫"', '0.0%'];
const list = (tag: string, items: readonly string[]) => `<${tag} count="${items.length}">${items.join('')}</${tag}>`;
const font = (size: number, bold = '') => `<font>${bold}<sz val="${size}"/><name val="Times New Roman"/></font>`;
const side = (name: string) => `<${name} style="thin"><color rgb="FF999999"/></${name}>`;
const centred = 'horizontal="center" vertical="center" wrapText="1"';

const styles = [
  `${head}<styleSheet xmlns="${main}">`,
  list(
    'numFmts',
    ownFormats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${textXml(code)}"/>`),
  ),
  list('fonts', [font(11), font(11, '<b/>'), font(14, '<b/>')]),
  list('fills', [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF3E3E3"/></patternFill></fill>',
  ]),
  list('borders', [
    '<border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
  ]),
  list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
  list('cellXfs', [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    ...formats.flatMap(([format, align]) => [xf(format, { align }), xf(format, { align, font: 1 })]),
    xf(49, { font: 1, fill: 2, align: centred }),
    xf(49, { font: 2, border: 0 }),
    xf(49, { align: wrapped, quote: true }),
  ]),
  '</styleSheet>',
].join('');
