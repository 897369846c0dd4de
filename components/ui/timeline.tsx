import type { ReactNode } from 'react'

export type TimelineEntry = { id: string; when: ReactNode; title: ReactNode; body?: ReactNode; key?: boolean }

/** What happened, newest first; a filled dot changed something for the resident. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map(({ id, when, title, body, key }) => (
        <li key={id} className={key ? 'turn' : undefined}>
          <div className="t tnum">{when}</div>
          <b>{title}</b>
          {typeof body === 'string' ? <p className="soft">{body}</p> : body}
        </li>
      ))}
    </ol>
  )
}
