import type { Room, Unit } from '@/components/dwellings/doors'

const wide = 272

function shapeOf(mark: Room['mark'], x: number, y: number, r: number) {
  if (mark === 'red') return <path d={`M${x} ${y - r}l${r} ${r * 1.8}h${-2 * r}z`} className="tone-bad" />
  if (mark === 'yellow') return <path d={`M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z`} className="tone-due" />
  return null
}

const ground = ({ mark }: Room) => (mark === 'red' ? '#fcedeb' : mark === 'yellow' ? '#fdf4e0' : '#fff')
const edge = ({ mark, here }: Room) =>
  here ? '#1d5c9f' : mark === 'red' ? '#e2a9a4' : mark === 'yellow' ? '#e3c488' : '#c3cad2'

/** Sizes of the drawing: doors shrink before the drawing grows. */
function measure(units: Unit[]) {
  const rooms = units.map(({ floors }) => Math.max(1, ...floors.map((floor) => floor.rooms.length)))
  const doors = rooms.reduce((sum, count) => sum + count, 0)
  const floors = Math.max(1, ...units.map((unit) => unit.floors.length))
  const gap = doors > 12 ? 2 : 4
  const door = Math.min(36, (wide - (units.length - 1) * 5 - doors * gap) / doors)
  const tall = Math.min(21, Math.max(8, 220 / floors - gap))
  return { rooms, floors, gap, door, tall }
}

/** Where this door is in its building; the words are in `label`. */
export function SmallDoors({ units, label }: { units: Unit[]; label: string }) {
  const { rooms, floors, gap, door, tall } = measure(units)
  const foot = 4 + floors * (tall + gap) + 2
  let left = 0
  return (
    <svg className="small-doors" viewBox={`0 0 ${wide} ${foot + 20}`} width={wide} role="img" aria-label={label}>
      <path d={`M0 1.5h${wide}`} stroke="#46525f" strokeWidth="2.5" />
      {units.map((unit, index) => {
        const start = left
        const across = (rooms[index] ?? 1) * (door + gap)
        left += across + 5
        const here = unit.floors.some((floor) => floor.rooms.some((room) => room.here))
        return (
          <g key={unit.label}>
            {unit.floors.map((floor, down) =>
              floor.rooms.map((room, along) => {
                const x = start + 1 + along * (door + gap)
                const y = 4 + (floors - unit.floors.length + down) * (tall + gap)
                return (
                  <g key={room.href}>
                    <rect
                      x={x}
                      y={y}
                      width={door}
                      height={tall}
                      rx="2"
                      fill={ground(room)}
                      stroke={edge(room)}
                      strokeWidth={room.here ? 2.5 : 1}
                    />
                    {shapeOf(room.mark, x + door / 2, y + tall / 2, Math.min(5, door / 3, tall / 3))}
                  </g>
                )
              }),
            )}
            <path d={`M${start} ${foot}h${across - gap + 2}`} stroke="#46525f" strokeWidth="1.5" />
            <text x={start + across / 2} y={foot + 16} className={here ? 'here' : undefined}>
              {unit.label}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
