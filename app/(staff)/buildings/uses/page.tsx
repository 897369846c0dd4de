import { GridUses, ShopTable } from '@/components/dwellings/uses'
import { longDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { href } from '@/components/ui/links'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { Section } from '@/components/ui/section'
import { Still } from '@/components/ui/still'
import { TableScroll } from '@/components/ui/table-scroll'
import { context } from '@/server/context'
import { dwellingUseList } from '@/server/dwellings/dwelling-uses'

export const metadata = { title: '商铺与出租' }

export default async function UsesPage({ searchParams }: PageProps<'/buildings/uses'>) {
  const uses = await dwellingUseList(await context(), await searchParams)
  const { day, grids, shops, total, next, query } = uses
  return (
    <Still className="print-land">
      <PageHead
        title="商铺与出租"
        meta={`${longDay(day, '')}　住宅、商用、出租分开数，点开是名单，名单上可以打印、导出`}
        crumbs={[{ label: '楼栋', href: '/buildings' }]}
      />
      <Section title="各网格" meta="商铺含商住混用" first>
        <TableScroll label="各网格">
          <GridUses grids={grids} />
        </TableScroll>
      </Section>
      <Section
        title="商铺"
        meta={`${query.area ? `${grids.find(({ id }) => id === String(query.area))?.name ?? ''} ` : ''}${total} 处，商用和商住混用`}
        id="shops"
      >
        {shops.length === 0 ? (
          <Empty title="没有商铺">住房用途改为商业或商住混用后会列在这里。</Empty>
        ) : (
          <TableScroll label="商铺">
            <ShopTable shops={shops} today={day} />
          </TableScroll>
        )}
        {shops.length > 0 && (
          <Pager
            total={total}
            unit="处"
            previous={query.after ? href('/buildings/uses', { area: query.area }) : undefined}
            next={next && href('/buildings/uses', { area: query.area, after: next })}
          />
        )}
      </Section>
    </Still>
  )
}
