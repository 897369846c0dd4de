import { ensureBuilt } from '@/scripts/runtime/build.mjs'
import { applicationEnvironment } from '@/scripts/runtime/database.mjs'
import { testSecrets } from '@/scripts/runtime/test-secrets.mjs'

/** The application built for the tests; every file starts its own upon a database of its own. */
export default async function setup() {
  await ensureBuilt(applicationEnvironment('', testSecrets, true))
}
