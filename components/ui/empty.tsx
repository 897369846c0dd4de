import type { ReactNode } from 'react'

/** Says what is known, then the one thing to do. */
export function Empty({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty">
      <svg
        width="168"
        height="72"
        viewBox="0 0 168 72"
        fill="none"
        stroke="#c3cad2"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        <path d="M1 71h166" />
        <path d="M12 71V15h32v56M68 71V15h32v56M124 71V15h32v56" />
        <path d="M37 42v5M93 42v5M149 42v5" />
      </svg>
      <h2>{title}</h2>
      {children && <div className="empty-said">{children}</div>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  )
}
