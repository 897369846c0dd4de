import { BuildingPlan } from '@/components/dwellings/building-plan'
import { longDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { href } from '@/components/ui/links'
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

function Estate({ buildings, people }: Pick<BuildingList['estates'][number], 'buildings'> & { people: boolean }) {
  return (
    <table className="table stack">
      <caption className="sr">楼栋</caption>
      <thead>
        <tr>
          <th scope="col">楼栋</th>
          <th scope="col">网格</th>
          <th scope="col" className="num">
            住房（套）
          </th>
          {people && (
            <>
              <th scope="col" className="num">
                在册（户）
              </th>
              <th scope="col" className="num">
                居住（人）
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody className="lines">
        {buildings.map((building) => (
          <tr key={building.id}>
            <td>
              <a href={`/buildings/${building.id}`}>{building.name}</a>
            </td>
            <td className="aux">{building.grid}</td>
            <td className="num aux">
              {grouped(building.dwellings)}
              <span className="narrow-only"> 套</span>
            </td>
            {people && (
              <>
                <td className="num aux">
                  {grouped(building.households)}
                  <span className="narrow-only"> 户</span>
                </td>
                <td className="num aux">
                  {grouped(building.people)}
                  <span className="narrow-only"> 人</span>
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
