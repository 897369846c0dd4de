import { AgeCuts } from '@/components/rosters/age-cuts'
import { rosterHref } from '@/components/rosters/links'
import { type Columns, DataTable } from '@/components/ui/data-table'
import { dayText } from '@/components/ui/dates'
import { FilterInput, FilterSelect, Filters } from '@/components/ui/filters'
import { href } from '@/components/ui/links'
import { Notice } from '@/components/ui/notice'
import { fraction, grouped, percent } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Segments } from '@/components/ui/segments'
import { Still } from '@/components/ui/still'
import { context } from '@/server/context'
import { type AgeBands, ageBands } from '@/server/rosters/age-bands'

export const metadata = { title: '年龄段' }

export default async function AgesPage({ searchParams }: PageProps<'/rosters/ages'>) {
  const ages = await ageBands(await context(), await searchParams)
  const { day, where, query, typed, unread, areas, areaWord, presets, cut } = ages
  return (
    <>
      <Still>
        <PageHead
          title="年龄段"
          meta={`${where}　实有人口　统计时点 ${dayText(day, '')}　周岁，生日当天起算${cut ? `　按${cut.where}“${cut.name}”分` : ''}`}
          crumbs={[{ label: '名册', href: '/rosters' }]}
        />
        <Filters
          action="/rosters/ages"
          submit="重新统计"
          active={query.bands || query.on ? 1 : 0}
          clearHref="/rosters/ages"
        >
          <FilterInput name="on" label="某一天" type="date" value={day} />
          <FilterInput name="bands" label="年龄段，用空格隔开" value={query.bands ?? typed} width={360} />
          {areas.length > 0 && (
            <FilterSelect
              name="area"
              label={areaWord}
              options={areas}
              value={query.area === undefined ? undefined : String(query.area)}
            />
          )}
        </Filters>
        <Segments
          label="分法"
          segments={presets.map(({ label, bands, on }) => ({
            label,
            href: href('/rosters/ages', { bands, on, area: query.area }),
            current: bands === typed && (on ?? day) === day,
          }))}
        />
        {unread && (
          <Notice kind="due" title="年龄段看不懂，或者有重叠">
            <p>下面按通行的年龄段统计。请写成 0-3 4-12 60-，一个人只能落在一段里；空着的段会自动补上。</p>
          </Notice>
        )}
        <DataTable
          caption="年龄段"
          columns={columnsOf(ages)}
          rows={ages.rows}
          empty={null}
          foot={<Feet ages={ages} />}
        />
      </Still>
      <AgeCuts ages={ages} />
    </>
  )
}

const listOf = ({ query: { area, on } }: AgeBands, age: string | undefined) =>
  rosterHref({ code: 'build', age, area, on })

function columnsOf(ages: AgeBands): Columns<AgeBands['rows'][number]> {
  return [
    {
      id: 'label',
      header: '年龄段',
      cell: ({ row: { original } }) => <a href={listOf(ages, original.id)}>{original.label}</a>,
    },
    {
      id: 'n',
      header: '人数',
      cell: ({ row: { original } }) => (
        <a className="plain" href={listOf(ages, original.id)}>
          {grouped(original.n)} 人
        </a>
      ),
      meta: { align: 'num' },
    },
    {
      id: 'share',
      header: '占比',
      cell: ({ row: { original } }) => percent(original.n, ages.total) ?? fraction(original.n, ages.total),
      meta: { align: 'num', className: 'aux' },
    },
  ]
}

function Feet({ ages }: { ages: AgeBands }) {
  const { unknown, total } = ages
  return (
    <>
      <tr>
        <td>
          <a href={listOf(ages, 'none')}>出生日期未核实</a>
        </td>
        <td className="num">
          <a className="plain" href={listOf(ages, 'none')}>
            {grouped(unknown)} 人
          </a>
        </td>
        <td className="num aux">{percent(unknown, total) ?? fraction(unknown, total)}</td>
      </tr>
      <tr>
        <th scope="row">合计</th>
        <td className="num">
          <a className="plain" href={listOf(ages, undefined)}>
            {grouped(total)} 人
          </a>
        </td>
        <td />
      </tr>
    </>
  )
}
