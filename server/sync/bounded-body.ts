import 'server-only'

/** The bytes of a body, or nothing once it is longer than allowed: what follows is not read. */
export async function boundedBytes(request: Request, most: number): Promise<Uint8Array | undefined> {
  const reader = request.body?.getReader()
  const parts: Uint8Array[] = []
  for (let length = 0; reader; ) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > most) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
  return Buffer.concat(parts)
}

/** The same as what its JSON says; a body that is none says nothing. */
export async function boundedJson(request: Request, most: number): Promise<{ said: unknown } | undefined> {
  const bytes = await boundedBytes(request, most)
  return bytes && { said: parsed(new TextDecoder().decode(bytes)) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
