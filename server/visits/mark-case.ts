import 'server-only'
import { z } from 'zod'
import { keepCase } from '@/db/queries/campaign-cases'
import { mattersFound, namesAround } from '@/db/queries/campaign-coverage'
import { campaignNamed } from '@/db/queries/campaigns'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 记为案例: a matter of a campaign that is solved and worth telling, in words without the name of anybody who lives there. */
export const markCase = command({
  name: 'campaign.mark_case',
  permission: 'plan.manage',
  input: z.object({
    campaignId: z.uuid(),
    issueId: z.uuid(),
    words: z.string('请写怎么办成的').trim().min(10, '至少写 10 个字：什么问题、怎么办成的').max(500),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const { campaignId, issueId, words } = input
    const campaign = await campaignNamed(tx, jurisdiction, campaignId)
    if (!campaign) return refuse({ kind: 'not_found' })
    if (campaign.state === 'closed') return refuse({ kind: 'campaign_closed' })
    const matter = (await mattersFound(tx, jurisdiction, campaign, { rows: 1, only: issueId }))[0]
    if (!matter) return refuse({ kind: 'not_found' })
    if (matter.settled_ms === null) return refuse({ kind: 'not_solved' })
    if ((await namesAround(tx, issueId)).some((name) => words.includes(name))) return refuse({ kind: 'names_somebody' })
    const areaCode = Number(matter.area_code)
    const id = await keepCase(tx, { areaCode, campaignId, issueId, words, markedBy: actor.accountId, markedAt: now })
    return accept({
      value: { id: campaignId },
      audit: {
        ...{ act: 'campaign.mark_case' as const, subject: 'campaign_case', subjectId: id, areaCode },
        detail: { campaign: campaignId, issue: issueId },
      },
    })
  },
})
