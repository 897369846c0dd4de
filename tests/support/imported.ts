import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { kinships, sexes } from '@/domain/residents/codes'
import { tagLabels } from '@/domain/tags/codes'
import type { Context } from '@/server/context'
import { commitImport } from '@/server/exchange/commit-import'
import { importBatch } from '@/server/exchange/import-batch'
import { mapSheet } from '@/server/exchange/map-sheet'
import { runImport } from '@/server/exchange/run-import'
import { uploadSheet } from '@/server/exchange/upload-sheet'

/** The tables an import writes to. */
export const tables = [
  'buildings',
  'dwellings',
  'households',
  'residents',
  'residencies',
  'outside_contacts',
  'tags',
  'tag_denials',
  'search_keys',
  'household_stats',
]

/** Everything in those tables, as one text that differs when a single value does. */
export async function tablesOf(owner: Database): Promise<string> {
  const parts = []
  for (const table of tables)
    parts.push(
      await owner.execute(sql`select to_jsonb(t) as row from ${sql.identifier(table)} t order by to_jsonb(t)::text`),
    )
  return JSON.stringify(parts)
}

/** A desk that brings files in; new homes go to one grid. */
export type Bringing = ReturnType<typeof bringing>

export function bringing(context: Context, grid: number) {
  return {
    context,
    /** Uploads a file, settles its columns and waits for the preview. */
    async prepared(
      fileName: string,
      bytes: Uint8Array,
      { sheet = 0, uses = {} }: { sheet?: number; uses?: Readonly<Record<string, string>> } = {},
    ): Promise<string> {
      const uploaded = await uploadSheet(context, { fileName, bytes: new Uint8Array(bytes) })
      if (!uploaded.ok) throw new Error(uploaded.refusal.kind)
      const { id: batchId } = uploaded.value
      const chosen = Object.fromEntries(Object.entries(uses).map(([column, use]) => [`use.${column}`, use]))
      const mapped = await mapSheet(context, { batchId, gridCode: String(grid), sheet: String(sheet), ...chosen })
      if (!mapped.ok) throw new Error(JSON.stringify(mapped.refusal))
      await runImport(context, batchId)
      return batchId
    },
    async committed(batchId: string): Promise<void> {
      const agreed = await commitImport(context, { batchId, confirmed: 'on' })
      if (!agreed.ok) throw new Error(JSON.stringify(agreed.refusal))
      await runImport(context, batchId)
      const batch = await importBatch(context, { id: batchId })
      if (batch?.state !== 'committed') throw new Error(`${batch?.state} ${batch?.failure}`)
    },
  }
}

type Told = Record<string, string | null> & { address: string; tags: { code: string; detail: string | null }[] | null }

/** The homes a batch brought, each with a line for every member and outside contact: everything the file now knows. */
export async function homesOf(owner: Database, batchId: string): Promise<Record<string, string[]>> {
  const homes: Record<string, string[]> = {}
  const brought = sql`select (w ->> 'id')::uuid from import_rows i, jsonb_array_elements(i.written) w where i.batch_id = ${batchId}`
  const members = await owner.execute<Told>(sql`
    select h.address, p.*, r.relation, (select jsonb_agg(jsonb_build_object('code', t.code, 'detail', t.detail)) from tags t where t.resident_id = p.id) as tags
    from households h join residencies r on r.household_id = h.id join residents p on p.id = r.resident_id
    where h.id in (${brought}) order by (select min(i.row_no) from import_rows i where i.batch_id = ${batchId} and i.written @> jsonb_build_array(jsonb_build_object('id', p.id)))`)
  for (const member of members) homes[member.address] = [...(homes[member.address] ?? []), memberLine(member)]
  const contacts = await owner.execute<Record<'address' | 'name' | 'relation' | 'phone_masked', string>>(sql`
    select h.address, c.name, c.relation, c.phone_masked from outside_contacts c join households h on h.id = c.household_id
    where h.id in (${brought}) order by c.name, c.relation desc`)
  for (const { address, name, relation, phone_masked: phone } of contacts)
    homes[address]?.push(`联系人 ${name} ${relation} ${phone}`)
  return homes
}

const coded = [
  'ethnic',
  'education',
  'marital',
  'political',
  'work',
  'health',
  'registration',
  'hukou',
  'hukou_address',
]

function memberLine(person: Told): string {
  const born = person.born_on?.slice(0, { month: 7, year: 4 }[person.birth_precision ?? ''] ?? 10)
  const tags = (person.tags ?? []).map(
    ({ code, detail }) => `#${tagLabels[code as keyof typeof tagLabels]}${detail ? `(${detail})` : ''}`,
  )
  const phone =
    person.phone_masked && `电话${person.phone_masked}${person.phone_note ? `（${person.phone_note}）` : ''}`
  const facts = coded.flatMap((field) => {
    const value = person[field]
    const name = field === 'hukou_address' ? 'hukouAddress' : field
    return value && value !== 'WZ' ? [`${name}=${value}`] : []
  })
  return [
    person.name,
    kinships[person.relation as keyof typeof kinships],
    person.sex === '0' ? '—' : sexes[person.sex as keyof typeof sexes],
    born ?? '—',
    ...tags.toSorted(),
    phone,
    ...facts,
    person.note && `注：${person.note}`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** The same tables as people see them: without the ids, seals and moments that differ from one writing to the next. */
export async function sameWhoeverWrote(owner: Database): Promise<string> {
  const rows = await owner.execute(sql`
    select h.number, h.address, h.from_on, h.sort_key, d.address as door, b.name as building, head.name as head, s.members,
      p.name, p.pinyin, p.sex, p.born_on, p.id_index, p.id_masked, p.phone_index, p.phone_masked, p.phone_note, p.note, p.version,
      r.relation, r.from_on as since, r.to_on, r.arrival,
      (select jsonb_agg(t.code || coalesce(t.detail, '') order by t.code) from tags t where t.resident_id = p.id) as tags,
      (select jsonb_agg(c.name || c.relation || coalesce(c.phone_masked, '') order by c.name, c.relation) from outside_contacts c where c.household_id = h.id) as contacts,
      (select jsonb_agg(k.kind || k.key order by k.kind, k.key) from search_keys k where k.subject_id in (p.id, h.id)) as keys
    from residencies r join residents p on p.id = r.resident_id join households h on h.id = r.household_id
      join dwellings d on d.id = h.dwelling_id join buildings b on b.id = d.building_id
      left join residents head on head.id = h.head_id left join household_stats s on s.household_id = h.id
    order by h.address, p.name`)
  const counts = await Promise.all(
    tables.map((table) => owner.execute(sql`select count(*)::int as n from ${sql.identifier(table)}`)),
  )
  return JSON.stringify([rows, counts])
}
