import 'server-only'
import { z } from 'zod'
import { areaForUpdate, updateArea } from '@/db/queries/areas'
import { isAreaCode } from '@/domain/areas/area-code'
import { accept, refuse } from '@/domain/result'
import { areaFields } from '@/server/areas/area-fields'
import { command } from '@/server/command'

/** 改地区: name, what it covers, who heads it. The code never changes: facts keep it. */
export const editArea = command({
  name: 'area.edit',
  permission: 'area.manage',
  input: z.object({ code: z.coerce.number().refine(isAreaCode), ...areaFields }),
  run: async ({ tx, jurisdiction, input: { code, ...words } }) => {
    const area = await areaForUpdate(tx, jurisdiction, code)
    if (!area) return refuse({ kind: 'not_found' as const })
    await updateArea(tx, code, words)
    const before = { name: area.name, scope: area.scope, headName: area.headName }
    return accept({
      value: { code },
      audit: {
        act: 'area.edit' as const,
        subject: 'area',
        subjectId: String(code),
        areaCode: code,
        detail: { before, after: words },
      },
    })
  },
})
