import type { ReactNode } from 'react'

type Props = { label: string; className?: string; children: ReactNode }

/** A table that may be wider than its column: it scrolls on its own, by finger, wheel and keyboard. */
export function TableScroll({ label, className = 'table-scroll', children }: Props) {
  return (
    // a region that scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop its hidden columns could not be read by keyboard
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
