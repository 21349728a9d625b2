import { type ComponentChildren, type FunctionComponent, h, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { jsxTemplate } from 'preact/jsx-runtime';
import { renderToString } from 'preact-render-to-string';
import { type Assets, PageContext } from './page-context.ts';

/** More than a house has agencies and people have menus; beyond it, all is forgotten and remembered anew. */
const most = 500;

/**
 * A component that is the same on page after page: its markup is remembered by its props, its language and the built files,
 * so that nobody can tell it from rendering it anew. Its props are plain data, and it holds nothing of one person.
 */
export function remembered<P extends object>(component: (props: P) => ComponentChildren): (props: P) => VNode {
  const known = new WeakMap<Assets, Map<string, string>>();
  return (props) => {
    const page = useContext(PageContext);
    const texts = known.get(page.assets) ?? new Map<string, string>();
    known.set(page.assets, texts);
    const key = page.locale + JSON.stringify(props);
    let text = texts.get(key);
    if (text === undefined) {
      const body = h(component as FunctionComponent<P>, props);
      text = renderToString(<PageContext.Provider value={page}>{body}</PageContext.Provider>);
      if (texts.size >= most) texts.clear();
      texts.set(key, text);
    }
    return jsxTemplate([text]);
  };
}
