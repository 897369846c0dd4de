import type { ReactNode } from 'react'

/** A table that may be wider than its column: it scrolls on its own, by finger, wheel and keyboard. */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // a region that scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop its hidden columns could not be read by keyboard
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
