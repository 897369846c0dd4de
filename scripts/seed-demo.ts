import { seedDatabase } from '@/db/seed/seed'
import { dayOf } from '@/domain/calendar/civil-day'
import { inventedData } from '@/scripts/invented-data'

const ownerUrl = process.env.BAIJIA_OWNER_URL
if (!ownerUrl) throw new Error('BAIJIA_OWNER_URL is missing')
await seedDatabase(ownerUrl, { scale: 'street', on: dayOf(new Date()), seed: 1, ...(await inventedData()) })
process.exit(0)
