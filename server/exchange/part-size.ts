import 'server-only'
import { limits } from '@/config/limits'
import type { PartSize } from '@/domain/exchange/parts'

/** How sheets are cut, unless a test says otherwise. */
export const usualParts: PartSize = { rows: limits.importPartRows, together: limits.importApplyRowsInOneTransaction }
