import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  crumbs?: { label: string; href?: string }[]
  signs?: ReactNode
  tags?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
}

/** Where this is, its name, what is known in one line, and what can be done. */
export function PageHead({ title, crumbs, signs, tags, meta, actions }: Props) {
  return (
    <div className="head">
      <div>
        {crumbs && (
          <nav aria-label="所在位置">
            <ol className="crumb">
              {crumbs.map(({ label, href }) => (
                <li key={label}>{href ? <a href={href}>{label}</a> : label}</li>
              ))}
            </ol>
          </nav>
        )}
        <h1>
          {title}
          {signs && <span className="signs">{signs}</span>}
        </h1>
        {tags ? (
          <div className="tagline">
            {tags}
            {meta && <span className="meta">{meta}</span>}
          </div>
        ) : (
          meta && <p className="meta">{meta}</p>
        )}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  )
}
