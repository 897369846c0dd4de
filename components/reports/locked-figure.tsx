import type { ReactNode } from 'react'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'

/** A figure that came from the data: blue wash, trace number, and a link that opens its note below the paragraph. */
export function LockedFigure(props: {
  text: string
  code: number | string
  href: string
  open?: boolean
  failing?: boolean
}) {
  const { text, code, href, open, failing } = props
  return (
    <a
      className={['fig', open && 'fig-on', failing && 'fig-bad'].filter(Boolean).join(' ')}
      href={href}
      aria-current={open ? 'true' : undefined}
    >
      {text}
      {'\u2060'}
      <sup>{code}</sup>
    </a>
  )
}

/** What a figure means: its value with n / N, its definition, its moment, the way to its rows, the rules it breaks. */
export function FigureNote(props: {
  code: number | string
  name: string
  facts: { label: string; value: ReactNode }[]
  links: { label: string; href: string }[]
  closeHref: string
  failing?: ReactNode
}) {
  return (
    <div className="pop" role="note" id={`figure-${props.code}`}>
      <div className="sec-head">
        <h3>
          {props.code}　{props.name}
        </h3>
        <a className="more" href={props.closeHref} aria-label="收起">
          <Icon name="close" />
        </a>
      </div>
      {props.failing && <p className="st-overdue">{props.failing}</p>}
      <Facts facts={props.facts} />
      <ul className="menu-links">
        {props.links.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
