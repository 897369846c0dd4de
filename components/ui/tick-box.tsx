'use client'

import type { ReactNode } from 'react'
import { useForm } from '@/components/ui/form'

/** The values ticked, of a field that may have several: as typed if the form came back, else as on file. */
export function useTicks(name: string, onFile: readonly string[]) {
  const { state } = useForm()
  const typed = state.values?.[name]
  const ticked = state.values ? (typed === undefined ? [] : Array.isArray(typed) ? typed : [typed]) : onFile
  return { ticked, errors: state.fields?.[name.replace('[]', '')] }
}

type Props = {
  name: string
  value: string
  onFile?: readonly string[] | undefined
  /** What it is for: words beside the box, or `label` where they stand elsewhere in the row. */
  children?: ReactNode
  label?: string
}

/** One of the boxes under a name, wherever it stands in a form; ticked again when the form comes back. */
export function TickBox({ name, value, label, onFile = [], children }: Props) {
  const { ticked } = useTicks(name, onFile)
  const own = { name, value, defaultChecked: ticked.includes(value) }
  if (children === undefined) return <input type="checkbox" {...own} aria-label={label} />
  return (
    <label className="check">
      <input type="checkbox" {...own} />
      {children}
    </label>
  )
}
