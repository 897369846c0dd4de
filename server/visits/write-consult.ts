import 'server-only'
import { newId } from '@/db/ids'
import { campaignAsking, keepAnswerOf } from '@/db/queries/campaigns'
import { addObservations } from '@/db/queries/visits'
import { dayOf } from '@/domain/calendar/civil-day'
import { isEffective } from '@/domain/visits/recording'
import type { Scene } from '@/server/visits/record-visit'

/**
 * 问计于民: the answer given at the door counts for the campaign while that runs. One that comes in after its closing, from a
 * phone that had no network, is kept as a suggestion and counts no more.
 */
export async function writeConsult({ tx, actor, now, at, household, input }: Scene): Promise<void> {
  const { consultId, consultAnswer, outcome } = input
  if (!consultId || !consultAnswer || !isEffective(outcome)) return
  const campaign = await campaignAsking(tx, consultId, household.id, dayOf(at))
  if (!campaign) return
  const answer = consultAnswer === 'none' ? null : Number(consultAnswer)
  const words = answer === null ? null : campaign.answers[answer - 1]
  if (words === undefined) return
  const { areaCode, id: householdId } = household
  const row = { areaCode, householdId, visitId: input.id, at, by: actor.accountId }
  if (campaign.counts) return keepAnswerOf(tx, { ...row, campaignId: campaign.id, answer })
  if (words === null) return
  const text = `${campaign.question}：${words}（收官以后才传到，不计入）`
  await addObservations(tx, [{ ...row, id: newId(now.getTime()), kind: 'suggestion', text, issueId: null }])
}
