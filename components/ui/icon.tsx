import type { ReactNode } from 'react'

const shapes = {
  today: (
    <>
      <rect x="2.5" y="3.5" width="13" height="12" rx="1.5" />
      <path d="M2.5 7.5h13M6 2v3M12 2v3M6.5 11.5l2 1.8 3.2-3.6" />
    </>
  ),
  households: <path d="M4.5 15.5v-13h9v13M2.5 15.5h13M10.8 9v1" />,
  visits: (
    <>
      <path d="M9 16s5-4.6 5-8.6A5 5 0 0 0 4 7.4C4 11.4 9 16 9 16z" />
      <circle cx="9" cy="7.3" r="1.7" />
    </>
  ),
  issues: (
    <>
      <path d="M2.5 3.5h13v9h-7l-3 2.7v-2.7h-3z" />
      <path d="M6 7h6M6 9.5h4" />
    </>
  ),
  rosters: (
    <>
      <path d="M6.5 4.5h9M6.5 9h9M6.5 13.5h9" />
      <path d="M2.7 4.5h.6M2.7 9h.6M2.7 13.5h.6" strokeWidth="2" />
    </>
  ),
  analysis: <path d="M2.5 15.5h13M4.5 15.5v-5M9 15.5v-11M13.5 15.5v-7.5" />,
  manage: (
    <>
      <path d="M2.5 5.5h8M13.5 5.5h2M2.5 12.5h2M7.5 12.5h8" />
      <circle cx="12" cy="5.5" r="1.6" />
      <circle cx="6" cy="12.5" r="1.6" />
    </>
  ),
  meetings: (
    <>
      <path d="M3 13.5v-2a2.5 2.5 0 0 1 2.5-2.5h7a2.5 2.5 0 0 1 2.5 2.5v2" />
      <circle cx="9" cy="5" r="2.3" />
      <path d="M2.5 15.5h13" />
    </>
  ),
  projects: <path d="M3.5 15.5v-13M3.5 3h9.5l-2 3 2 3h-9.5" />,
  training: (
    <path d="M9 5.2C7.2 3.8 5 3.4 2.5 3.5v10.8c2.5-.1 4.7.3 6.5 1.7 1.8-1.4 4-1.8 6.5-1.7V3.5C13 3.4 10.8 3.8 9 5.2zM9 5.2V16" />
  ),
  audit: (
    <>
      <path d="M9 2l5.5 2v4.6c0 3.4-2.3 5.9-5.5 7.4-3.2-1.5-5.5-4-5.5-7.4V4z" />
      <path d="M6.6 8.8l1.8 1.8 3.2-3.6" />
    </>
  ),
  more: <path d="M4 9h.1M9 9h.1M14 9h.1" strokeWidth="2.2" />,
} satisfies Record<string, ReactNode>

const small = {
  search: { box: 16, width: 1.4, path: 'M11.5 7a4.5 4.5 0 1 1-9 0a4.5 4.5 0 1 1 9 0M10.5 10.5L14 14' },
  tick: { box: 14, width: 2, path: 'M3 7.3l2.7 2.7L11 4.5' },
  close: { box: 9, width: 1.3, path: 'M1 1l7 7M8 1L1 8' },
  back: { box: 20, width: 1.6, path: 'M12.5 4l-6 6 6 6' },
} as const

export type IconName = keyof typeof shapes | keyof typeof small | 'down'

/** A line drawing that stands beside its word; never alone. */
export function Icon({ name }: { name: IconName }) {
  const line = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const
  if (name === 'down')
    return (
      <svg width="10" height="6" viewBox="0 0 10 6" aria-hidden="true" {...line} strokeWidth="1.5">
        <path d="M1 1l4 4 4-4" />
      </svg>
    )
  if (name in small) {
    const { box, width, path } = small[name as keyof typeof small]
    return (
      <svg width={box} height={box} viewBox={`0 0 ${box} ${box}`} aria-hidden="true" {...line} strokeWidth={width}>
        <path d={path} />
      </svg>
    )
  }
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" {...line} strokeWidth="1.4">
      {shapes[name as keyof typeof shapes]}
    </svg>
  )
}

/** The house of the brand: six doors, one of them filled. */
export function Brand({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true">
      <path
        fill="none"
        stroke="#1d5c9f"
        strokeWidth="1.5"
        d="M1.75 1.75h5v7.5h-5zM8.5 1.75h5v7.5h-5zM15.25 1.75h5v7.5h-5zM1.75 12.75h5v7.5h-5zM15.25 12.75h5v7.5h-5z"
      />
      <path d="M7.75 12h6.5v9h-6.5z" fill="#1d5c9f" />
    </svg>
  )
}
