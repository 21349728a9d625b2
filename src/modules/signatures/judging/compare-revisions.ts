import type { PdfFile } from '../pdf-reading/pdf-file.ts';
import {
  is,
  keyOf,
  nameIn,
  type PdfDict,
  type PdfRef,
  type PdfValue,
  UnreadablePdf,
} from '../pdf-reading/pdf-value.ts';
import type { ReasonCode } from './verdict.ts';

/** Pages that no honest file reaches. */
const mostPages = 20_000;

/** Of a page, the most that what is seen of a later signature may cover: a seal is smaller, an overlay is not. */
const largestStamp = 0.15;

/** What may differ at an object without saying anything else to a reader. */
type Exempt = ReadonlyMap<string, ReadonlySet<string>>;

const ofCatalog = new Set(['AcroForm', 'DSS', 'Extensions']);
const ofPage = new Set(['Annots']);
const ofForm = new Set(['Fields', 'SigFlags']);
const ofFirstForm = new Set([...ofForm, 'DA', 'DR']);
const noForm: PdfDict = { kind: 'dict', entries: new Map() };
const ofSignatureField = new Set(['V', 'AP', 'M']);
const ofInformation = new Set(['ModDate', 'Producer']);
const ofNewField = new Set(
  'Type Subtype FT T TU TM V F Ff Rect P AP Parent Lock SV MK DA NM M Border BS StructParent'.split(' '),
);

/**
 * What a reader of `later` sees that a reader of `earlier` did not, apart from the signatures that were added (their
 * fields by reference) and data for verifying them. Both are walked from their roots as viewers do, so that it does not
 * matter how a change was brought about: an overwritten object, or a table of contents that points elsewhere.
 */
export function compareRevisions(earlier: PdfFile, later: PdfFile, addedFields: ReadonlySet<string>): ReasonCode[] {
  if (!later.sections.includes(earlier.sections[0]!)) return ['content_changed_later'];
  return new Comparison(earlier, later, addedFields).run();
}

class Comparison {
  readonly #a: PdfFile;
  readonly #b: PdfFile;
  readonly #added: ReadonlySet<string>;
  readonly #exempt: Exempt;
  readonly #reasons = new Set<ReasonCode>();
  readonly #seen = new Set<string>();
  #todo: [a: PdfValue, b: PdfValue, reason: ReasonCode][] = [];

  constructor(a: PdfFile, b: PdfFile, added: ReadonlySet<string>) {
    this.#a = a;
    this.#b = b;
    this.#added = added;
    this.#exempt = exemptIn(a, added);
  }

