import type { ReactNode } from 'react'
import { type MarkColour, MarkShape } from '@/components/ui/mark'

export type NoticeKind = 'info' | 'overdue' | 'due' | 'done'

const kindClass: Record<NoticeKind, string> = {
  info: 'notice',
  overdue: 'notice notice-overdue',
  due: 'notice notice-due',
  done: 'notice notice-done',
}
const kindMark: Record<NoticeKind, MarkColour> = { info: 'blue', overdue: 'red', due: 'yellow', done: 'green' }

/** Said at the place it is about; stays until it is dealt with. */
export function Notice(props: { kind?: NoticeKind; title?: string; children?: ReactNode; role?: 'status' | 'alert' }) {
  const { kind = 'info', title, children, role } = props
  return (
    <div className={kindClass[kind]} role={role}>
      {title && (
        <h2>
          <MarkShape colour={kindMark[kind]} />
          {title}
        </h2>
      )}
      {children}
    </div>
  )
}

/** A failure in three lines (怎么回事, 什么是安全的, 现在怎么办) and a number to read out on the telephone. */
export function Failure(props: {
  title: string
  what: ReactNode
  safe: ReactNode
  now: ReactNode
  code?: string
  actions?: ReactNode
  kept?: ReactNode
}) {
  return (
    <div className="err">
      <h1>
        <MarkShape colour="red" />
        {props.title}
      </h1>
      <dl>
        <div>
          <dt>怎么回事</dt>
          <dd>{props.what}</dd>
        </div>
        <div>
          <dt>什么是安全的</dt>
          <dd>{props.safe}</dd>
        </div>
        <div>
          <dt>现在怎么办</dt>
          <dd>{props.now}</dd>
        </div>
      </dl>
      {props.actions && <div className="actions">{props.actions}</div>}
      {props.kept}
      {props.code && (
        <p className="meta err-code">
          再试不行，请联系街道信息员，报编号 <span className="tnum nowrap">{props.code}</span>。
        </p>
      )}
    </div>
  )
}
