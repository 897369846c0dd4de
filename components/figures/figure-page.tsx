import { dayText, periodText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { FigureStrip } from '@/components/ui/figure-strip'
import { Listing } from '@/components/ui/listing'
import { fraction, grouped, percent } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { Section, Split } from '@/components/ui/section'
import { TableScroll } from '@/components/ui/table-scroll'
import type { FigureNumber, FigureRows } from '@/server/figures/figure-file'

type Props = { figure: FigureNumber; list: FigureRows | undefined; paged: boolean }

/** One number: what it counts, how it divides by area, and exactly its rows. */
export function FigurePage({ figure, list, paged }: Props) {
  const { label, unit, value, where, name } = figure
  const when = figure.time === 'on' ? `${dayText(figure.to, '')}二十四时` : periodText(figure.from, figure.to, '')
  const facts = [
    { label: '说明', value: figure.definition },
    { label: '范围', value: name },
    { label: figure.time === 'on' ? '时点' : '期间', value: when },
    { label: '单位', value: unit },
  ]
  return (
    <>
      <PageHead
        title={label}
        crumbs={where.map((area) => ({ label: area.name, ...(area.href ? { href: area.href } : {}) }))}
        meta={`${name}　${when}`}
      />
      <FigureStrip figures={stripOf(figure)} />
      <Split
        label="口径与分地区"
        aside={
          <>
            <Section title="口径" first>
              <Facts facts={facts} />
            </Section>
            {figure.children.length > 0 && (
              <Section title="分地区">
                <Children figure={figure} />
              </Section>
            )}
          </>
        }
      >
        {list ? (
          <Rows list={list} own={ownAddress(figure)} value={value} paged={paged} />
        ) : (
          <Section title="名单" first>
            <p className="soft">您可以看数，不能看到人。名单由街道和居民区核对。</p>
          </Section>
        )}
      </Split>
    </>
  )
}

function stripOf({ label, unit, value, denominator, percent: share, numeratorHref, denominators }: FigureNumber) {
  if (denominator === undefined) return [{ label, value: grouped(value), unit }]
  return [
    { label, value: share ?? '—', note: `${fraction(value, denominator)} ${unit}` },
    { label: '分子', value: grouped(value), unit, href: numeratorHref },
    ...denominators.map((one) => ({ label: '分母', value: grouped(one.n), unit, note: one.label, href: one.href })),
  ]
}

const ownAddress = ({ reference, area, from, to }: FigureNumber) =>
  `/figures/${reference}?area=${area}&from=${from}&to=${to}`

function Children({ figure }: { figure: FigureNumber }) {
  const { unit, value, denominator, rest, children } = figure
  const rated = denominator !== undefined
  return (
    <Listing
      caption="分地区"
      rows={
        rest > 0 ? [...children, { code: 'rest', name: '未分网格', n: rest, of: undefined, href: undefined }] : children
      }
      stack={false}
      columns={(column, numbers) => [
        column('地区', ({ name }) => name, { rowHead: true, className: 'light' }),
        numbers(rated ? '分子 / 分母' : unit, ({ n, of, href }) => {
          const count = of === undefined ? grouped(n) : fraction(n, of)
          return href ? <a href={href}>{count}</a> : count
        }),
        ...(rated ? [numbers('占比', ({ n, of, href }) => href && (percent(n, of ?? 0) ?? '—'))] : []),
      ]}
      foot={
        <tr>
          <th scope="row">合计</th>
          <td className="num">{rated ? fraction(value, denominator) : grouped(value)}</td>
          {rated && <td className="num">{figure.percent ?? '—'}</td>}
        </tr>
      }
    />
  )
}

function Rows({ list, own, value, paged }: { list: FigureRows; own: string; value: number; paged: boolean }) {
  if (value === 0) {
    return (
      <Empty title="没有这样的记录">
        <p>这个数是 0，名单是空的。换一个期间或地区再看。</p>
      </Empty>
    )
  }
  return (
    <Section title="名单" meta={`共 ${grouped(value)} 条，与数字相同`} first>
      <TableScroll label="名单">
        <Listing
          caption="名单"
          rows={list.rows}
          columns={(column) =>
            list.heads.map((head, at) =>
              at === 0
                ? column(head, ({ href, cells }) => (href ? <a href={href}>{cells[0]}</a> : cells[0]), 'tight')
                : column(head, ({ cells }) => cells[at], at > 1 ? 'aux' : {}),
            )
          }
        />
      </TableScroll>
      <Pager
        total={value}
        unit="条"
        previous={paged ? own : undefined}
        next={list.next ? `${own}&after=${encodeURIComponent(list.next)}` : undefined}
      />
    </Section>
  )
}
