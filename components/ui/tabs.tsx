import { grouped } from '@/components/ui/numbers'

export type Tab = { label: string; href: string; count?: number | undefined; current?: boolean | undefined }

/** Saved lists or parts of one thing, with counts; the end may hold one action. */
export function Tabs({ tabs, label, end }: { tabs: Tab[]; label: string; end?: { label: string; href: string } }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ label: name, href, count, current }) => (
        <a key={href} href={href} aria-current={current ? 'page' : undefined}>
          {name}
          {count !== undefined && <span className="n">{grouped(count)}</span>}
        </a>
      ))}
      {end && (
        <a className="end" href={end.href}>
          {end.label}
        </a>
      )}
    </nav>
  )
}
