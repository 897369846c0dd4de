export type Segment = { label: string; href: string; current?: boolean | undefined }

/** Two to four views of the same data; links, so the address carries the choice. */
export function Segments({ segments, label, className }: { segments: Segment[]; label: string; className?: string }) {
  return (
    <nav className={className ? `seg ${className}` : 'seg'} aria-label={label}>
      {segments.map((segment) => (
        <a key={segment.href} href={segment.href} aria-current={segment.current ? 'true' : undefined}>
          {segment.label}
        </a>
      ))}
    </nav>
  )
}
