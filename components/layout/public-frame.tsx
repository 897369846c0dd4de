import type { ReactNode } from 'react'
import { Brand } from '@/components/ui/icon'

const closed = new Set([5, 11, 21, 24, 35, 37, 52, 54, 57, 69, 70])
const open = 32

function Wall() {
  const doors = Array.from({ length: 72 }, (_, index) => ({
    index,
    x: 1 + (index % 9) * 60,
    y: 1 + Math.floor(index / 9) * 76,
  }))
  return (
    <svg className="wall" viewBox="0 0 522 588" fill="none" stroke="#c3cad2" strokeWidth="1.2" aria-hidden="true">
      {doors.map(({ index, x, y }) =>
        index === open ? (
          <g key={index}>
            <path d={`M${x} ${y}h40v54h-40z`} fill="#ebf2f9" />
            <path d={`M${x} ${y}l15 6v56l-15-8z`} fill="#1d5c9f" />
          </g>
        ) : (
          <g key={index}>
            <path d={`M${x} ${y}h40v54h-40z`} fill={closed.has(index) ? '#f5f7f9' : undefined} />
            <path d={`M${x + 32} ${y + 28}v4`} />
          </g>
        ),
      )}
    </svg>
  )
}

/** The way in: the house on the left, what one has to fill in on the right. */
export function EntranceFrame({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <main className="enter">
      <div className="face">
        <div>
          <a className="brand" href="/">
            <Brand size={26} />
            百家
          </a>
          <p className="motto">
            进百家门、访百家情、
            <br />
            解百家难、暖百家心
          </p>
        </div>
        <Wall />
      </div>
      <div className="door-in">
        <h1>{title}</h1>
        {note && <p className="meta">{note}</p>}
        {children}
      </div>
    </main>
  )
}

/** Pages anyone may open (progress of a matter, a report's code): large letters, one column, no names. */
export function OpenFrame(props: {
  office: string
  sizeHref?: string
  sizeLabel?: string
  wide?: boolean
  children: ReactNode
}) {
  const { office, sizeHref, sizeLabel = '字再大些', wide, children } = props
  return (
    <div className="open">
      <header className="open-bar">
        <Brand />
        {office}
        {sizeHref && <a href={sizeHref}>{sizeLabel}</a>}
      </header>
      <main className={wide ? 'open-in open-wide' : 'open-in'}>{children}</main>
    </div>
  )
}
