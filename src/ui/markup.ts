import type { ComponentChildren, VNode } from 'preact';
import { jsxEscape, jsxTemplate } from 'preact/jsx-runtime';

/**
 * A piece of a page written as text around its values, for what a page repeats hundreds of times: it is joined at once where
 * it holds no component, and Preact has no elements and attributes to walk. Values are escaped, in attributes (always
 * between double quotes) as in text; vnodes may stand where elements may. Undefined, null and booleans write nothing.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly ComponentChildren[]): VNode {
  const texts = [strings[0] ?? ''];
  const live: ComponentChildren[] = [];
  values.forEach((value, i) => {
    const text = textOf(value);
    const after = strings[i + 1] ?? '';
    if (text === undefined) {
      live.push(value);
      texts.push(after);
    } else texts[live.length] += text + after;
  });
  return jsxTemplate(texts, ...live);
}

/** What a value reads as on the page, or undefined when only rendering its components tells. */
function textOf(value: ComponentChildren): string | undefined {
  if (Array.isArray(value)) {
    const texts = value.map(textOf);
    return texts.includes(undefined) ? undefined : texts.join('');
  }
  if (typeof value !== 'object' || value === null) return (jsxEscape(value) as string | null) ?? '';
  const { tpl, exprs } = (value as VNode<{ tpl?: readonly string[]; exprs?: readonly unknown[] }>).props;
  return tpl && exprs?.length === 0 ? tpl[0] : undefined;
}
