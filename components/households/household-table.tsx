import type { ReactNode } from 'react'
import { type ChipKind, ChipList } from '@/components/ui/chip'
import { ClassBox } from '@/components/ui/class-box'
import { type Columns, DataTable, type Sort } from '@/components/ui/data-table'
import { dayText } from '@/components/ui/dates'
import { Mark } from '@/components/ui/mark'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { attentions, contactChannels } from '@/domain/households/codes'
import { type HouseholdColumn, householdColumns } from '@/domain/households/columns'
import type { TagSource } from '@/domain/tags/codes'
import { visitModes, visitOutcomes } from '@/domain/visits/codes'
import type { HouseholdItem } from '@/server/households/household-item'

export const chipOf: Record<TagSource, ChipKind> = { rule: 'rule', benefit: 'proof', hand: 'hand' }

type Cell = (item: HouseholdItem, today: string) => ReactNode

function Next({ item, today }: { item: HouseholdItem; today: string }) {
  if (!item.reached) return <Mark colour="red">从未走访</Mark>
  if (item.overdue > 0) return <Mark colour="red">超 {item.overdue} 天</Mark>
  if (item.nextOn === today) return <Mark colour="yellow">今天</Mark>
  return <span className="soft">{dayText(item.nextOn, today)}</span>
}

function Last({ item, today }: { item: HouseholdItem; today: string }) {
  if (!item.lastOn || !item.lastMode || !item.lastOutcome) return <span className="faint">从未走访</span>
  return (
    <>
      <span className="day">{dayText(item.lastOn, today)}</span>
      <span className="faint">
        {visitModes[item.lastMode]}，{visitOutcomes[item.lastOutcome]}
      </span>
    </>
  )
}

const blank = <span className="faint hide">—</span>
const nameOf = (table: Record<string, string>, code: string | null) => (code ? (table[code] ?? code) : blank)

const cells: Record<HouseholdColumn, Cell> = {
  address: ({ id, address }) => <a href={`/households/${id}`}>{address}</a>,
  head: ({ head }) => head ?? <span className="faint">待定</span>,
  members: ({ members }) => (
    <>
      {members}
      <span className="narrow-only">人</span>
    </>
  ),
  class: ({ contactClass }) => <ClassBox letter={contactClass} />,
  colour: ({ colour }) => (
    <Mark colour={colour} plain>
      {attentions[colour]}
    </Mark>
  ),
  tags: ({ tags }) => <ChipList chips={tags.map(({ source, label }) => ({ kind: chipOf[source], label }))} />,
  last: (item, today) => <Last item={item} today={today} />,
  next: (item, today) => <Next item={item} today={today} />,
  responsible: ({ responsible }) => responsible ?? blank,
  number: ({ number }) => number,
  grid: ({ grid }) => grid ?? blank,
  channel: ({ channel }) => nameOf(contactChannels, channel),
  language: ({ language }) => language ?? blank,
  promises: ({ promises }) => (promises > 0 ? `${promises} 件` : blank),
  issues: ({ issues }) => (issues > 0 ? `${issues} 件` : blank),
  use: ({ use }) => nameOf(dwellingUses, use),
  state: ({ state }) => nameOf(dwellingStates, state),
  confirmed: ({ confirmedOn }, today) =>
    confirmedOn ? dayText(confirmedOn, today) : <span className="faint">未核实</span>,
}

const sortable: Partial<Record<HouseholdColumn, string>> = { address: 'address', last: 'contact', number: 'number' }
const classOf = (column: HouseholdColumn) =>
  column === 'address' ? 'tight' : column === 'tags' ? '' : column === 'members' ? 'aux' : 'tight aux'

/** Households as a list; the columns are the reader's choice and the order stands in the address. */
export function HouseholdTable(props: {
  items: HouseholdItem[]
  columns: HouseholdColumn[]
  today: string
  sort: Sort
  sortHref: (columnId: string) => string
  empty: ReactNode
}) {
  const { items, columns, today, sort, sortHref, empty } = props
  const shown: Columns<HouseholdItem> = columns.map((column) => ({
    id: sortable[column] ?? column,
    header: householdColumns[column],
    cell: ({ row }) => cells[column](row.original, today),
    meta: {
      className: classOf(column),
      sortable: column in sortable,
      ...(column === 'members' ? { align: 'num' as const } : {}),
    },
  }))
  return (
    <DataTable
      caption="家庭名单"
      className="stack"
      columns={shown}
      rows={items}
      sort={sort}
      sortHref={sortHref}
      empty={empty}
    />
  )
}
