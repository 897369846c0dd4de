// The version is looked at before anything is loaded that an old Node.js cannot read.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(`✖ Node.js 版本过低:需要 20.9 或更新版本,当前为 ${process.version}。`)
  console.error(`  Node.js is too old: 20.9 or newer is needed, this is ${process.version}.`)
  process.exit(1)
}
const { start } = await import('./runtime/start.mjs')
await start()
