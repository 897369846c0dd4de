import { CreateHouseholdForm } from '@/components/households/household-acts'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { newHousehold } from '@/server/households/new-household'

export const metadata = { title: '建档' }

export default async function NewHouseholdPage({ searchParams }: PageProps<'/households/new'>) {
  const { buildings, today, chosen } = await newHousehold(await context(), await searchParams)
  return (
    <>
      <PageHead
        title="建档"
        crumbs={[{ label: '家庭档案', href: '/households' }]}
        meta="一间房一份档案。空房不用建，房屋情况在楼栋里看。"
      />
      <CreateHouseholdForm buildings={buildings} today={today} chosen={chosen} />
    </>
  )
}
