import type { ReactNode } from 'react'
import { ClassBox } from '@/components/ui/class-box'
import { href } from '@/components/ui/links'
import { Mark, type MarkColour } from '@/components/ui/mark'
import { grouped } from '@/components/ui/numbers'
import type { PlanSign } from '@/domain/dwellings/plan-codes'
import { attentions } from '@/domain/households/codes'
import type { BuildingList } from '@/server/dwellings/building-list'

type Building = BuildingList['estates'][number]['buildings'][number]
type Signs = NonNullable<Building['signs']>
type Line = { key: string; word: ReactNode; n: number; href: string; share: number }

const colours = ['red', 'yellow', 'green'] as const
const classes = ['a', 'b', 'c', 'none'] as const

/** The lines of one building: what is counted, how many households, and the list of exactly those. */
function linesOf(id: string, signs: Signs, by: PlanSign): Line[] {
  const list = (query: Record<string, string>) => href('/households', { building: id, ...query })
  const line = (key: string, word: ReactNode, n: number, where: string): Line => ({
    ...{ key, word, n, href: where },
    share: signs.households > 0 ? n / signs.households : 0,
  })
  const mark = (colour: MarkColour, word: string) => (
    <Mark colour={colour} plain>
      {word}
    </Mark>
  )
  switch (by) {
    case 'colour':
      return colours.map((one) => line(one, mark(one, attentions[one]), signs[one], list({ colour: one })))
    case 'class':
      return classes.map((one) => {
        const letter = one === 'none' ? null : (one.toUpperCase() as 'A' | 'B' | 'C')
        return line(one, <ClassBox letter={letter} />, signs[one], list({ class: letter ?? 'none' }))
      })
    case 'open':
      return [
        line('promises', mark('red', '未了答应事项'), signs.promises, list({ open: 'promise' })),
        line('issues', mark('blue', '在办诉求'), signs.issues, list({ open: 'issue' })),
      ]
    case 'due':
      return [line('due', mark('red', '到期应访'), signs.due, `/buildings/${id}#due`)]
  }
}

/** 楼栋图: an estate drawn as its buildings, as high as they have floors, each with words and numbers that open their lists. */
export function BuildingPlan({ buildings, by }: { buildings: Building[]; by: PlanSign }) {
  return (
    <ul className="plan">
      {buildings.map((building) => (
        <li key={building.id} className="plan-house">
          <Roof floors={building.floors} units={building.units} />
          <h3>
            <a href={`/buildings/${building.id}`}>{building.name}</a>
          </h3>
          <p className="meta">
            {building.grid}　
            <a href={href('/households', { building: building.id })}>{grouped(building.households)} 户</a>
          </p>
          {building.signs ? (
            <ul className="plan-lines">
              {linesOf(building.id, building.signs, by).map((line) => (
                <li key={line.key}>
                  {line.word}
                  <a href={line.href}>{grouped(line.n)} 户</a>
                </li>
              ))}
            </ul>
          ) : (
            <p className="faint">没有在册户</p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The outline of a building: so many floors high, so many units wide. */
function Roof({ floors, units }: { floors: number; units: number }) {
  const height = Math.min(Math.max(floors, 1), 34)
  const width = Math.min(Math.max(units, 1), 8)
  return (
    <svg className="plan-roof" viewBox={`0 0 ${width * 12 + 2} ${height + 2}`} height={height + 2} aria-hidden="true">
      {Array.from({ length: width }, (_, unit) => (
        <rect
          key={`u${unit + 1}`}
          x={unit * 12 + 1}
          y="1"
          width="12"
          height={height}
          fill="none"
          stroke="currentColor"
        />
      ))}
    </svg>
  )
}
