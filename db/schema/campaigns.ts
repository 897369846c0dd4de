import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf, version } from '@/db/schema/columns'
import { type CampaignPart, type CampaignState, campaignParts, campaignStates } from '@/domain/visits/codes'

/** 专项走访: a scope of households to be reached within some days; running → closed, and a closed one never changes. */
export const campaigns = pgTable(
  'campaigns',
  {
    id: key(),
    areaCode: areaCode(),
    name: text().notNull(),
    purpose: text(),
    /** The address of the roster the scope was taken from; empty for every home. */
    stated: text().notNull(),
    /** The scope in words, as it was when the campaign began. */
    scope: text().notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on').notNull(),
    /** 参加的人 of the team, with and without account. */
    visitorIds: uuid('visitor_ids').array().notNull().default(sql`'{}'`),
    /** 问计于民: one question with fixed answers, asked on the visit form while the campaign runs. */
    question: text(),
    answers: text().array().$type<string[]>().notNull().default(sql`'{}'`),
    target: integer().notNull(),
    state: text().$type<CampaignState>().notNull().default('running'),
    /** Canonical content of the closing report; the hash is taken over exactly these characters. */
    content: text(),
    hash: text(),
    previousHash: text('previous_hash'),
    verifyCode: text('verify_code'),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
    version: version(),
  },
  (campaign) => [
    index('campaigns_area').on(campaign.areaCode, campaign.fromOn),
    uniqueIndex('campaigns_verify_code').on(campaign.verifyCode).where(sql`verify_code is not null`),
    check('campaigns_state_known', oneOf(campaign.state, campaignStates)),
    check('campaigns_runs_forward', sql`${campaign.toOn} >= ${campaign.fromOn}`),
    check('campaigns_question_whole', sql`(${campaign.question} is null) = (cardinality(${campaign.answers}) = 0)`),
    check(
      'campaigns_closed_whole',
      sql`(${campaign.state} = 'closed') = (${campaign.content} is not null and ${campaign.hash} is not null and ${campaign.verifyCode} is not null and ${campaign.closedAt} is not null)`,
    ),
  ],
)

/** The households a campaign set out to reach, as counted before it began; at its closing each keeps how far it came. */
export const campaignHomes = pgTable(
  'campaign_homes',
  {
    id: key(),
    areaCode: areaCode(),
    campaignId: uuid('campaign_id').notNull(),
    householdId: uuid('household_id').notNull(),
    part: text().$type<CampaignPart>(),
    firstOn: day('first_on'),
  },
  (home) => [
    uniqueIndex('campaign_homes_one').on(home.campaignId, home.householdId),
    index('campaign_homes_area').on(home.campaignId, home.areaCode, home.householdId),
    index('campaign_homes_household').on(home.householdId),
    check('campaign_homes_part_known', sql`${home.part} is null or ${oneOf(home.part, campaignParts)}`),
  ],
)

/** What a household answered to the question of a campaign; without `answer` it was asked and said nothing. */
export const campaignAnswers = pgTable(
  'campaign_answers',
  {
    id: key(),
    areaCode: areaCode(),
    campaignId: uuid('campaign_id').notNull(),
    householdId: uuid('household_id').notNull(),
    visitId: uuid('visit_id').notNull(),
    /** Place of the answer among the fixed ones, from 1. */
    answer: smallint(),
    at: instant('at').notNull(),
    by: uuid('recorded_by').notNull(),
  },
  (row) => [
    uniqueIndex('campaign_answers_one').on(row.campaignId, row.householdId),
    index('campaign_answers_area').on(row.campaignId, row.areaCode, row.answer),
  ],
)

/** 案例素材: a matter of a campaign worth telling, in words that name nobody. */
export const campaignCases = pgTable(
  'campaign_cases',
  {
    id: key(),
    areaCode: areaCode(),
    campaignId: uuid('campaign_id').notNull(),
    issueId: uuid('issue_id').notNull(),
    words: text().notNull(),
    markedBy: uuid('marked_by').notNull(),
    markedAt: instant('marked_at').notNull(),
  },
  (row) => [
    uniqueIndex('campaign_cases_one').on(row.campaignId, row.issueId),
    index('campaign_cases_area').on(row.campaignId, row.areaCode),
  ],
)
