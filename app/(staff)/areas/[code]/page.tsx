import { notFound } from 'next/navigation'
import { Dashboard } from '@/components/areas/dashboard'
import { Still } from '@/components/ui/still'
import { areaDashboard } from '@/server/areas/area-dashboard'
import { context } from '@/server/context'

export const metadata = { title: '面板' }

export default async function Page({ params, searchParams }: PageProps<'/areas/[code]'>) {
  const { code } = await params
  const board = await areaDashboard(await context(), { ...(await searchParams), code })
  if (!board) notFound()
  return (
    <Still>
      <Dashboard board={board} />
    </Still>
  )
}
