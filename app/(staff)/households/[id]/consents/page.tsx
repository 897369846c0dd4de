import { notFound } from 'next/navigation'
import { ConsentForms } from '@/components/households/consent-forms'
import { EditPage } from '@/components/households/edit-page'
import { context } from '@/server/context'
import { consentDesk } from '@/server/households/consent-desk'

export const metadata = { title: '告知与同意' }

export default async function ConsentsPage({ params }: PageProps<'/households/[id]/consents'>) {
  const desk = await consentDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="告知与同意" household={desk}>
      <ConsentForms desk={desk} />
    </EditPage>
  )
}
