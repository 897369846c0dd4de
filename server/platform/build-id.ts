import 'server-only'
import { existsSync, readFileSync } from 'node:fs'

const kept = existsSync('.next/BUILD_ID') ? readFileSync('.next/BUILD_ID', 'utf8').trim() : 'development'

/** Which build answers: a page of another one goes on working, and is told that there is a newer one. */
export const buildId = () => kept
