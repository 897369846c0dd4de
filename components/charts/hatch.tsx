/** What is unknown or not reached: slanted lines, which survive any printer. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="#fff" />
        <rect width="1.4" height="5" fill="#aab3bd" />
      </pattern>
    </defs>
  )
}

export type Tone = '1' | '2' | '3' | 'none'

/** The fill of a tone, `hatch` being the id of the pattern in the same drawing. */
export function fill(tone: Tone, hatch: string) {
  return tone === 'none' ? { fill: `url(#${hatch})` } : { className: `tone-${tone}` }
}

/** The square beside a word that tells which tone it is. */
export function Key({ tone }: { tone: Tone }) {
  return tone === 'none' ? (
    <span className="key hatch" />
  ) : (
    <svg className="key" viewBox="0 0 12 12" aria-hidden="true">
      <rect width="12" height="12" className={`tone-${tone}`} />
    </svg>
  )
}
