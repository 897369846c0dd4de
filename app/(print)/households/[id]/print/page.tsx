import { notFound } from 'next/navigation'
import { Dossier } from '@/components/households/dossier'
import { context } from '@/server/context'
import { householdPaper } from '@/server/households/household-file'

export const metadata = { title: '家庭档案一页纸' }

export default async function PrintHouseholdPage({ params, searchParams }: PageProps<'/households/[id]/print'>) {
  const { id } = await params
  const file = await householdPaper(await context(), { ...(await searchParams), id })
  if (!file) notFound()
  return <Dossier file={file} />
}
