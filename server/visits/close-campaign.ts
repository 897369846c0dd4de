import 'server-only'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { areasNamed } from '@/db/queries/areas'
import { keepParts, mattersFound } from '@/db/queries/campaign-coverage'
import { type Campaign, campaignForUpdate, lastClosing, saveClosing } from '@/db/queries/campaigns'
import { type Jurisdiction, jurisdictionWithin } from '@/domain/access/actor'
import { levelOf, pathOf } from '@/domain/areas/area-code'
import { type CivilDay, dayOf, daysBetween } from '@/domain/calendar/civil-day'
import { longDay } from '@/domain/calendar/day-text'
import { issueSubcategories } from '@/domain/issues/codes'
import { canonical, verifyCode } from '@/domain/reports/canonical'
import { accept, refuse } from '@/domain/result'
import { type CampaignContent, reachedOf, totalOf } from '@/domain/visits/campaign'
import { command } from '@/server/command'
import { sealOf } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { sha256 } from '@/server/reports/freeze-report'
import { campaignAsOf } from '@/server/visits/campaign-live'

const mostMatters = 20_000

/**
 * 收官: how far every target came is kept, the closing report is frozen like a monthly one with a code and the hash of the
 * campaign before, and no number of it changes again. First what will be written is shown; only with the same numbers it is done.
 * Refuses before its first day, and a second time.
 */
export const closeCampaign = command({
  name: 'campaign.close',
  permission: 'plan.manage',
  pool: 'reports',
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), confirmed }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const campaign = await campaignForUpdate(tx, jurisdiction, input.id)
    if (!campaign || campaign.areaCode !== actor.areaCode) return refuse({ kind: 'not_found' })
    if (campaign.state === 'closed') return refuse({ kind: 'campaign_closed' })
    if (campaign.version !== input.version) return refuse({ kind: 'changed_meanwhile' })
    if (dayOf(now) < campaign.fromOn) return refuse({ kind: 'campaign_not_begun' })
    const within = jurisdictionWithin(actor, campaign.areaCode) ?? jurisdiction
    const content = await contentOf(tx, within, campaign, now)
    const seal = sealOf({ ...input, parts: content.parts })
    if (input.confirmed !== seal)
      return refuse({ kind: 'preview', preview: { seal, who: foreseen(content, campaign.toOn), counts: [] } })
    const text = canonical(content)
    const [hash, code] = [sha256(text), verifyCode(randomBytes(10))]
    await saveClosing(tx, campaign, {
      ...{ content: text, hash, previousHash: content.previousHash, verifyCode: code },
      ...{ closedAt: now, closedBy: actor.accountId },
    })
    return accept({
      value: { id: campaign.id, verifyCode: code },
      audit: {
        ...{ act: 'campaign.close' as const, subject: 'campaign', subjectId: campaign.id, areaCode: campaign.areaCode },
        detail: { hash, verifyCode: code, parts: content.parts, found: content.matters.found.length },
      },
    })
  },
})

/** What is about to be written for good, in words. */
function foreseen({ parts, to, matters }: CampaignContent, toOn: CivilDay): string[] {
  const left = daysBetween(to, toOn)
  const { door, distant, missed, none } = parts
  return [
    `共 ${totalOf(parts)} 户：联系上 ${reachedOf(parts)} 户（上门 ${door}，电话、线上 ${distant}），没遇到 ${missed} 户，没去 ${none} 户。`,
    `登记诉求 ${matters.found.length} 件，办结 ${matters.solved.length} 件。`,
    left > 0 ? `离最后一天还有 ${left} 天，现在收官就只算到今天。` : '已经到最后一天。',
    '收官以后这些数和名单不再变，以后记的走访、案例都不能再补进去，也不能撤回。',
  ]
}

async function contentOf(
  tx: Transaction,
  within: Jurisdiction,
  campaign: Campaign,
  now: Date,
): Promise<CampaignContent> {
  const { name, purpose, scope, fromOn: from, visitorIds, question, answers } = campaign
  const today = dayOf(now)
  const to = today < campaign.toOn ? today : campaign.toOn
  const live = await campaignAsOf(tx, within, campaign, today)
  const found = await mattersFound(tx, within, campaign, { rows: mostMatters })
  const ids = await keepParts(tx, within, campaign)
  const where = await areasNamed(tx, pathOf(campaign.areaCode))
  const own = where.find(({ code }) => code === campaign.areaCode)?.name ?? ''
  const names = new Map(
    (
      await areasNamed(
        tx,
        found.map(({ area_code }) => Number(area_code)),
      )
    ).map((area) => [area.code, area.name]),
  )
  const solved = found.filter(({ settled_ms }) => settled_ms !== null)
  return {
    ...{ kind: 'campaign', title: `${own}“${name}”专项走访收官报告`, subtitle: `（${longDay(from)}至${longDay(to)}）` },
    areaName: own,
    office: levelOf(campaign.areaCode) === 'committee' ? `${where.at(-2)?.name ?? ''}${own}居民委员会` : own,
    ...{ purpose, scope, from, to, visitors: visitorIds.length, parts: live.parts, curve: live.curve },
    areas: live.areas,
    matters: { found: found.map(({ id }) => id), solved: solved.map(({ id }) => id) },
    cases: solved.flatMap(({ words, subcategory, area_code, registered_ms, settled_ms }) =>
      words === null
        ? []
        : [
            {
              kind: issueSubcategories[subcategory as keyof typeof issueSubcategories],
              ...{ area: names.get(Number(area_code)) ?? '', words },
              days: daysBetween(dayOf(new Date(registered_ms)), dayOf(new Date(settled_ms ?? registered_ms))),
            },
          ],
    ),
    ...{ question, answers, tally: live.tally },
    rowDigests: Object.fromEntries(
      [...ids].map(([part, rows]) => [part, { count: rows.length, digest: sha256(rows.join('\n')) }]),
    ),
    frozenAt: now.toISOString(),
    previousHash: await lastClosing(tx, campaign.areaCode),
  }
}
