import { OpenMediationForm } from '@/components/issues/mediation-forms'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { mediationIntake } from '@/server/issues/mediation-file'

export const metadata = { title: '立一件调解' }

export default async function NewMediationPage({ searchParams }: PageProps<'/issues/mediations/new'>) {
  const intake = await mediationIntake(await context(), await searchParams)
  return (
    <>
      <PageHead
        title="立一件调解"
        crumbs={[
          { label: '诉求', href: '/issues' },
          { label: '调解', href: '/issues/mediations' },
        ]}
        meta="只有案上的调解人、立案的人和书记看得到；别人只看得到“有一件调解”"
      />
      <OpenMediationForm intake={intake} />
    </>
  )
}
