/** Fixed secrets of the test runs; they protect nothing. */
export const testSecrets = {
  authSecret: Buffer.alloc(32, 1).toString('base64'),
  fieldKey: Buffer.alloc(32, 2).toString('base64'),
  indexKey: Buffer.alloc(32, 3).toString('base64'),
  actionsKey: Buffer.alloc(32, 4).toString('base64'),
  appPassword: 'baijia-test',
  postgresPassword: 'baijia-test',
}
