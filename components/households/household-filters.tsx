import { listHref } from '@/components/households/links'
import { type Condition, FilterInput, FilterSelect, Filters } from '@/components/ui/filters'
import type { Query } from '@/components/ui/links'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { attentions } from '@/domain/households/codes'
import { type TagCode, tags } from '@/domain/tags/codes'
import type { HouseholdList } from '@/server/households/household-list'

const options = (table: Record<string, string>) =>
  Object.entries(table)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([value, label]) => ({ value, label }))

const classes = [
  { value: 'A', label: 'A 不上门' },
  { value: 'B', label: 'B 正常' },
  { value: 'C', label: 'C 重点' },
  { value: 'none', label: '待分类' },
]
const colours = [
  { value: 'red', label: '红' },
  { value: 'yellow', label: '黄' },
  { value: 'green', label: '绿' },
]
const silences = [
  { value: '30', label: '超 30 天' },
  { value: '90', label: '超 90 天' },
  { value: '180', label: '超 180 天' },
  { value: '365', label: '超 1 年' },
  { value: 'never', label: '从未走访' },
]
const lives = [
  { value: 'lived', label: '有人居住' },
  { value: 'empty', label: '无人居住' },
]
const opens = [
  { value: 'promise', label: '未了答应事项' },
  { value: 'issue', label: '在办诉求' },
]

const tagOptions = (sensitive: boolean) =>
  (Object.keys(tags) as TagCode[])
    .filter((code) => sensitive || !tags[code].sensitive)
    .map((code) => ({ value: code, label: tags[code].label }))

type Props = Pick<HouseholdList, 'query' | 'choices' | 'sensitive'>

/** The quiet band above the list: one plain GET form. */
export function HouseholdFilters({ query, choices, sensitive }: Props) {
  const { sort, cols } = query
  const active = conditionsOf({ query, choices }).length
  const hidden = { ...(sort === 'address' ? {} : { sort }), cols: cols.join(',') }
  const { areas, areaWord, buildings } = choices
  return (
    <Filters action="/households" clearHref={listHref({ sort, cols })} active={active} hidden={hidden}>
      <FilterInput name="q" label="姓名、房号、编号" value={query.q} placeholder="马文祥、3-2-501" width={152} />
      {areas.length > 0 && (
        <FilterSelect
          name="area"
          label={areaWord}
          options={areas}
          value={query.area ? String(query.area) : undefined}
        />
      )}
      {buildings.length > 0 && (
        <FilterSelect name="building" label="楼栋" options={buildings} value={query.building} width={148} />
      )}
      <FilterSelect name="class" label="类别" options={classes} value={query.class} width={104} />
      <FilterSelect name="colour" label="关注" options={colours} value={query.colour} width={84} />
      <FilterSelect name="tag" label="标签" options={tagOptions(sensitive)} value={query.tag} all="任一" />
      <FilterSelect name="silent" label="上次联系" options={silences} value={query.silent} all="不限" width={112} />
      <FilterSelect name="lived" label="居住" options={lives} value={query.lived} all="不限" width={112} />
      <FilterSelect name="use" label="用途" options={options(dwellingUses)} value={query.use} width={116} />
      <FilterSelect name="state" label="居住情况" options={options(dwellingStates)} value={query.state} width={116} />
      <FilterSelect name="open" label="未了的事" options={opens} value={query.open} all="不限" width={128} />
    </Filters>
  )
}

/** The conditions in force in words, each with the address without it. */
export function conditionsOf({ query, choices }: Pick<Props, 'query' | 'choices'>): Condition[] {
  const word = (list: { value: string; label: string }[], value: string | undefined) =>
    list.find((option) => option.value === value)?.label ?? value
  const all: Record<string, string | undefined> = {
    q: query.q && `“${query.q}”`,
    area: word(choices.areas, query.area ? String(query.area) : undefined),
    building: word(choices.buildings, query.building),
    estate: query.estate,
    class: word(classes, query.class),
    colour: query.colour && `关注${attentions[query.colour]}`,
    tag: query.tag && tags[query.tag].label,
    silent: query.silent && (query.silent === 'never' ? '从未走访' : `${word(silences, query.silent)}未联系`),
    lived: word(lives, query.lived),
    use: query.use && dwellingUses[query.use],
    state: query.state && dwellingStates[query.state],
    open: query.open && `有${word(opens, query.open)}`,
  }
  return Object.entries(all)
    .filter((entry): entry is [string, string] => Boolean(entry[1]))
    .map(([name, label]) => ({ label, removeHref: listHref(query as Query, { [name]: undefined }) }))
}
