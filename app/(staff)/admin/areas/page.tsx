import { AreaTable } from '@/components/areas/area-table'
import { Toolbar } from '@/components/ui/filters'
import { PageHead } from '@/components/ui/page-head'
import { areaTree } from '@/server/areas/area-tree'
import { context } from '@/server/context'

export const metadata = { title: '地区' }

export default async function AreasPage({ searchParams }: PageProps<'/admin/areas'>) {
  const { rows, top, manages } = await areaTree(await context(), await searchParams)
  const grids = rows.filter(({ level }) => level === 'grid').length
  return (
    <>
      <PageHead
        crumbs={[{ label: '管理', href: '/admin' }, { label: '地区' }]}
        title="地区"
        meta={manages ? '点名称可以改名称、范围、负责人；在居民区下面建微网格' : '要改名称或范围，请找系统管理员'}
      />
      <Toolbar result={`${top?.name ?? ''}　${rows.length} 个地区，其中微网格 ${grids} 个`}>
        {top && top.level !== 'district' && <a href="/admin/areas">看全部</a>}
      </Toolbar>
      <AreaTable rows={rows} manages={manages} />
    </>
  )
}
