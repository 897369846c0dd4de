import { answerCall } from '@/server/sync/answer-call'

/** What phones hand over, in the first version of the contract, which stays for ever (reliability, Appendix C). */
export function POST(request: Request): Promise<Response> {
  return answerCall(request)
}
