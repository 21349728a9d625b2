/** Keys to press, shown as keys: `g d` is g, then d; `Ctrl+Enter` is both at once. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span class="mc-keys">
      {keys.split(' ').map((stroke, i) => (
        <>
          {i > 0 && ' '}
          <kbd class="mc-kbd">{stroke}</kbd>
        </>
      ))}
    </span>
  );
}
