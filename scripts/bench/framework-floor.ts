import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '@/scripts/runtime/places.mjs'

const folder = path.join(root, '.data/bench-floor')

/** What the least page of the framework makes a browser load: gz KB of its scripts. Built once per version. */
export function frameworkFloorKb(): number {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'node_modules/next/package.json'), 'utf8')) as {
    version: string
  }
  const html = path.join(folder, '.next/server/app/index.html')
  if (!fs.existsSync(html) || fs.readFileSync(path.join(folder, 'version'), 'utf8') !== version) build(version)
  const page = fs.readFileSync(html, 'utf8')
  const scripts = [...page.matchAll(/<script[^>]+>/gi)].flatMap(([tag]) => {
    const source = /src="\/_next\/([^"?]+)/.exec(tag)?.[1]
    return source && !/nomodule/i.test(tag) ? [source] : []
  })
  return (
    [...new Set(scripts)].reduce(
      (sum, file) => sum + gzipSync(fs.readFileSync(path.join(folder, '.next', file))).length,
      0,
    ) / 1024
  )
}

function build(version: string): void {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(path.join(folder, 'app'), { recursive: true })
  const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text)
  const { browserslist } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    browserslist: string[]
  }
  write('package.json', JSON.stringify({ name: 'floor', private: true, browserslist }))
  write(
    'next.config.mjs',
    `export default { turbopack: { root: ${JSON.stringify(root)} }, outputFileTracingRoot: ${JSON.stringify(root)} }\n`,
  )
  write(
    'app/layout.jsx',
    'export default function Layout({ children }) { return <html lang="zh"><body>{children}</body></html> }\n',
  )
  write('app/page.jsx', 'export default function Page() { return <p>百家</p> }\n')
  const done = spawnSync(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'build', folder], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`the floor page was not built: ${done.stderr.slice(-400)}`)
  write('version', version)
}
