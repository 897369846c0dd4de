import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { newId } from '@/db/ids'
import { insertExport } from '@/db/queries/exports'
import { fieldPolicyOf } from '@/domain/access/fields'
import { exportKinds } from '@/domain/exchange/exports'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { exportSource } from '@/server/exchange/exports/export-source'

const kinds = Object.keys(exportKinds) as [keyof typeof exportKinds, ...(keyof typeof exportKinds)[]]

/**
 * 申请导出: a list as its address states it, with what it is for. Few rows may be taken at once, more wait for a second
 * person; either way a receipt stays (features, rank 33; threat T9).
 */
export const askExport = command({
  name: 'export.ask',
  permission: 'roster.export',
  pool: 'reports',
  input: z.object({
    kind: z.enum(kinds),
    reason: z.string('请写用途').trim().min(5, '至少 5 个字，写清给谁、做什么用').max(200),
    query: z.record(z.string().max(20), z.string().max(500)),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const { kind, reason, query } = input
    const desk = { db: tx, actor, jurisdiction, now, fields: fieldPolicyOf(actor.role) }
    const source = await exportSource(desk, kind, query)
    if (!source) return refuse({ kind: 'not_found' })
    const { rows, label, words, place, subject, stated } = source
    if (rows > limits.exportRowsMost) return refuse({ kind: 'too_many', rows })
    const id = newId()
    const state = rows <= limits.exportRowsWithoutSecondPerson ? 'approved' : 'asked'
    await insertExport(tx, {
      ...{ id, areaCode: place.code, kind, label: `${place.name}${label}`, words, query, reason, rows, state },
      ...{ askedBy: actor.accountId, askedByName: actor.name, askedAt: now },
    })
    return accept({
      value: { id, ready: state === 'approved' },
      audit: {
        act: 'export.ask',
        subject: subject.kind,
        subjectId: subject.id,
        areaCode: place.code,
        purpose: reason,
        detail: { export: id, rows, query: stated },
      },
    })
  },
})
