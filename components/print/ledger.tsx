import type { ReactNode } from 'react'

export type LedgerColumn = { label: string; width?: string; align?: 'c' | 'n' | 'tight' }

type Props = {
  title: string
  /** The line under the title: 填报单位, 期间, 填报日期, 单位. */
  under: string[]
  columns: LedgerColumn[]
  rows: { id: string; cells: ReactNode[] }[]
  /** 合计, once at the end: a word over `span` columns, then the rest. */
  total?: { label?: string; span: number; cells: { text: ReactNode; span?: number; align?: LedgerColumn['align'] }[] }
  /** Blanks to sign in. */
  signs: string[]
  note?: ReactNode
  /** Rows high enough to write in by hand. */
  write?: boolean
  /** Who exported it, when, what for; stands behind the text of every page. */
  watermark?: string
}

const places = [20, 72, 124].flatMap((top) => [10, 102, 194].map((left) => ({ top, left })))

/** The nine faint lines that say whose copy this is. */
export function Watermark({ text }: { text: string }) {
  return (
    <div className="watermark" aria-hidden="true">
      {places.map(({ top, left }) => (
        <span key={`${top} ${left}`} style={{ top: `${top}mm`, left: `${left}mm` }}>
          {text}
        </span>
      ))}
    </div>
  )
}

function Total({ total }: { total: NonNullable<Props['total']> }) {
  return (
    <tfoot>
      <tr className="total">
        <td className="c" colSpan={total.span}>
          {total.label ?? '合计'}
        </td>
        {total.cells.map(({ text, span, align }, index) => (
          <td key={index} colSpan={span} className={align}>
            {text}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

/** A ledger on landscape A4, at most fourteen columns: the head repeats, rows stay whole, sums stand once at the end. */
export function Ledger({ title, under, columns, rows, total, signs, note, watermark, write }: Props) {
  return (
    <article className={write ? 'ledger ledger-write' : columns.length > 10 ? 'ledger ledger-dense' : 'ledger'}>
      {watermark && <Watermark text={watermark} />}
      <h1>{title}</h1>
      <div className="under">
        {under.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
      <table>
        <colgroup>
          {columns.map(({ label, width }) => (
            <col key={label} style={width ? { width } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((cell, index) => (
                <td key={columns[index]?.label} className={columns[index]?.align}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {total && <Total total={total} />}
      </table>
      {signs.length > 0 && (
        <div className="signs">
          {signs.map((sign) => (
            <span key={sign}>{sign}：</span>
          ))}
          <span />
        </div>
      )}
      {note && <p className="note">{note}</p>}
    </article>
  )
}
