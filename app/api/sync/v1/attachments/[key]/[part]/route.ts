import { answerPart } from '@/server/sync/answer-upload'

/** One part of a photo or a voice note. */
export async function POST(request: Request, { params }: RouteContext<'/api/sync/v1/attachments/[key]/[part]'>) {
  return answerPart(request, await params)
}
