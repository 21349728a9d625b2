/** The product's own mark: a doorway that stands open. No emblem of the state. */
export function Mark({ size = 40 }: { size?: number }) {
  return (
    <svg class="mc-mark" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path d="M5 37V17a15 15 0 0 1 30 0v20h-6V17a9 9 0 0 0-18 0v20z" fill="currentColor" />
      <path d="M14 37V17a6 6 0 0 1 6-6v26z" fill="currentColor" opacity=".55" />
      <circle cx="17.6" cy="25" r="1.4" fill="#a3122a" />
    </svg>
  );
}
