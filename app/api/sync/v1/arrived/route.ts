import { answerProof } from '@/server/sync/answer-upload'

/** Which keys a phone is about to forget are read back from what is kept. */
export function POST(request: Request): Promise<Response> {
  return answerProof(request)
}
