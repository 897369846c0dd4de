import { notFound } from 'next/navigation'
import { MediationPage } from '@/components/issues/mediation-page'
import { context } from '@/server/context'
import { mediationFile } from '@/server/issues/mediation-file'

export const metadata = { title: '调解记录' }

export default async function MediationFilePage({ params }: PageProps<'/issues/mediations/[id]'>) {
  const file = await mediationFile(await context(), await params)
  if (!file) notFound()
  return <MediationPage file={file} />
}
