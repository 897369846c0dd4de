import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { closingScope, mattersFound, targetsListed } from '@/db/queries/campaign-coverage'
import { type Campaign, campaignNamed, campaignsListed } from '@/db/queries/campaigns'
import { teamOf } from '@/db/queries/visitors'
import { type Actor, holds, type Jurisdiction, jurisdictionWithin } from '@/domain/access/actor'
import { contains, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { issueSubcategories } from '@/domain/issues/codes'
import { shownName } from '@/domain/residents/shown'
import { readyMadeRosters } from '@/domain/rosters/ready-made'
import type { CampaignContent } from '@/domain/visits/campaign'
import { campaignParts } from '@/domain/visits/codes'
import { placeFrom, placeText, recordId, someArea, someCode, someDay, someId, somePlace } from '@/server/address'
import { type Desk, view } from '@/server/view'
import { campaignAsOf } from '@/server/visits/campaign-live'

/** 专项走访, the newest first. */
export const campaignList = view({
  name: 'campaign.list',
  permission: 'visit.read',
  query: z.object({ after: someId }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const most = limits.listPageRows
    const found = await campaignsListed(db, jurisdiction, query.after, most + 1)
    const page = found.slice(0, most)
    const areas = await areasNamed(db, [...new Set(page.map(({ areaCode }) => areaCode))])
    const names = new Map(areas.map(({ code, name }) => [code, name]))
    return {
      today: dayOf(now),
      rows: page.map((row) => ({ ...row, area: names.get(row.areaCode) ?? '' })),
      next: found.length > most ? page.at(-1)?.id : undefined,
      may: { manage: holds(actor, 'plan.manage') },
    }
  },
})
export type CampaignList = Awaited<ReturnType<typeof campaignList>>

/** What the form of a new campaign offers: rosters to take the scope from, and the team. */
export const campaignDesk = view({
  name: 'campaign.desk',
  permission: 'plan.manage',
  query: z.object({ stated: z.string().max(2000).optional().catch(undefined) }),
  read: async (desk) => {
    const { db, actor, jurisdiction, now, query } = desk
    const today = dayOf(now)
    const grids = await areasAt(db, jurisdiction, levelOf(actor.areaCode) === 'street' ? 'committee' : 'grid', today)
    const team = await teamOf(db, actor.areaCode, jurisdiction, today)
    return {
      today,
      stated: query.stated,
      scopes: [
        ...(query.stated ? [{ value: query.stated, label: '刚才名册的条件' }] : []),
        ...readyMadeRosters.map(({ code, label }) => ({ value: `code=${code}`, label })),
      ],
      areas: grids.map(({ code, name }) => ({ value: String(code), label: name })),
      team: team.slice(0, 200).map(({ id, name }) => ({ value: id, label: name })),
    }
  },
})
export type CampaignDesk = Awaited<ReturnType<typeof campaignDesk>>

/** One campaign: while it runs as it stands inside the own area, closed as it was frozen. */
export const campaignFile = view({
  name: 'campaign.file',
  permission: 'visit.read',
  query: z.object({ id: recordId }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const campaign = await campaignNamed(db, jurisdiction, query.id)
    if (!campaign) return undefined
    const { id, name, purpose, scope, fromOn, toOn, question, answers, state, version, verifyCode, closedAt } = campaign
    const today = dayOf(now)
    const frozen = campaign.content ? (JSON.parse(campaign.content) as CampaignContent) : undefined
    const within = sightOf(actor, jurisdiction, campaign)
    const areas = await areasNamed(db, [campaign.areaCode])
    return {
      ...{ id, name, purpose, scope, fromOn, toOn, question, answers, state, version, verifyCode, closedAt, today },
      ...{ area: areas[0]?.name ?? '', visitors: campaign.visitorIds.length },
      frozen: frozen && { ...frozen, areas: frozen.areas.map((row) => inSight(actor, row)) },
      live: frozen ? undefined : await campaignAsOf(db, within, campaign, today),
      may: { close: state === 'running' && campaign.areaCode === actor.areaCode && holds(actor, 'plan.manage') },
    }
  },
})
export type CampaignFile = NonNullable<Awaited<ReturnType<typeof campaignFile>>>

/** An answer by its place, or what stands for it: see `TargetsWanted`. */
const someAnswer = z
  .string()
  .regex(/^([1-9]|none|asked|answered|unasked)$/)
  .optional()
  .catch(undefined)

/** The households behind a number of a campaign. */
export const campaignHomes = view({
  name: 'campaign.homes',
  permission: 'visit.read',
  query: z.object({
    id: recordId,
    part: someCode(campaignParts),
    answer: someAnswer,
    area: someArea,
    by: someDay,
    after: somePlace,
  }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    const { id, part, answer, area, by } = query
    const campaign = await campaignNamed(db, jurisdiction, id)
    if (!campaign) return undefined
    const sight = sightOf(actor, jurisdiction, campaign)
    const within = (area && contains(sight.lo, area) && jurisdictionWithin(actor, area)) || sight
    const most = limits.listPageRows
    const from = placeFrom(query.after, ['number', 'text'])
    const [code = '0', sort = '', last = ''] = from ?? []
    const after = from && { area: code, sort, id: last }
    const then = campaign.closedAt ? await closingScope(db, within, campaign.closedAt) : undefined
    const found = await targetsListed(db, within, campaign, {
      part,
      answer,
      reachedOn: by,
      after,
      then,
      rows: most + 1,
    })
    const end = found.length > most ? found[most - 1] : undefined
    return {
      ...{ id, query, name: campaign.name, answers: campaign.answers, today: dayOf(now) },
      rows: found.slice(0, most).map((row) => ({
        ...{ id: row.id, address: row.address, head: shownName(fields, row.head), contactClass: row.contact_class },
        ...{ part: row.part, firstOn: row.first_on },
      })),
      next: end && placeText([end.area_code, end.sort_key, end.id]),
    }
  },
})
export type CampaignHomes = NonNullable<Awaited<ReturnType<typeof campaignHomes>>>

/** 发现的问题 of a campaign, those solved or not, each to be marked as a case while it runs. */
export const campaignMatters = view({
  name: 'campaign.matters',
  permission: 'visit.read',
  query: z.object({ id: recordId, solved: someCode({ yes: '', no: '' }), after: someId }),
  read: async (desk) => {
    const { db, actor, jurisdiction, query } = desk
    const campaign = await campaignNamed(db, jurisdiction, query.id)
    if (!campaign) return undefined
    const most = limits.listPageRows
    const rows = await matters(desk, campaign, most)
    return {
      ...{ id: campaign.id, name: campaign.name, query, state: campaign.state, today: dayOf(desk.now) },
      rows: rows.slice(0, most).map((row) => ({
        ...{ id: row.id, number: row.number, title: row.title, words: row.words },
        kind: issueSubcategories[row.subcategory as keyof typeof issueSubcategories],
        registeredOn: dayOf(new Date(row.registered_ms)),
        settledOn: row.settled_ms === null ? null : dayOf(new Date(row.settled_ms)),
      })),
      next: rows.length > most ? rows[most - 1]?.id : undefined,
      may: { mark: campaign.state === 'running' && holds(actor, 'plan.manage') },
    }
  },
})
export type CampaignMatters = NonNullable<Awaited<ReturnType<typeof campaignMatters>>>

function matters(
  { db, actor, jurisdiction, query }: Desk<{ solved?: string | undefined; after?: string | undefined }>,
  campaign: Campaign,
  most: number,
) {
  const frozen = campaign.content ? (JSON.parse(campaign.content) as CampaignContent) : undefined
  const ids = frozen && (query.solved === 'yes' ? frozen.matters.solved : frozen.matters.found)
  const unsolved = frozen && query.solved === 'no' && new Set(frozen.matters.solved)
  return mattersFound(db, sightOf(actor, jurisdiction, campaign), campaign, {
    ids: unsolved ? ids?.filter((one) => !unsolved.has(one)) : ids,
    solved: frozen ? undefined : query.solved,
    after: query.after,
    rows: most + 1,
  })
}

/** A line of a closing report opens its rows for those alone who see all of them. */
function inSight<Line extends { code?: number }>(actor: Actor, { code, ...line }: Line) {
  return { ...line, code: code !== undefined && jurisdictionWithin(actor, code) ? code : undefined }
}

/** What of a campaign somebody sees: their own part of it. */
function sightOf(actor: Actor, jurisdiction: Jurisdiction, { areaCode }: Campaign): Jurisdiction {
  return jurisdictionWithin(actor, areaCode) ?? jurisdiction
}

/** 收官报告 as it was frozen, for paper. */
export const campaignPaper = view({
  name: 'campaign.paper',
  permission: 'visit.read',
  query: z.object({ id: recordId }),
  read: async ({ db, jurisdiction, query }) => {
    const campaign = await campaignNamed(db, jurisdiction, query.id)
    if (!campaign?.content || !campaign.verifyCode) return undefined
    const { id, areaCode, verifyCode, hash } = campaign
    return { id, areaCode, verifyCode, hash, content: JSON.parse(campaign.content) as CampaignContent }
  },
  audit: (found) =>
    found
      ? [{ act: 'report.print', subject: 'campaign', subjectId: found.id, areaCode: found.areaCode, detail: {} }]
      : [],
})
export type CampaignPaper = NonNullable<Awaited<ReturnType<typeof campaignPaper>>>
