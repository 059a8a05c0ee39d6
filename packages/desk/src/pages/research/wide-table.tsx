import type { ReactNode } from 'react'

/** A table wider than a narrow screen: it scrolls by itself, by keyboard too. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
    <section className="concept-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
