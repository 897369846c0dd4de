import { BuildingPlan } from '@/components/dwellings/building-plan'
import { longDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { href } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { Segments } from '@/components/ui/segments'
import { Still } from '@/components/ui/still'
import { type PlanSign, planSigns } from '@/domain/dwellings/plan-codes'
import { context } from '@/server/context'
import { type BuildingList, buildingList } from '@/server/dwellings/building-list'

export const metadata = { title: '楼栋' }

export default async function BuildingsPage({ searchParams }: PageProps<'/buildings'>) {
  const list = await buildingList(await context(), await searchParams)
  const { estates, people, drawn, by, estate, area } = list
  return (
    <Still className="print-land">
      <PageHead
        title="楼栋"
        {...(people ? { crumbs: [{ label: '家庭档案', href: '/households' }] } : {})}
        {...(drawn ? { meta: `${longDay(list.day, '')}　点楼号看每一扇门，点数字看是哪几户` } : {})}
        actions={
          people && (
            <a className="btn" href="/buildings/uses">
              商铺与出租
            </a>
          )
        }
      />
      {drawn && estates.length > 0 && (
        <Segments
          label="图上写什么"
          segments={(Object.keys(planSigns) as PlanSign[]).map((sign) => ({
            label: planSigns[sign],
            href: href('/buildings', { by: sign === 'colour' ? undefined : sign, estate, area }),
            current: sign === by,
          }))}
        />
      )}
      {estates.length === 0 && <Empty title="还没有楼栋">导入花名册时会按地址建好楼栋。</Empty>}
      {estates.map(({ estate: name, buildings }, index) => (
        <Section key={name} title={name} meta={`${buildings.length} 栋`} first={index === 0 && !drawn}>
          {drawn ? <BuildingPlan buildings={buildings} by={by} /> : <Estate buildings={buildings} people={people} />}
        </Section>
      ))}
    </Still>
  )
}

const counts = { align: 'num', className: 'aux' } as const

function Estate({ buildings, people }: Pick<BuildingList['estates'][number], 'buildings'> & { people: boolean }) {
  return (
    <Listing
      caption="楼栋"
      rows={buildings}
      columns={(column) => [
        column('楼栋', ({ id, name }) => <a href={`/buildings/${id}`}>{name}</a>),
        column('网格', ({ grid }) => grid, 'aux'),
        column('住房（套）', ({ dwellings }) => <Counted n={dwellings} unit="套" />, counts),
        ...(people
          ? [
              column('在册（户）', ({ households }) => <Counted n={households} unit="户" />, counts),
              column('居住（人）', ({ people: lived }) => <Counted n={lived} unit="人" />, counts),
            ]
          : []),
      ]}
    />
  )
}

/** Where the head is not seen, the unit stands beside the number. */
function Counted({ n, unit }: { n: number; unit: string }) {
  return (
    <>
      {grouped(n)}
      <span className="narrow-only"> {unit}</span>
    </>
  )
}
