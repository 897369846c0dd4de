import { notFound } from 'next/navigation'
import { Reveal } from '@/components/residents/reveal-form'
import { context } from '@/server/context'
import { revealPage } from '@/server/residents/reveal-page'

export const metadata = { title: '查看号码' }

export default async function RevealVisitorPage({ params }: PageProps<'/visits/team/[id]/reveal'>) {
  const { id } = await params
  const page = await revealPage(await context(), { subject: 'visitor', field: 'phone', id })
  if (!page) notFound()
  return <Reveal page={page} back="/visits/team" />
}
