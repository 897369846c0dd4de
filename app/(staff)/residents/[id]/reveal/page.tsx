import { notFound } from 'next/navigation'
import { Reveal } from '@/components/residents/reveal-form'
import { context } from '@/server/context'
import { revealPage } from '@/server/residents/reveal-page'

export const metadata = { title: '查看号码' }

export default async function RevealResidentPage({ params, searchParams }: PageProps<'/residents/[id]/reveal'>) {
  const { id } = await params
  const page = await revealPage(await context(), { ...(await searchParams), subject: 'resident', id })
  if (!page) notFound()
  return <Reveal page={page} back={`/residents/${id}`} />
}
