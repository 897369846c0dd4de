import { momentText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
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
      <table className="table">
        <caption className="sr">和冻结时不同的数字</caption>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">冻结时</th>
            <th scope="col" className="num">
              现在
            </th>
            <th scope="col" className="num">
              多出
            </th>
            <th scope="col" className="num">
              少了
            </th>
          </tr>
        </thead>
        <tbody className="lines">
          {figures.map(({ trace, label, text, now, added, removed }) => (
            <tr key={trace}>
              <th scope="row" className="light">
                {trace}　{label}
              </th>
              <td>{text}</td>
              <td className="num">{grouped(now)}</td>
              <td className="num">{signed(added)}</td>
              <td className="num">{signed(-removed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function RowTable({ changed, today }: { changed: Differences['changed']; today: string }) {
  const meta = `改过 ${grouped(changed.edited.length)} 条，新出现 ${grouped(changed.fresh)} 条${changed.cut ? '；改动很多，只列最近的' : ''}`
  return (
    <Section title="记录" meta={meta}>
      <table className="table">
        <caption className="sr">冻结以后改过的记录</caption>
        <thead>
          <tr>
            <th scope="col">记录</th>
            <th scope="col">编号</th>
            <th scope="col">改动</th>
            <th scope="col">时间</th>
            <th scope="col">谁改的</th>
          </tr>
        </thead>
        <tbody className="lines">
          {changed.edited.map(({ id, table, label, op, at, by, href }) => (
            <tr key={`${table} ${id}`}>
              <td>{tables[table] ?? table}</td>
              <td>{href ? <a href={href}>{label ?? '打开'}</a> : (label ?? '')}</td>
              <td>{op === 'delete' ? '删除' : '修改'}</td>
              <td className="tight">{momentText(at, today)}</td>
              <td>{by ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
