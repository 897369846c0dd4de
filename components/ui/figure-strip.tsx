import { Mark, type MarkColour } from '@/components/ui/mark'

export type FigureItem = {
  label: string
  value: string
  unit?: string
  note?: string
  mark?: MarkColour
  href?: string
}

function Inside({ label, value, unit, note, mark }: FigureItem) {
  return (
    <>
      <span className="figure-l">{label}</span>
      <span className="figure-n">
        {value}
        {unit && <small>{unit}</small>}
      </span>
      {note && (
        <span className={`figure-s${mark === 'red' ? ' st-overdue' : ''}`}>
          {mark ? (
            <Mark colour={mark} plain>
              {note}
            </Mark>
          ) : (
            note
          )}
        </span>
      )}
    </>
  )
}

/** Up to six figures between two rules; each is a link to its rows. */
export function FigureStrip({ figures, label }: { figures: FigureItem[]; label?: string }) {
  return (
    <section className="figures" aria-label={label ?? '要数'}>
      {figures.map((figure) =>
        figure.href ? (
          <a className="figure" key={figure.label} href={figure.href}>
            <Inside {...figure} />
          </a>
        ) : (
          <div className="figure" key={figure.label}>
            <Inside {...figure} />
          </div>
        ),
      )}
    </section>
  )
}
