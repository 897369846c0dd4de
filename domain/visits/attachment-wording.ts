import type { AttachmentRefusal } from '@/domain/visits/attachment'
import { attachmentKinds } from '@/domain/visits/attachment-codes'

const megabytes = (bytes: number) => `${Math.round((bytes / 1_048_576) * 10) / 10} MB`

/** Why a photo or a sound was not taken in, in three parts: what happened, what is safe, what to do. */
export function attachmentRefusalText(refusal: AttachmentRefusal): string {
  const [what, now] = parts(refusal)
  return `${what}，没有存这一个。走访的文字不受影响。${now}。`
}

function parts(refusal: AttachmentRefusal): [what: string, now: string] {
  switch (refusal.kind) {
    case 'too_large':
      return [`${attachmentKinds[refusal.of]}超过 ${megabytes(refusal.bytes)}`, '请拍小一点或录短一点再传']
    case 'too_many_photos':
      return [`一次走访最多 ${refusal.photos} 张照片`, '请挑要紧的留']
    case 'not_a_photo':
      return ['这不是 JPEG 或 PNG 照片', '请换一张照片']
    case 'not_a_sound':
      return ['这不是手机录的语音', '请重新录']
    case 'sound_too_long':
      return [`语音超过 ${refusal.seconds} 秒`, '请分成几段，短一点再录']
    case 'too_many_pixels':
      return [`照片超过 ${Math.round(refusal.pixels / 1_000_000)} 百万像素`, '请把相机调到普通清晰度再拍']
    case 'damaged':
      return ['照片文件是坏的', '请重新拍一张']
  }
}

/** What became of a photo sent from the visit record, told by the word in the address. */
export function photoText(outcome: string): string | null {
  const words: Record<string, string> = {
    added: '照片已存',
    empty: '还没有选照片，没有存。请选一张再存。',
    too_large: '照片太大，没有存这一张。走访的文字不受影响。请拍小一点再传。',
    too_many_photos: '这次走访的照片已经满了，没有存这一张。请挑要紧的留。',
    not_a_photo: '这不是 JPEG 或 PNG 照片，没有存。请换一张照片。',
    too_many_pixels: '照片的像素太多，没有存这一张。请把相机调到普通清晰度再拍。',
    damaged: '照片文件是坏的，没有存这一张。请重新拍一张。',
  }
  return Object.hasOwn(words, outcome) ? (words[outcome] ?? null) : null
}

export type SoundRefusal = { kind: 'already_typed' } | { kind: 'note_too_long'; letters: number } | { kind: 'no_visit' }

/** Why the words of a voice note were not kept. */
export function soundRefusalText(refusal: SoundRefusal): string {
  switch (refusal.kind) {
    case 'already_typed':
      return '这一段已经录成文字，没有再改。要改字，请到走访记录里改。'
    case 'note_too_long':
      return `加上这些，走访记录会超过 ${refusal.letters} 字。没有保存，语音还在，填的也在。请写短一点。`
    case 'no_visit':
      return '这段语音的走访还没有记入。没有保存，语音还在。请等走访记入后再录。'
  }
}
