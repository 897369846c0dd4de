/** 附件: what is kept beside a visit, or beside what was seen at a place. */
export const attachmentKinds = { photo: '照片', sound: '语音备忘' } as const
export type AttachmentKind = keyof typeof attachmentKinds

/** Why an attachment has nothing in it any more; that there was one stays on file. */
export const attachmentEnds = { typed: '已录成文字', cleaned: '已清理' } as const
export type AttachmentEnd = keyof typeof attachmentEnds
