import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

export type Stage = { name: string; state: 'past' | 'now' | 'todo'; notes?: ReactNode[] }

/** A line of stations: ticked, ringed, hollow; date and person under each. */
export function Stages({ stages, label }: { stages: Stage[]; label: string }) {
  return (
    <ol className="stages" aria-label={label}>
      {stages.map(({ name, state, notes = [] }) => (
        <li key={name} className={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="dot">{state === 'past' && <Icon name="tick" />}</span>
          <b>{name}</b>
          {notes.map((note, index) => (
            <span className="meta" key={index}>
              {note}
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}
