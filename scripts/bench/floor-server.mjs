// The plain handler a page of work is weighed against: one statement, one string, no framework.
import http from 'node:http'
import postgres from 'postgres'

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 4, onnotice: () => {} })
const statements = JSON.parse(process.env.BENCH_STATEMENTS ?? '{}')

const server = http.createServer(async (request, response) => {
  const statement = statements[(request.url ?? '').slice(1)]
  if (!statement) return response.writeHead(404).end()
  const rows = await sql.unsafe(statement, [], { prepare: true })
  const cells = rows.map(
    (row) =>
      `<tr>${Object.values(row)
        .map((value) => `<td>${escaped(value)}</td>`)
        .join('')}</tr>`,
  )
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><title>floor</title><table>${cells.join('')}</table>`)
})
server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port }),
)
process.on('disconnect', () => process.exit(0))

/** @param {unknown} value */
function escaped(value) {
  return String(value ?? '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
