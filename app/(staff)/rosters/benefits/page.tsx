import { BenefitsPage } from '@/components/figures/benefits'
import { Still } from '@/components/ui/still'
import { context } from '@/server/context'
import { benefitFigures } from '@/server/figures/benefit-figures'

export const metadata = { title: '待遇' }

export default async function RosterBenefitsPage({ searchParams }: PageProps<'/rosters/benefits'>) {
  const benefits = await benefitFigures(await context(), await searchParams)
  return (
    <Still>
      <BenefitsPage benefits={benefits} />
    </Still>
  )
}
