import 'server-only'
import { getTableColumns } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { KnownResident } from '@/db/queries/import-lookups'
import { recordedSince, type Version, versionsOf } from '@/db/queries/provenance'
import { residents } from '@/db/schema/residents'
import type { Jurisdiction } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import type { ComparedField } from '@/domain/exchange/matching'

/** Since when a value on file stands and who put it there: 2026-03-01 周敏华改, 2025-01-05 建档. */
export type Provenance = (resident: KnownResident, field: ComparedField) => string

const kept: Partial<Record<ComparedField, keyof KnownResident>> = { identity: 'idIndex', phone: 'phoneIndex' }

/** Looks up how the values of these residents came to be what they are. */
export async function provenanceOf(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  known: readonly KnownResident[],
): Promise<Provenance> {
  const ids = known.map(({ id }) => id)
  const since = await recordedSince(tx, jurisdiction, ids)
  const versions = await versionsOf(tx, jurisdiction, [
    ...ids,
    ...[...since.values()].map(({ residencyId }) => residencyId),
  ])
  return (resident, field) => {
    const born = since.get(resident.id)
    const ofRelation = field === 'relation'
    const rowId = ofRelation ? born?.residencyId : resident.id
    const ours = resident[kept[field] ?? (field as keyof KnownResident)]
    const change = lastChange(versions.get(rowId ?? '') ?? [], ofRelation ? 'relation' : columnOf(field), ours)
    if (change) return `${dayOf(change.at)} ${change.by ?? ''}改`
    return born ? `${dayOf(born.recordedAt)} 建档` : ''
  }
}

/** The change that put the present value there: the latest whose version before it held another. */
function lastChange(versions: readonly Version[], column: string, ours: unknown): Version | undefined {
  return versions.find(({ before }) => (before[column] ?? null) !== (ours ?? null))
}

function columnOf(field: ComparedField): string {
  const columns = getTableColumns(residents)
  return columns[(kept[field] ?? field) as keyof typeof columns]?.name ?? field
}
