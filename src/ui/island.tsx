import { useContext } from 'preact/hooks';
import { PageContext } from './page-context.ts';

/** Loads a small script of `islands/` for comfort; a component that profits from it names it, once or many times. */
export function Island({ name }: { name: string }) {
  const address = useContext(PageContext).assets(`${name}.js`);
  return address ? <script type="module" src={address} /> : null;
}
