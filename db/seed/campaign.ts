import { civil, moment } from '@/db/seed/days'
import type { Making } from '@/db/seed/world'

const [begun, left] = [16, 14]

/** A campaign that has run for two weeks and has two to go: the homes of class C of the demonstration. */
export function addCampaign({ world, plan, rows, staff, families, id }: Making): void {
  const homes = families.filter(({ row, to }) => row.contactClass === 'C' && to === undefined)
  const made = moment(world.today - begun - 3, 600)
  const campaign = {
    ...{ id: id(made), areaCode: plan.code, name: '入冬暖心走访', purpose: '天冷以前看一遍取暖、用气、用药' },
    ...{ stated: 'code=class_c', scope: 'C 类重点户', target: homes.length },
    ...{ fromOn: civil(world.today - begun), toOn: civil(world.today + left) },
    ...{ visitorIds: staff.visitors.slice(0, 8).map((one) => one.id), madeBy: staff.secretary, madeAt: made },
  }
  rows.campaigns.push(campaign)
  for (const { row } of homes)
    rows.campaignHomes.push({ id: id(made), areaCode: row.areaCode, campaignId: campaign.id, householdId: row.id })
}
