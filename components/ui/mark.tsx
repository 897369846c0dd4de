import type { ReactNode } from 'react'

export type MarkColour = 'red' | 'yellow' | 'green' | 'blue' | 'none'

const shape: Record<MarkColour, ReactNode> = {
  red: <path d="M6 .8l5.7 10.4H.3z" />,
  yellow: <path d="M6 .2L11.8 6 6 11.8.2 6z" />,
  green: <circle cx="6" cy="6" r="5.2" />,
  blue: <path d="M1 1h10v10H1z" />,
  none: <circle cx="6" cy="6" r="4.8" />,
}
const tone: Record<MarkColour, string> = {
  red: 'st-overdue',
  yellow: 'st-due',
  green: 'st-done',
  blue: 'st-info',
  none: 'st-none',
}

/** The bare shape; a word must follow it. */
export function MarkShape({ colour }: { colour: MarkColour }) {
  return (
    <svg className={`mark mark-${colour}`} viewBox="0 0 12 12" aria-hidden="true">
      {shape[colour]}
    </svg>
  )
}

/** One colour, one shape, one word: ▲ red, ◆ yellow, ● green, ■ blue, ○ none. `plain` keeps the word in ink (红黄绿 of a household). */
export function Mark(props: { colour: MarkColour; children: ReactNode; plain?: boolean }) {
  return (
    <span className={props.plain ? 'st' : `st ${tone[props.colour]}`}>
      <MarkShape colour={props.colour} />
      {props.children}
    </span>
  )
}
