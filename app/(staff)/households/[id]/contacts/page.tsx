import { notFound } from 'next/navigation'
import { ContactForms } from '@/components/households/contact-forms'
import { EditPage } from '@/components/households/edit-page'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '户外联系人' }

export default async function ContactsPage({ params }: PageProps<'/households/[id]/contacts'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="户外联系人" household={desk}>
      <ContactForms desk={desk} />
    </EditPage>
  )
}
