import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** Rarer actions under one word; `<details>`, so it works without script. */
export function Menu({ label, children, wide = false }: { label: string; children: ReactNode; wide?: boolean }) {
  return (
    <details className="menu">
      <summary className="btn">
        {label} <Icon name="down" />
      </summary>
      <div className={wide ? 'menu-box menu-cols' : 'menu-box'}>{children}</div>
    </details>
  )
}

/** A named group of links in a menu. */
export function MenuGroup({ title, links }: { title?: string; links: { label: string; href: string }[] }) {
  return (
    <>
      {title && <h3>{title}</h3>}
      <ul className="menu-links">
        {links.map(({ label, href }) => (
          <li key={label}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
