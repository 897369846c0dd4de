import { answerAnnouncement } from '@/server/sync/answer-upload'

/** A photo or a voice note that will come, or goes on where it broke off. */
export function POST(request: Request): Promise<Response> {
  return answerAnnouncement(request)
}
