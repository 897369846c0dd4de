import { type ReactNode, useId } from 'react'

type Props = {
  title: string
  meta?: ReactNode
  more?: { href: string; label: string }
  edit?: { href: string; label?: string }
  first?: boolean
  id?: string
  children: ReactNode
}

/** A part of a page: its name, a count beside it, the way to all of it. */
export function Section({ title, meta, more, edit, first, id, children }: Props) {
  const own = useId()
  const heading = id ?? own
  return (
    <section className={first ? 'sec sec-first' : 'sec'} aria-labelledby={heading}>
      <div className="sec-head">
        <h2 id={heading}>{title}</h2>
        {meta && <span className="meta">{meta}</span>}
        {more && (
          <a className="more" href={more.href}>
            {more.label}
          </a>
        )}
        {edit && (
          <a className="edit" href={edit.href} aria-label={`${edit.label ?? '改'}：${title}`}>
            {edit.label ?? '改'}
          </a>
        )}
      </div>
      {children}
    </section>
  )
}

/** Main column and aside; the aside goes below on narrow screens and never holds the main job. */
export function Split({ children, aside, label = '旁注' }: { children: ReactNode; aside: ReactNode; label?: string }) {
  return (
    <div className="split">
      <div>{children}</div>
      <aside aria-label={label}>{aside}</aside>
    </div>
  )
}
