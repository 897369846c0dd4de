import 'server-only'
import { withPurpose } from '@/db/actor'
import type { Database } from '@/db/client'
import { campaignByCode, campaignByHash } from '@/db/queries/campaigns'
import { correctionsIssued, reportByCode, reportByHash } from '@/db/queries/reports/reports'
import { type FrozenContent, readVerifyCode } from '@/domain/reports/canonical'
import type { CampaignContent } from '@/domain/visits/campaign'
import { pool } from '@/server/database'
import { sha256 } from '@/server/reports/freeze-report'

/** What anybody holding a printed report may know of it: never a figure, never a person. */
export type Verified = {
  code: string
  genuine: boolean
  title: string
  subtitle: string
  areaName: string
  office: string
  frozenAt: string
  hash: string
  previous: 'first' | 'intact' | 'broken'
  corrections: string[]
}

/** 校验: the frozen characters still give the printed hash, and the report before them is still there. One look-up by a unique code. */
export async function verifiedReport(text: string, now: Date, db?: Database): Promise<Verified | undefined> {
  const code = readVerifyCode(text)
  if (!code) return undefined
  if (db) return verify(db, code, now)
  const pages = pool('pages')
  return pages.enter(() => verify(pages.db, code, now))
}

function verify(db: Database, code: string, now: Date): Promise<Verified | undefined> {
  return withPurpose(db, 'verify', now, async (tx) => {
    const report = await reportByCode(tx, code)
    const row = report ?? (await campaignByCode(tx, code))
    if (!row?.content || !row.hash) return undefined
    const content = JSON.parse(row.content) as FrozenContent | CampaignContent
    const hashed = report ? reportByHash : campaignByHash
    const before = content.previousHash ? await hashed(tx, row.areaCode, content.previousHash) : undefined
    const intact = before?.content ? sha256(before.content) === content.previousHash : false
    return {
      code,
      genuine: sha256(row.content) === row.hash && row.previousHash === content.previousHash,
      title: content.title,
      subtitle: content.subtitle,
      areaName: content.areaName,
      office: content.office,
      frozenAt: content.frozenAt,
      hash: row.hash,
      previous: content.previousHash === null ? 'first' : intact ? 'intact' : 'broken',
      corrections: (report ? await correctionsIssued(tx, report.id) : []).map(({ title }) => title),
    }
  })
}
