/** Steps that meet: two rows of strides, one joint. */
export const Mark = () => (
  <svg width="26" height="22" viewBox="0 0 26 22" aria-hidden>
    <path d="M2 5h9M15 11h9M2 17h9" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
    <path
      d="M14 5h9M2 11h9M14 17h6"
      stroke="var(--accent-line)"
      strokeWidth="4"
      strokeLinecap="round"
      strokeDasharray="0.1 6"
    />
  </svg>
);
