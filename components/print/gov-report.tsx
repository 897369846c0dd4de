import { Fragment, type ReactNode } from 'react'

/** Official text on A4, 22 lines of 28 characters: title, period, to whom, then the parts. */
export function GovReport(props: { title: string; period?: string; to?: string; children: ReactNode }) {
  return (
    <article className="gov">
      <h1>{props.title}</h1>
      {props.period && <p className="period">{props.period}</p>}
      {props.to && <p className="to">{props.to}</p>}
      {props.children}
    </article>
  )
}

/** 一、 in 黑体 on a line of its own, or （一） in 楷体. */
export function GovHeading({ level, children }: { level: 1 | 2; children: ReactNode }) {
  return level === 1 ? <h2>{children}</h2> : <h3>{children}</h3>
}

/** A paragraph, indented two characters; `run` is a heading inside the line. */
export function GovParagraph({ run, children }: { run?: string; children: ReactNode }) {
  return (
    <p>
      {run && <span className="run">{run}</span>}
      {children}
    </p>
  )
}

/** A figure and its trace code, which never part; the line may break before a bracket. */
export function Figure({ text, code }: { text: string; code: string | number }) {
  const [head, ...rest] = text.split('（')
  return (
    <>
      {head}
      {rest.map((part) => (
        <Fragment key={part}>
          <wbr />（{part}
        </Fragment>
      ))}
      {'\u2060'}
      <span className="tr">[{code}]</span>
    </>
  )
}

type Column = { label: string; align?: 'n' | 'c'; width?: string }

/** A table inside the text: three rules, no uprights; `total` is the last row, a `long` one may run over to the next page. */
export function GovTable(props: {
  caption: string
  columns: Column[]
  rows: ReactNode[][]
  total?: ReactNode[]
  long?: boolean
}) {
  const { caption, columns, rows, total, long = false } = props
  const line = (cells: ReactNode[], key: string | number, className?: string) => (
    <tr key={key} className={className}>
      {cells.map((cell, index) =>
        index === 0 ? (
          <th key={columns[index]?.label} scope="row">
            {cell}
          </th>
        ) : (
          <td key={columns[index]?.label} className={columns[index]?.align}>
            {cell}
          </td>
        ),
      )}
    </tr>
  )
  return (
    <table className={long ? 'long' : undefined}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, align, width }) => (
            <th key={label} scope="col" className={align} style={width ? { width } : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, index) => line(cells, index))}
        {total && line(total, 'total', 'total')}
      </tbody>
    </table>
  )
}

/** What ends the text: annexes, signature and code; never alone on a page. */
export function GovClosing({ children }: { children: ReactNode }) {
  return <div className="gov-closing">{children}</div>
}

/** 附件：the list after the text. */
export function GovAnnexes({ names }: { names: string[] }) {
  return (
    <p className="annex">
      {names.map((name, index) => (
        <span key={name}>
          {names.length > 1 && `${index + 1}．`}
          {name}
        </span>
      ))}
    </p>
  )
}

/** Who signs, and the day. */
export function GovSign({ office, day }: { office: string; day: string }) {
  return (
    <p className="sign">
      <span>{office}</span>
      <span className="sign-day">{day}</span>
    </p>
  )
}

/** The line that closes the last page: state of the data, signers, code, and the code before. */
export function GovSeal(props: {
  asOf: string
  signers: { role: string; name: string }[]
  code: string
  previous?: string
}) {
  return (
    <div className="seal">
      <span>
        {props.asOf}
        <br />
        {props.signers.map(({ role, name }) => `${role}　${name}`).join('　　')}
      </span>
      <span className="seal-code">
        校验码　{props.code}
        {props.previous && (
          <>
            <br />
            {props.previous}
          </>
        )}
      </span>
    </div>
  )
}
