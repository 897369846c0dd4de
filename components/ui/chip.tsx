import type { ReactNode } from 'react'

export type ChipKind = 'rule' | 'proof' | 'hand'

const kindClass: Record<ChipKind, string> = { rule: 'chip', proof: 'chip chip-proof', hand: 'chip chip-hand' }

/** A tag: outline = by rule, sunk = approved with evidence, dashed = by hand. `why` is where it says why it stands. */
export function Chip({ kind, why, children }: { kind: ChipKind; why?: string; children: ReactNode }) {
  if (!why) return <span className={kindClass[kind]}>{children}</span>
  return (
    <a className={kindClass[kind]} href={why} title="为什么有这个标签">
      {children}
    </a>
  )
}

/** At most three tags and how many more. */
export function ChipList({ chips, most = 3 }: { chips: { kind: ChipKind; label: string }[]; most?: number }) {
  if (chips.length === 0) return <span className="faint hide">—</span>
  const more = chips.length - most
  return (
    <>
      {chips.slice(0, most).map(({ kind, label }) => (
        <Chip key={label} kind={kind}>
          {label}
        </Chip>
      ))}
      {more > 0 && <span className="meta nowrap">+{more}</span>}
    </>
  )
}
