import { listHref } from '@/components/households/links'
import { type Condition, FilterInput, FilterSelect, Filters } from '@/components/ui/filters'
import type { Query } from '@/components/ui/links'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { checkings, factGroups } from '@/domain/households/codes'
import {
  classChoices,
  colourChoices,
  filterWords,
  lifeChoices,
  openChoices,
  silenceChoices,
} from '@/domain/rosters/list-words'
import { type TagCode, tags } from '@/domain/tags/codes'
import type { HouseholdList } from '@/server/households/household-list'

const options = (table: Record<string, string>) =>
  Object.entries(table)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([value, label]) => ({ value, label }))

const pairs = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }))

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
      <FilterSelect name="class" label="类别" options={pairs(classChoices)} value={query.class} width={104} />
      <FilterSelect name="colour" label="关注" options={pairs(colourChoices)} value={query.colour} width={84} />
      <FilterSelect name="tag" label="标签" options={tagOptions(sensitive)} value={query.tag} all="任一" />
      <FilterSelect
        name="silent"
        label="上次联系"
        options={pairs(silenceChoices)}
        value={query.silent}
        all="不限"
        width={112}
      />
      <FilterSelect
        name="checked"
        label="核实"
        options={pairs(checkings)}
        value={query.checked}
        all="不限"
        width={128}
      />
      <FilterSelect
        name="stale"
        label="过保鲜期"
        options={pairs(factGroups)}
        value={query.stale}
        all="不限"
        width={116}
      />
      <FilterSelect name="lived" label="居住" options={pairs(lifeChoices)} value={query.lived} all="不限" width={112} />
      <FilterSelect name="use" label="用途" options={options(dwellingUses)} value={query.use} width={116} />
      <FilterSelect name="state" label="居住情况" options={options(dwellingStates)} value={query.state} width={116} />
      <FilterSelect
        name="open"
        label="未了的事"
        options={pairs(openChoices)}
        value={query.open}
        all="不限"
        width={128}
      />
    </Filters>
  )
}

/** The conditions in force in words, each with the address without it. */
export function conditionsOf({ query, choices }: Pick<Props, 'query' | 'choices'>): Condition[] {
  const named = (options: { value: string; label: string }[], value: string | undefined) =>
    options.find((option) => option.value === value)?.label ?? value
  const area = named(choices.areas, query.area ? String(query.area) : undefined)
  return filterWords(query, { area, building: named(choices.buildings, query.building) }).map(({ name, label }) => ({
    label,
    removeHref: listHref(query as Query, { [name]: undefined }),
  }))
}
