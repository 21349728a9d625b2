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

/** The mark as the browser's own small picture of the page, on the red of the header. */
export const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="8" fill="#a3122a"/>' +
    '<path d="M9 41V21a15 15 0 0 1 30 0v20h-6V21a9 9 0 0 0-18 0v20z" fill="#fff"/>' +
    '<path d="M18 41V21a6 6 0 0 1 6-6v26z" fill="#fff" opacity=".6"/></svg>',
)}`;
