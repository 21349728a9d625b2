import type { ComponentChildren, VNode } from 'preact';
import { jsxEscape, jsxTemplate } from 'preact/jsx-runtime';

/**
 * A piece of a page written as text around its values, for what a page repeats hundreds of times: it is joined at once where
 * it holds no component, and Preact has no elements and attributes to walk. Values are escaped, in attributes (always
 * between double quotes) as in text; vnodes may stand where elements may. Undefined, null and booleans write nothing.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly ComponentChildren[]): VNode {
  const written = new MarkupText().raw(strings[0] ?? '');
  values.forEach((value, i) => {
    written.value(value).raw(strings[i + 1] ?? '');
  });
  return written.end();
}

/** Text of a page as it grows, with the components it holds. */
export class MarkupText {
  #texts: string[] = [];
  #live: ComponentChildren[] = [];
  #last = '';

  /** Adds what is markup already. */
  raw(text: string): this {
    this.#last += text;
    return this;
  }

  /** Adds a value: escaped when it is text, to be rendered when it is a component. */
  value(value: ComponentChildren): this {
    if (typeof value === 'string') this.#last += jsxEscape(value);
    else if (Array.isArray(value)) for (const each of value) this.value(each);
    else if (typeof value !== 'object' || value === null) this.#last += (jsxEscape(value) as string | null) ?? '';
    else this.#piece(value as VNode<Written>);
    return this;
  }

  /** All that was written; nothing where it holds a component. */
  get text(): string | undefined {
    return this.#live.length === 0 ? this.#last : undefined;
  }

  /** What was written, as a piece of a page. */
  end(): VNode {
    return jsxTemplate([...this.#texts, this.#last], ...this.#live);
  }

  /** What was written before is text, around the components it held. */
  #piece(piece: VNode<Written>): void {
    const { tpl = ['', ''], exprs = [piece] } = piece.props;
    this.#last += tpl[0];
    exprs.forEach((component, i) => {
      this.#component(component);
      this.#last += tpl[i + 1];
    });
  }

  #component(component: ComponentChildren): void {
    this.#texts.push(this.#last);
    this.#live.push(component);
    this.#last = '';
  }
}

/** The props of what `jsxTemplate` makes. */
interface Written {
  readonly tpl?: readonly string[];
  readonly exprs?: readonly ComponentChildren[];
}
