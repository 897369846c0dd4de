import { Fragment, type ReactNode } from 'react'

/** A definition list in two columns; empty facts read 未核实 unless the caller says otherwise. */
export function Facts({ facts }: { facts: { label: string; value: ReactNode; id?: string }[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value, id }) => (
        <Fragment key={id ?? label}>
          <dt>{label}</dt>
          <dd>{value ?? <span className="faint">未核实</span>}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
