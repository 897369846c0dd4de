import { notFound } from 'next/navigation'
import { PrintSheet } from '@/components/layout/print-sheet'
import { Ledger } from '@/components/print/ledger'
import { context } from '@/server/context'
import { householdReaders } from '@/server/households/household-readers'

export const metadata = { title: '查看记录' }

export default async function ReadersPage({ params, searchParams }: PageProps<'/households/[id]/readers'>) {
  const { id } = await params
  const found = await householdReaders(await context(), { ...(await searchParams), id })
  if (!found) notFound()
  return (
    <PrintSheet
      title="查看记录"
      wide
      back={{ href: `/households/${found.id}`, label: '回到档案' }}
      meta={`${found.rows.length} 次`}
      actions={
        <>
          <a href={`/households/${found.id}/readers?days=30`}>近 30 天</a>
          <a href={`/households/${found.id}/readers?days=365`}>近一年</a>
        </>
      }
    >
      <Ledger
        title={`${found.address}　家庭档案查看记录`}
        under={[`户编号：${found.number}`, `${found.from} 至 ${found.today}`, `打印：${found.by}`]}
        columns={[
          { label: '序号', width: '14mm', align: 'c' },
          { label: '时间', width: '42mm', align: 'c' },
          { label: '谁', width: '32mm', align: 'c' },
          { label: '做了什么', width: '40mm' },
          { label: '用途' },
        ]}
        rows={found.rows.map(({ id: row, when, who, act, purpose }, index) => ({
          id: row,
          cells: [index + 1, when, who, act, purpose],
        }))}
        signs={['经办人', '居民']}
      />
    </PrintSheet>
  )
}
