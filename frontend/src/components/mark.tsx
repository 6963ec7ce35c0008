/** The four tiles. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect x="3" y="3" width="12" height="12" rx="2.5" fill="#2f8f97" />
      <rect x="17" y="3" width="12" height="12" rx="2.5" fill="#e0803f" />
      <rect x="3" y="17" width="12" height="12" rx="2.5" fill="#9fc7b6" />
      <path
        d="M17 19.5a2.5 2.5 0 0 1 2.5-2.5H29v9.5a2.5 2.5 0 0 1-2.5 2.5h-7a2.5 2.5 0 0 1-2.5-2.5z"
        fill="#2f8f97"
        opacity=".55"
      />
    </svg>
  );
}
