import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { CadenceForm, CadenceProposals, CadencesBefore, CadencesInForce } from '@/components/visits/cadences'
import { context } from '@/server/context'
import { cadenceDesk } from '@/server/visits/cadence-desk'

export const metadata = { title: '走访频次' }

export default async function CadencePage({ searchParams }: PageProps<'/visits/cadence'>) {
  const desk = await cadenceDesk(await context(), await searchParams)
  return (
    <>
      <Still>
        <PageHead
          title="走访频次"
          meta={`${desk.place}　多久联系一次；几条都合的，按最短的`}
          crumbs={[{ label: '走访', href: '/visits' }]}
        />
      </Still>
      <CadencesInForce desk={desk} />
      <Still className="sec">
        <CadenceProposals desk={desk} />
      </Still>
      {desk.may.manage && <CadenceForm desk={desk} />}
      <Still className="sec">
        <CadencesBefore desk={desk} />
      </Still>
    </>
  )
}
