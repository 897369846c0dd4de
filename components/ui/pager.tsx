import { grouped } from '@/components/ui/numbers'

type Props = {
  total: number
  unit: string
  from?: number
  to?: number
  previous?: string | undefined
  next?: string | undefined
  sizes?: { size: number; href: string; current: boolean }[]
}

function Step({ href, children }: { href: string | undefined; children: string }) {
  return href ? (
    <a className="btn" href={href}>
      {children}
    </a>
  ) : (
    <span className="btn" aria-disabled="true">
      {children}
    </span>
  )
}

/** How many there are and the way to the pages before and after. */
export function Pager({ total, unit, from, to, previous, next, sizes = [] }: Props) {
  const range = from !== undefined && to !== undefined ? `第 ${grouped(from)}—${grouped(to)} ${unit}，` : ''
  return (
    <nav className="pager" aria-label="翻页">
      <span>
        {range}共 {grouped(total)} {unit}
      </span>
      {(previous || next || sizes.length > 0) && (
        <div className="actions">
          {sizes.length > 0 && (
            <span className="meta">
              每页{' '}
              {sizes.map(({ size, href, current }) => (
                <a key={size} href={href} aria-current={current || undefined} className="page-size">
                  {size}
                </a>
              ))}
            </span>
          )}
          <Step href={previous}>上一页</Step>
          <Step href={next}>下一页</Step>
        </div>
      )}
    </nav>
  )
}

/** The way on, where a list pages by key and its total is said elsewhere or not asked for. */
export function Onward({ to, label = '看下一页' }: { to: string | null | undefined; label?: string }) {
  if (!to) return null
  return (
    <p className="form-end noprint">
      <a className="btn" href={to}>
        {label}
      </a>
    </p>
  )
}
