import type { Preview } from '@/domain/households/acts'
import type { Context } from '@/server/context'

type Outcome = { ok: true; value: unknown } | { ok: false; refusal: { kind: string } }
type Command<Answer extends Outcome> = (context: Context, raw: unknown) => Promise<Answer>

/** What an operation says it will do; nothing of it is done. */
export async function foreseen<Answer extends Outcome>(
  command: Command<Answer>,
  context: Context,
  input: Record<string, unknown>,
): Promise<Preview> {
  const answer = await command(context, input)
  if (answer.ok || !('preview' in answer.refusal)) throw new Error(`no preview: ${JSON.stringify(answer)}`)
  return answer.refusal.preview as Preview
}

/** Sees the effect and confirms it, as a person does; a refusal on the way is the answer. */
export async function carriedOut<Answer extends Outcome>(
  command: Command<Answer>,
  context: Context,
  input: Record<string, unknown>,
): Promise<Answer> {
  const answer = await command(context, input)
  if (answer.ok || !('preview' in answer.refusal)) return answer
  const { seal } = answer.refusal.preview as Preview
  return command(context, { ...input, confirmed: seal })
}

/** `户 12→11` for every count of a preview. */
export function countsOf({ counts }: Preview): string[] {
  return counts.map(({ label, before, after }) => `${label} ${after - before}`)
}
