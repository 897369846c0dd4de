// Run with tsx and the react-server condition: the seed is TypeScript of the database floor.

import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './runtime/places.mjs'

const ownerUrl = process.env.BAIJIA_OWNER_URL
if (!ownerUrl) throw new Error('BAIJIA_OWNER_URL is missing')
const { seedDemo } = await import(pathToFileURL(path.join(root, 'db/seed/demo.ts')).href)
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
await seedDemo(ownerUrl, { today })
process.exit(0)
