import 'server-only'
import type { Transaction } from '@/db/client'
import { areasNamed } from '@/db/queries/areas'
import { answersOf, coverageOf, matterCounts } from '@/db/queries/campaign-coverage'
import type { Campaign } from '@/db/queries/campaigns'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { curveOf, endOf, partsOf, reachedOf, tallyOf, totalOf } from '@/domain/visits/campaign'

/** A campaign as it stands inside an area: parts by grid or committee, the curve, what is to be expected, matters, answers. */
export async function campaignAsOf(db: Transaction, jurisdiction: Jurisdiction, campaign: Campaign, today: CivilDay) {
  const [rows, told, matters] = await Promise.all([
    coverageOf(db, jurisdiction, campaign),
    campaign.question ? answersOf(db, jurisdiction, campaign.id) : [],
    matterCounts(db, jurisdiction, campaign),
  ])
  const { all, byArea } = partsOf(rows)
  const tally = tallyOf(told, campaign.answers)
  const codes = [...byArea.keys()].sort((one, other) => one - other)
  const names = new Map((await areasNamed(db, codes)).map(({ code, name }) => [code, name]))
  const last = today < campaign.toOn ? today : campaign.toOn
  const curve = last < campaign.fromOn ? [] : curveOf(rows, campaign.fromOn, last)
  return {
    parts: all,
    areas: codes.map((code) => ({
      ...{ code, name: names.get(code) ?? '', parts: byArea.get(code) ?? all },
      ...(tally.byArea.get(code) ?? { asked: 0, answered: 0, answers: campaign.answers.map(() => 0) }),
    })),
    curve,
    end: endOf(curve, totalOf(all) - reachedOf(all), today),
    matters,
    tally: tally.all,
  }
}
