import { testSecrets } from '@/scripts/runtime/test-secrets.mjs'

/** What the application would find in its environment; every test hands in its own database. */
Object.assign(process.env, {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  AUTH_SECRET: testSecrets.authSecret,
  BAIJIA_FIELD_KEY: testSecrets.fieldKey,
  BAIJIA_INDEX_KEY: testSecrets.indexKey,
})
