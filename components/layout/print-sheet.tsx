import type { ReactNode } from 'react'
import { PrintButton } from '@/components/layout/print-button'
import { href } from '@/components/ui/links'

type Props = {
  title: string
  back: { href: string; label: string }
  meta?: ReactNode
  actions?: ReactNode
  /** What to choose when printing. */
  hint?: string
  /** What must be known before this is printed; on screen alone. */
  notice?: ReactNode
  /** Landscape, for ledgers. */
  wide?: boolean
  /** Narrow margins, for a file on one page. */
  tight?: boolean
  /** false hides the trace codes of figures. */
  trace?: boolean
  /** Printed at the foot of every page of official text and of a file, e.g. its code and the state of its data. */
  foot?: string | undefined
  children: ReactNode
}

/** Paper on a desk: what is seen is what is printed. But for its button nothing on it runs in the browser. */
export function PrintSheet({
  title,
  back,
  meta,
  actions,
  hint,
  notice,
  wide = false,
  tight = false,
  trace = true,
  foot,
  children,
}: Props) {
  const advice = hint ?? (wide ? '纸张选 A4 横向' : '边距选“默认”，去掉页眉和页脚')
  return (
    <div className="desk" data-trace={trace ? undefined : 'off'}>
      {foot && <link rel="stylesheet" href={href('/print/foot.css', { text: foot })} />}
      <header className="desk-bar">
        <a href={back.href}>{back.label}</a>
        <b>{title}</b>
        {meta && <span className="meta">{meta}</span>}
        <div className="actions">
          {actions}
          <PrintButton advice={advice} />
        </div>
      </header>
      {notice && <div className="desk-notice">{notice}</div>}
      {wide ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone, so keys must reach it
        <main className="sheet sheet-wide" tabIndex={0}>
          {children}
        </main>
      ) : (
        <main className={tight ? 'sheet sheet-tight' : 'sheet'}>{children}</main>
      )}
    </div>
  )
}
