import 'server-only'
import type { DigitKey } from '@/db/search-keys'
import { blindIndex } from '@/server/protection/field-cipher'

/** Last digits of a number as they stand among the search keys: a keyed digest behind `#`, never digits. */
export const digitKey: DigitKey = (field, digits) => `#${blindIndex(digits, field)}`
