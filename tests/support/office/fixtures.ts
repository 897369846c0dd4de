import { cells } from '@/tests/support/office/cells'
import type { Given } from '@/tests/support/office/given'
import { ledgers } from '@/tests/support/office/ledgers'
import { people } from '@/tests/support/office/people'
import { texts } from '@/tests/support/office/texts'

/** Where the sheets are kept, each beside what has to come of it. */
export const sheetsFolder = 'tests/fixtures/sheets'

/** Twenty sheets as offices make them; every person is invented. */
export const fixtures: readonly Given[] = [...ledgers, ...texts, ...people, ...cells]
