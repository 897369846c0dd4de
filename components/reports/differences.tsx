import { momentText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Listing } from '@/components/ui/listing'
import { grouped, signed } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import type { Differences } from '@/server/reports/report-differences'

const tables: Record<string, string> = {
  households: '家庭',
  dwellings: '房屋',
  residents: '居民',
  residencies: '居住',
  issues: '诉求',
  visits: '走访',
  tags: '标签',
  whistles: '吹哨',
  follow_ups: '回访',
}

/** What the data says today where the frozen report says something else. */
export function DifferencesPage({ found }: { found: Differences }) {
  const { figures, changed, today } = found
  return (
    <>
      <PageHead
        title="与现状差异"
        crumbs={[
          { label: '民情分析报告', href: '/reports' },
          { label: `${found.title}${found.subtitle}`, href: `/reports/${found.id}` },
        ]}
        meta={`${momentText(found.frozenAt, today)} 冻结；报告本身没有变，这里说明其后数据变了什么`}
      />
      {changed.total === 0 && figures.length === 0 ? (
        <Empty title="没有差异">
          <p>冻结以后，报告用到的记录没有改过。</p>
        </Empty>
      ) : (
        <>
          <FigureTable figures={figures} />
          <RowTable changed={changed} today={today} />
        </>
      )}
    </>
  )
}

function FigureTable({ figures }: { figures: Differences['figures'] }) {
  return (
    <Section title="数字" meta={`${figures.length} 个和冻结时不同`} first>
      <Listing
        caption="和冻结时不同的数字"
        rows={figures}
        stack={false}
        empty={null}
        columns={(column, numbers) => [
          column('指标', ({ trace, label }) => `${trace}　${label}`, { rowHead: true, className: 'light' }),
          column('冻结时', ({ text }) => text),
          numbers('现在', ({ now }) => grouped(now)),
          numbers('多出', ({ added }) => signed(added)),
          numbers('少了', ({ removed }) => signed(-removed)),
        ]}
      />
    </Section>
  )
}

function RowTable({ changed, today }: { changed: Differences['changed']; today: string }) {
  const meta = `改过 ${grouped(changed.edited.length)} 条，新出现 ${grouped(changed.fresh)} 条${changed.cut ? '；改动很多，只列最近的' : ''}`
  return (
    <Section title="记录" meta={meta}>
      <Listing
        caption="冻结以后改过的记录"
        rows={changed.edited}
        keyOf={({ table, id }) => `${table} ${id}`}
        stack={false}
        empty={null}
        columns={(column) => [
          column('记录', ({ table }) => tables[table] ?? table),
          column('编号', ({ href, label }) => (href ? <a href={href}>{label ?? '打开'}</a> : (label ?? ''))),
          column('改动', ({ op }) => (op === 'delete' ? '删除' : '修改')),
          column('时间', ({ at }) => momentText(at, today), 'tight'),
          column('谁改的', ({ by }) => by ?? ''),
        ]}
      />
    </Section>
  )
}
