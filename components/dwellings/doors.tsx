import type { CSSProperties, ReactNode } from 'react'
import { ClassBox, type ClassLetter } from '@/components/ui/class-box'
import { type MarkColour, MarkShape } from '@/components/ui/mark'

export type Room = {
  href: string
  room: string
  mark?: MarkColour | null | undefined
  classLetter?: ClassLetter | null | undefined
  /** Head of household, or the name of the shop. */
  name?: string | null | undefined
  people?: number | null | undefined
  note?:
    | { text: string /** Said only where there is room, e.g. 上门. */; way?: string; tone?: 'overdue' | 'due' }
    | undefined
  use?: 'home' | 'empty' | 'shop' | undefined
  /** Ground of the door when something else than 红黄绿 is shown: three steps of one blue, deepest first. */
  wash?: '1' | '2' | '3' | 'plain' | undefined
}
export type Floor = { label: string; rooms: Room[] }
export type Unit = { label: string; floors: Floor[] }

const colourWord: Record<MarkColour, string> = { red: '红', yellow: '黄', green: '绿', blue: '在办', none: '未核实' }

function ground({ use, wash, mark }: Room) {
  const washed = wash
    ? wash === 'plain'
      ? ''
      : `door-${wash}`
    : mark === 'red' || mark === 'yellow'
      ? `door-${mark}`
      : ''
  const used = use === 'empty' || use === 'shop' ? `door-${use}` : washed
  return used ? `door ${used}` : 'door'
}

function Door({ room }: { room: Room }) {
  const { href, mark, classLetter, name, people, note, use } = room
  return (
    <a className={ground(room)} href={href}>
      <b>
        {room.room}
        {mark && <MarkShape colour={mark} />}
        {mark && <span className="sr">{colourWord[mark]}</span>}
        {classLetter && <ClassBox letter={classLetter} bare />}
        {use === 'shop' && <span className="cls cls-use">商</span>}
      </b>
      <span>
        {name ?? (use === 'empty' ? '空置' : '未核实')}
        {typeof people === 'number' && <span className="faint door-n">　{people} 人</span>}
      </span>
      {note && (
        <span className={note.tone ? `st-${note.tone}` : 'faint'}>
          {note.text}
          {note.way && <i className="only-wide">{note.way}</i>}
        </span>
      )}
    </a>
  )
}

const widest = ({ floors }: Unit) => Math.max(1, ...floors.map(({ rooms }) => rooms.length))

/** Units side by side while no more than twelve doors stand in a row. */
function rowsOf(units: Unit[]): Unit[][] {
  const rows: Unit[][] = []
  let doors = 0
  for (const unit of units) {
    const row = rows.at(-1)
    if (row && doors + widest(unit) <= 12) row.push(unit)
    else {
      rows.push([unit])
      doors = 0
    }
    doors += widest(unit)
  }
  return rows
}

function columnsOf(row: Unit[]): CSSProperties {
  const [first, ...rest] = row.map(widest)
  const all = (first ?? 1) + rest.reduce((sum, rooms) => sum + rooms, 0)
  if (rest.length === 0) return { gridTemplateColumns: 'minmax(0, 1fr)' }
  const share = `calc(${(((first ?? 1) / all) * 100).toFixed(2)}% + 28px)`
  return { gridTemplateColumns: [share, ...rest.map((rooms) => `minmax(0, ${rooms}fr)`)].join(' ') }
}

function UnitTable({ unit, next, off }: { unit: Unit; next: boolean; off: boolean }) {
  const across = widest(unit)
  return (
    <table
      className={['unit', next && 'unit-next', off && 'unit-off'].filter(Boolean).join(' ')}
      aria-label={unit.label}
    >
      <caption>
        <span className="entry" />
        {unit.label}
      </caption>
      <tbody>
        {unit.floors.map(({ label, rooms }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {rooms.map((room) => (
              <td key={room.href}>
                <Door room={room} />
              </td>
            ))}
            {rooms.length < across && <td colSpan={across - rooms.length} />}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A building as its doors: floors on the left, top floor first, units side by side; on a phone one unit at a time. */
export function Doors(props: {
  units: Unit[]
  shownUnit?: string | undefined
  unitHref?: (label: string) => string
  legend?: ReactNode
}) {
  const { units, shownUnit, unitHref } = props
  const shown = units.some(({ label }) => label === shownUnit) ? shownUnit : units[0]?.label
  return (
    <>
      {unitHref && units.length > 1 && (
        <nav className="seg unit-tabs" aria-label="单元">
          {units.map(({ label }) => (
            <a key={label} href={unitHref(label)} aria-current={label === shown ? 'true' : undefined}>
              {label}
            </a>
          ))}
        </nav>
      )}
      {rowsOf(units).map((row) => (
        <div className="house" key={row[0]?.label} style={columnsOf(row)}>
          {row.map((unit, index) => (
            <UnitTable key={unit.label} unit={unit} next={index > 0} off={Boolean(unitHref) && unit.label !== shown} />
          ))}
        </div>
      ))}
    </>
  )
}
