import { Island } from './island.tsx';
import { Kbd } from './kbd.tsx';
import { useWords } from './page-context.ts';
import { remembered } from './remembered.tsx';

/** Opens the list of shortcuts; it stays hidden where scripts do not run. */
export function ShortcutHelpButton() {
  return (
    <button class="mc-header__button" type="button" data-shortcuts-open hidden>
      {useWords().shortcuts.open} <Kbd keys="?" />
    </button>
  );
}

/**
 * The list of shortcuts of this page; `keyboard-shortcuts` adds those that elements of the page carry in `data-keys`.
 * Shortcuts of single characters can be switched off (WCAG 2.1.4).
 */
export const ShortcutHelp = remembered(() => {
  const words = useWords().shortcuts;
  return (
    <dialog class="mc-shortcuts" id="shortcuts" aria-labelledby="shortcuts-title">
      <h2 class="govuk-heading-m" id="shortcuts-title">
        {words.title}
      </h2>
      <dl class="mc-shortcuts__list" data-go-to={words.goTo('…')}>
        <Shortcut keys="?">{words.help}</Shortcut>
        <Shortcut keys="Ctrl+Enter">{words.send}</Shortcut>
      </dl>
      <p class="mc-shortcuts__off">
        <label>
          <input type="checkbox" data-shortcuts-off /> {words.off}
        </label>
      </p>
      <button class="govuk-button govuk-button--secondary" type="button" data-shortcuts-close>
        {words.close}
      </button>
      <Island name="keyboard-shortcuts" />
    </dialog>
  );
});

function Shortcut({ keys, children }: { keys: string; children: string }) {
  return (
    <div>
      <dt>
        <Kbd keys={keys} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