  run(): ReasonCode[] {
    const [a, b] = [this.#a.trailer.entries, this.#b.trailer.entries];
    this.#comparePages();
    this.#compareForm();
    this.#compare(a.get('Root') ?? null, b.get('Root') ?? null, 'content_changed_later');
    if (b.has('Info')) this.#compare(a.get('Info') ?? null, b.get('Info') ?? null, 'content_changed_later');
    return [...this.#reasons];
  }

  /** Page by page, so that a change is called by what it changed. */
  #comparePages(): void {
    const [a, b] = [pagesOf(this.#a), pagesOf(this.#b)];
    if (a.length !== b.length) this.#reasons.add('page_changed_later');
    const pairs = a.slice(0, b.length).map((page, i) => [page, b[i]!] as const);
    for (const [old, now] of pairs) this.#compare(old, now, 'page_changed_later');
    for (const [old, now] of pairs) this.#compareAnnotations(this.#a.dict(old), this.#b.dict(now));
  }

  /** What was there stays, in its order; what is new are the signatures added later, and no larger than a stamp. */
  #compareAnnotations(a: PdfDict, b: PdfDict): void {
    const [old, now] = [this.#a.array(a.entries.get('Annots')), this.#b.array(b.entries.get('Annots'))];
    if (now.length < old.length) this.#reasons.add('annotation_changed_later');
    for (const [i, annotation] of old.slice(0, now.length).entries()) {
      this.#compare(annotation, now[i]!, 'annotation_changed_later');
      if (this.#isAdded(now[i]!) && !this.#isSmall(now[i]!, b)) this.#reasons.add('later_signature_too_large');
    }
    for (const annotation of now.slice(old.length)) {
      if (!this.#isAdded(annotation)) this.#reasons.add('annotation_changed_later');
      else if (!this.#isSmall(annotation, b)) this.#reasons.add('later_signature_too_large');
    }
  }

  #isAdded(value: PdfValue): boolean {
    if (!is(value, 'ref') || !this.#added.has(keyOf(value))) return false;
    const keys = [...this.#b.dict(value).entries.keys()];
    return keys.every((key) => ofNewField.has(key));
  }

  #isSmall(annotation: PdfValue, page: PdfDict): boolean {
    const [left, lower, right, upper] = this.#numbers(this.#b.dict(annotation).entries.get('Rect'));
    const [x = 0, y = 0, x2 = 0, y2 = 0] = this.#numbers(inheritedBox(this.#b, page));
    if (left === undefined || lower === undefined || right === undefined || upper === undefined) return false;
    return Math.abs((right - left) * (upper - lower)) <= largestStamp * Math.abs((x2 - x) * (y2 - y));
  }

  #numbers(value: PdfValue | undefined): number[] {
    return this.#b.array(value).filter((item) => typeof item === 'number');
  }

  #compareForm(): void {
    const [a, b] = [this.#a, this.#b].map((file) => file.resolve(file.catalog.entries.get('AcroForm')));
    if (a === null && b === null) return;
    if ((a !== null && !is(a, 'dict')) || !is(b, 'dict')) {
      this.#reasons.add('form_changed_later');
      return;
    }
    const [old, now] = [this.#a.array(a?.entries.get('Fields')), this.#b.array(b.entries.get('Fields'))];
    if (now.length < old.length) this.#reasons.add('form_changed_later');
    for (const [i, field] of old.slice(0, now.length).entries()) this.#compare(field, now[i]!, 'form_changed_later');
    for (const field of now.slice(old.length)) if (!this.#isAdded(field)) this.#reasons.add('form_changed_later');
    // Before the first signature there was no form; what it brings for its fields says nothing of its own.
    this.#dicts(a ?? noForm, b, a === null ? ofFirstForm : ofForm, 'form_changed_later');
    this.#finish();
  }

  #compare(a: PdfValue, b: PdfValue, reason: ReasonCode): void {
    this.#todo.push([a, b, reason]);
    this.#finish();
  }

  #finish(): void {
    for (let next = this.#todo.pop(); next; next = this.#todo.pop()) this.#step(...next);
  }

  #step(a: PdfValue, b: PdfValue, reason: ReasonCode): void {
    if (is(a, 'ref') && is(b, 'ref')) {
      const pair = `${keyOf(a)}:${keyOf(b)}`;
      if (this.#seen.has(pair)) return;
      this.#seen.add(pair);
    }
    const exempt = is(a, 'ref') ? this.#exempt.get(keyOf(a)) : undefined;
    const [x, y] = [this.#a.resolve(a), this.#b.resolve(b)];
    if (is(x, 'stream') && is(y, 'stream')) {
      if (!x.raw.equals(y.raw)) this.#reasons.add(reason);
      this.#dicts(x.dict, y.dict, new Set(), reason);
    } else if (is(x, 'dict') && is(y, 'dict')) this.#dicts(x, y, exempt ?? new Set(), reason);
    else if (is(x, 'array') && is(y, 'array')) this.#arrays(x.items, y.items, reason);
    else if (!sameAtom(x, y)) this.#reasons.add(reason);
  }

  #dicts(a: PdfDict, b: PdfDict, exempt: ReadonlySet<string>, reason: ReasonCode): void {
    for (const key of new Set([...a.entries.keys(), ...b.entries.keys()])) {
      if (!exempt.has(key)) this.#todo.push([a.entries.get(key) ?? null, b.entries.get(key) ?? null, reason]);
    }
  }

  #arrays(a: readonly PdfValue[], b: readonly PdfValue[], reason: ReasonCode): void {
    if (a.length !== b.length) this.#reasons.add(reason);
    else for (const [i, item] of a.entries()) this.#todo.push([item, b[i]!, reason]);
  }
}

function sameAtom(a: PdfValue, b: PdfValue): boolean {
  if (is(a, 'name') && is(b, 'name')) return a.name === b.name;
  if (is(a, 'string') && is(b, 'string')) return a.bytes.equals(b.bytes);
  return a === b && typeof a !== 'object' ? true : a === null && b === null;
}

/** Which keys of which objects of the earlier file may differ, since they are compared apart. */
function exemptIn(file: PdfFile, signedLater: ReadonlySet<string>): Exempt {
  const exempt = new Map<string, ReadonlySet<string>>();
  const add = (value: PdfValue | undefined, keys: ReadonlySet<string>) => {
    if (is(value, 'ref')) exempt.set(keyOf(value), keys);
  };
  for (const page of pagesOf(file)) add(page, ofPage);
  const form = file.resolve(file.catalog.entries.get('AcroForm'));
  for (const field of is(form, 'dict') ? file.array(form.entries.get('Fields')) : []) {
    const { entries } = file.dict(field);
    const isEmpty = nameIn(file.resolve(entries.get('FT'))) === 'Sig' && file.resolve(entries.get('V')) === null;
    if (isEmpty && is(field, 'ref') && signedLater.has(keyOf(field))) add(field, ofSignatureField);
  }
  add(file.trailer.entries.get('Info'), ofInformation);
  add(file.trailer.entries.get('Root'), ofCatalog);
  return exempt;
}

/** The references of the pages in their order. */
function pagesOf(file: PdfFile): PdfRef[] {
  const pages: PdfRef[] = [];
  const seen = new Set<string>();
  const walk = (value: PdfValue | undefined): void => {
    if (!is(value, 'ref') || seen.has(keyOf(value)) || seen.size > mostPages)
      throw new UnreadablePdf('The pages are not in a tree');
    seen.add(keyOf(value));
    const { entries } = file.dict(value);
    if (nameIn(file.resolve(entries.get('Type'))) === 'Page') pages.push(value);
    else for (const kid of file.array(entries.get('Kids'))) walk(kid);
  };
  walk(file.catalog.entries.get('Pages'));
  return pages;
}

/** The size of a page, which it may have from the branch it hangs on. */
function inheritedBox(file: PdfFile, page: PdfDict): PdfValue | undefined {
  let here: PdfDict | undefined = page;
  for (let depth = 0; here && depth < 50; depth++) {
    const box = here.entries.get('MediaBox');
    if (box !== undefined) return box;
    const parent: PdfValue = file.resolve(here.entries.get('Parent'));
    here = is(parent, 'dict') ? parent : undefined;
  }
  return undefined;
}
