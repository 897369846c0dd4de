import type { ReactNode } from 'react'
import { builderHref } from '@/components/rosters/links'
import { FilterInput, FilterSelect, Filters } from '@/components/ui/filters'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { attentions, checkings, contactClasses, factGroups } from '@/domain/households/codes'
import { tellings } from '@/domain/households/consent-codes'
import { type NeedKind, needKinds } from '@/domain/households/need-codes'
import { parseBand } from '@/domain/residents/age-bands'
import { registrations, sexes } from '@/domain/residents/codes'
import { dueWindows } from '@/domain/rosters/codes'
import { silences } from '@/domain/rosters/condition'
import { type TagCode, tags } from '@/domain/tags/codes'
import type { RosterFile } from '@/server/rosters/roster-file'

const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label: label.replace(/\(.*\)/, '') }))

const tagOptions = (sensitive: boolean) =>
  (Object.keys(tags) as TagCode[])
    .filter((code) => sensitive || !tags[code].sensitive)
    .map((code) => ({ value: code, label: tags[code].label }))

const needOptions = (sensitive: boolean) => [
  { value: 'any', label: '任一项' },
  ...(Object.keys(needKinds) as NeedKind[])
    .filter((kind) => sensitive || !needKinds[kind].sensitive)
    .map((kind) => ({ value: kind, label: needKinds[kind].label })),
]

const classes = [
  ...Object.entries(contactClasses).map(([value, label]) => ({ value, label: `${value} ${label}` })),
  { value: 'none', label: '待分类' },
]

type Props = Pick<RosterFile, 'condition' | 'query' | 'choices' | 'sensitive' | 'day' | 'today' | 'words'>

/** 定条件: a plain GET form over everything a roster can ask; people and households each have their own. */
export function ConditionForm(props: Props) {
  const { condition, query, words, day, today } = props
  const { about } = condition
  const hidden = { about, ...(day === today ? {} : { on: day }) }
  return (
    <Filters
      action="/rosters/build"
      active={words.length}
      hidden={hidden}
      clearHref={builderHref({ about })}
      submit="生成名册"
    >
      {about === 'resident' && <OfPeople condition={condition} />}
      <OfHouseholds {...props} />
      <Where choices={props.choices} query={query} />
    </Filters>
  )
}

function OfPeople({ condition }: Pick<Props, 'condition'>): ReactNode {
  const { age, sex, registration, permit } = condition
  const band = age && age !== 'none' ? parseBand(age) : undefined
  const text = (value: number | undefined) => (value === undefined ? undefined : String(value))
  return (
    <>
      <FilterInput name="min" label="满几周岁" type="number" value={text(band?.from)} width={84} />
      <FilterInput name="max" label="到几周岁" type="number" value={text(band?.to)} width={84} />
      <FilterSelect
        name="age"
        label="出生日期"
        options={[{ value: 'none', label: '未核实' }]}
        value={age === 'none' ? age : undefined}
        all="不限"
        width={96}
      />
      <FilterSelect name="sex" label="性别" options={options(sexes)} value={sex} all="不限" width={104} />
      <FilterSelect
        name="registration"
        label="人户状态"
        options={options(registrations)}
        value={registration}
        all="实有人口"
        width={124}
      />
      <FilterSelect name="permit" label="居住证" options={options(dueWindows)} value={permit} all="不限" />
    </>
  )
}

function OfHouseholds({ condition, sensitive }: Props): ReactNode {
  const { tag, review, need, class: contactClass, colour, silent, stale, checked, told, use, state } = condition
  return (
    <>
      <FilterSelect name="tag" label="标签、政策" options={tagOptions(sensitive)} value={tag} all="不限" />
      <FilterSelect name="review" label="标签复核日" options={options(dueWindows)} value={review} all="不限" />
      <FilterSelect name="need" label="需要" options={needOptions(sensitive)} value={need} all="不限" width={116} />
      <FilterSelect name="class" label="类别" options={classes} value={contactClass} width={104} />
      <FilterSelect name="colour" label="关注" options={options(attentions)} value={colour} width={84} />
      <FilterSelect name="silent" label="上次联系" options={options(silences)} value={silent} all="不限" />
      <FilterSelect name="stale" label="过保鲜期" options={options(factGroups)} value={stale} all="不限" width={116} />
      <FilterSelect name="checked" label="核实" options={options(checkings)} value={checked} all="不限" />
      <FilterSelect name="told" label="告知" options={options(tellings)} value={told} width={104} />
      <FilterSelect name="use" label="用途" options={options(dwellingUses)} value={use} width={116} />
      <FilterSelect name="state" label="居住情况" options={options(dwellingStates)} value={state} width={116} />
    </>
  )
}

function Where({ choices, query }: Pick<Props, 'choices' | 'query'>): ReactNode {
  const { areas, areaWord, buildings } = choices
  const area = query.area ? String(query.area) : undefined
  return (
    <>
      {areas.length > 0 && <FilterSelect name="area" label={areaWord} options={areas} value={area} />}
      {buildings.length > 0 && (
        <FilterSelect name="building" label="楼栋" options={buildings} value={query.building} width={148} />
      )}
    </>
  )
}
