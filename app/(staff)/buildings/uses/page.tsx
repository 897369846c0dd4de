import { GridUses, ShopTable, shopsHref } from '@/components/dwellings/uses'
import { longDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { href } from '@/components/ui/links'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { Section } from '@/components/ui/section'
import { Still } from '@/components/ui/still'
import { TableScroll } from '@/components/ui/table-scroll'
import { Tabs } from '@/components/ui/tabs'
import { type FireStanding, fireStandings } from '@/domain/dwellings/fire-codes'
import { context } from '@/server/context'
import { type DwellingUses, dwellingUseList } from '@/server/dwellings/dwelling-uses'

export const metadata = { title: '商铺与出租' }

export default async function UsesPage({ searchParams }: PageProps<'/buildings/uses'>) {
  const uses = await dwellingUseList(await context(), await searchParams)
  const { day, grids, shops, total, next, query, may } = uses
  return (
    <Still className="print-land">
      <PageHead
        title="商铺与出租"
        meta={`${longDay(day, '')}　住宅、商用、出租分开数，点开是名单，名单上可以打印、导出`}
        crumbs={[{ label: '楼栋', href: '/buildings' }]}
        actions={
          <>
            {may.export && (
              <a className="btn" href={shopsHref(query, '/buildings/uses/export-reason')}>
                导出商铺
              </a>
            )}
            <a className="btn" href={shopsHref(query, '/buildings/uses/print')}>
              打印商铺
            </a>
          </>
        }
      />
      <Section title="各网格" meta="商铺含商住混用" first>
        <TableScroll label="各网格">
          <GridUses grids={grids} />
        </TableScroll>
      </Section>
      <Section
        title="商铺"
        meta={`${query.area ? `${grids.find(({ id }) => id === String(query.area))?.name ?? ''} ` : ''}${total} 处，商用和商住混用；上门走访时做消防检查，一年至少一次`}
        id="shops"
      >
        <Tabs label="消防情况" tabs={tabsOf(uses)} />
        {shops.length === 0 ? (
          <Empty title={query.fire ? `没有消防${fireStandings[query.fire]}的商铺` : '没有商铺'}>
            住房用途改为商业或商住混用后会列在这里。
          </Empty>
        ) : (
          <TableScroll label="商铺">
            <ShopTable shops={shops} today={day} />
          </TableScroll>
        )}
        {shops.length > 0 && (
          <Pager
            total={total}
            unit="处"
            previous={query.after ? shopsHref(query) : undefined}
            next={next && href('/buildings/uses', { area: query.area, fire: query.fire, after: next })}
          />
        )}
      </Section>
    </Still>
  )
}

function tabsOf({ query, counts }: DwellingUses) {
  const to = (fire: FireStanding | undefined) => `${shopsHref({ area: query.area, fire })}#shops`
  const kinds = Object.entries(fireStandings) as [FireStanding, string][]
  return [
    { label: '全部', href: to(undefined), count: counts.total, current: !query.fire },
    ...kinds.map(([fire, label]) => ({ label, href: to(fire), count: counts[fire], current: query.fire === fire })),
  ]
}
