import { momentText } from '@/components/ui/dates'
import { MarkShape } from '@/components/ui/mark'
import { Section } from '@/components/ui/section'
import { PhotoInput } from '@/components/visits/photo-input'
import { attachmentEnds } from '@/domain/visits/attachment-codes'
import type { VisitFile } from '@/server/visits/visit-file'

/** 照片和语音 beside a visit, with the way to add a photo; opened one by one, and each opening is recorded. */
export function Attachments({ visit, today }: { visit: VisitFile; today: string }) {
  const { attachments, photo } = visit
  const photos = attachments.filter(({ kind }) => kind === 'photo')
  const sounds = attachments.filter(({ kind }) => kind === 'sound')
  if (attachments.length === 0 && !photo.may && !photo.words) return null
  return (
    <Section title="照片和语音" meta="谁看过照片都有记录；照片里的地点、机型、时间已去掉">
      {photo.words && (
        <div className={`notice notice-${photo.taken ? 'done' : 'overdue'}`} role={photo.taken ? 'status' : 'alert'}>
          <h2>
            <MarkShape colour={photo.taken ? 'green' : 'red'} />
            {photo.words}
          </h2>
        </div>
      )}
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map(({ id, madeAt, gone }, at) => (
            <li key={id}>
              {gone ? (
                <span className="faint">
                  照片 {at + 1} {attachmentEnds[gone]}
                </span>
              ) : (
                <a href={`/attachments/${id}`} target="_blank" rel="noreferrer">
                  <img
                    src={`/attachments/${id}`}
                    alt={`照片 ${at + 1}，${momentText(madeAt, today)}`}
                    width={220}
                    height={165}
                    loading="lazy"
                  />
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {sounds.map(({ id, madeAt, gone }) => (
        <p key={id}>
          语音备忘 {momentText(madeAt, today)}：{gone ? attachmentEnds[gone] : <a href="/visits/sounds">待录文字</a>}
        </p>
      ))}
      {photo.may && (
        <form
          className="form noprint"
          action={`/visits/${visit.id}/photos`}
          method="post"
          encType="multipart/form-data"
        >
          <div className="field">
            <label htmlFor="photo">加一张照片</label>
            <p className="hint" id="photo-hint">
              JPEG 或 PNG；存以前自动缩小，缩不了的每张不超过 5 MB；一次走访最多 {photo.most} 张
            </p>
            <PhotoInput hint="photo-hint" />
          </div>
          <div className="field actions">
            <button type="submit" className="btn">
              存照片
            </button>
          </div>
        </form>
      )}
    </Section>
  )
}
