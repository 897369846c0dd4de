import type { MarkedUnits } from '@/server/dwellings/door-units'

type Unit = MarkedUnits[number]
type Room = Unit['floors'][number]['rooms'][number]

const wide = 272

type Place = { x: number; y: number }

function shapesOf(mark: Room['mark'], places: Place[], r: number) {
  if (mark === 'red')
    return (
      <path d={places.map(({ x, y }) => `M${x} ${y - r}l${r} ${r * 1.8}h${-2 * r}z`).join('')} className="tone-bad" />
    )
  if (mark === 'yellow')
    return (
      <path
        d={places.map(({ x, y }) => `M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z`).join('')}
        className="tone-due"
      />
    )
  return null
}

/** The doors of a unit that look alike, each kind drawn as one shape; the own door last, over its neighbours. */
function alike(unit: Unit, placeOf: (along: number, down: number) => Place): { room: Room; places: Place[] }[] {
  const kinds = new Map<string, { room: Room; places: Place[] }>()
  for (const [down, floor] of unit.floors.entries())
    for (const [along, room] of floor.rooms.entries()) {
      const kind = `${room.here ? 1 : 0} ${room.mark}`
      const own = kinds.get(kind) ?? { room, places: [] }
      own.places.push(placeOf(along, down))
      kinds.set(kind, own)
    }
  return [...kinds].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, kind]) => kind)
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
            {alike(unit, (along, down) => ({
              x: start + 1 + along * (door + gap),
              y: 4 + (floors - unit.floors.length + down) * (tall + gap),
            })).map(({ room, places }) => (
              <g key={`${room.mark} ${room.here}`}>
                <path
                  d={places.map(({ x, y }) => `M${x} ${y}h${door}v${tall}h${-door}z`).join('')}
                  fill={ground(room)}
                  stroke={edge(room)}
                  strokeWidth={room.here ? 2.5 : 1}
                  strokeLinejoin="round"
                />
                {shapesOf(
                  room.mark,
                  places.map(({ x, y }) => ({ x: x + door / 2, y: y + tall / 2 })),
                  Math.min(5, door / 3, tall / 3),
                )}
              </g>
            ))}
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
