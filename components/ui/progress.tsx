import type { ReactNode } from 'react'
import { grouped, percent } from '@/components/ui/numbers'

/** n / N done, time left, and what is not yet written. */
export function Progress(props: { done: number; total: number; unit: string; children?: ReactNode; label: string }) {
  const { done, total, unit, children, label } = props
  return (
    <>
      <div className="count" role="status">
        <b>{grouped(done)}</b>
        <span>
          / {grouped(total)} {unit}，{percent(done, total, 0) ?? '0%'}
        </span>
        {children && <span className="meta">{children}</span>}
      </div>
      <progress className="sr" value={done} max={total} aria-label={label} />
      <div className="progress" aria-hidden="true">
        <i style={{ width: `${total > 0 ? Math.min(100, (done / total) * 100) : 0}%` }} />
      </div>
    </>
  )
}
