import { notFound } from 'next/navigation'
import {
  BuildingDoors,
  BuildingFigures,
  BuildingHead,
  BuildingMatters,
  DueDoors,
} from '@/components/dwellings/building-view'
import { Still } from '@/components/ui/still'
import { context } from '@/server/context'
import { buildingPage } from '@/server/dwellings/building-page'

export const metadata = { title: '楼栋' }

export default async function BuildingPage({ params, searchParams }: PageProps<'/buildings/[id]'>) {
  const { id } = await params
  const page = await buildingPage(await context(), { ...(await searchParams), id })
  if (!page) notFound()
  return (
    <Still className="print-land">
      <BuildingHead page={page} />
      <BuildingFigures page={page} />
      <BuildingDoors page={page} />
      {page.people && (
        <div className="halves below-doors">
          <DueDoors page={page} />
          <BuildingMatters page={page} />
        </div>
      )}
    </Still>
  )
}
