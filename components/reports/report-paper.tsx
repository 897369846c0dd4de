import {
  Figure,
  GovAnnexes,
  GovClosing,
  GovHeading,
  GovParagraph,
  GovReport,
  GovSeal,
  GovSign,
  GovTable,
} from '@/components/print/gov-report'
import { Ledger } from '@/components/print/ledger'
import { officialDay } from '@/components/ui/dates'
import { TableScroll } from '@/components/ui/table-scroll'
import { printVerifyCode } from '@/domain/reports/canonical'
import {
  annexName,
  type Block,
  figureWords,
  ordinal,
  type ReportContent,
  type ReportTable,
} from '@/domain/reports/content'
import { piecesOf } from '@/domain/reports/marks'
import { cellText, runsOver } from '@/domain/reports/tables'

type Props = {
  content: ReportContent
  /** Of a frozen report; a draft has none and says so. */
  seal: { code: string; previousHash: string | null; day: string } | undefined
  /** Up to when its figures reach, see `countedUntil`. */
  until: string
}

/** The report on paper: from its content alone, without anything of today's data. */
export function ReportPaper({ content, seal, until }: Props) {
  const { title, subtitle, to, opening, sections, notes, annexes, office, signers } = content
  return (
    <>
      <GovReport title={seal ? title : `${title}（草稿）`} period={subtitle} {...(to ? { to } : {})}>
        <GovParagraph>{opening}</GovParagraph>
        {sections.map(({ number, title: heading, blocks }) => (
          <Part key={number} heading={`${ordinal(number)}、${heading}`} blocks={blocks} content={content} />
        ))}
        <GovClosing>
          <GovAnnexes names={annexes} />
          <GovSign office={office} day={seal ? officialDay(seal.day) : '（未冻结）'} />
          <GovSeal
            asOf={`数据截至${until}`}
            signers={signers}
            code={seal ? printVerifyCode(seal.code) : '草稿，无校验码'}
            {...(seal?.previousHash ? { previous: `承接上一份摘要　${seal.previousHash.slice(0, 16)}` } : {})}
          />
        </GovClosing>
        <section className="gov-annex">
          <p className="annex-head">{annexName(content, 0)}</p>
          <p className="annex-title">口径说明</p>
          {notes.map((note, index) => (
            <GovParagraph key={note}>
              {index + 1}．{note}
            </GovParagraph>
          ))}
        </section>
      </GovReport>
      <Ledgers content={content} />
    </>
  )
}

/** The annexes in landscape. */
function Ledgers({ content }: { content: ReportContent }) {
  return (content.lists ?? []).map(({ title, traces, columns, rows }, index) => (
    <TableScroll key={title} className="annexed" label={title}>
      <Ledger
        title={title}
        under={[annexName(content, index + 1), content.office, figureWords(content, traces)]}
        columns={columns.map(({ label, width, align }) => ({
          label,
          width: `${width}mm`,
          ...(align ? { align } : {}),
        }))}
        rows={rows.map((cells) => ({ id: cells[0] ?? '', cells }))}
        signs={[]}
      />
    </TableScroll>
  ))
}

function Part({ heading, blocks, content }: { heading: string; blocks: Block[]; content: ReportContent }) {
  const figures = new Map(content.figures.map((figure) => [figure.trace, figure]))
  return (
    <>
      <GovHeading level={1}>{heading}</GovHeading>
      {blocks.map((block) => {
        if (block.kind === 'table') {
          const table = content.tables.find(({ key }) => key === block.key)
          return table && <PaperTable key={block.key} table={table} />
        }
        return (
          <GovParagraph key={block.key} {...(block.run ? { run: block.run } : {})}>
            {piecesOf(block.text).map((piece, index) =>
              'words' in piece ? (
                piece.words
              ) : (
                <Figure key={index} text={figures.get(piece.trace)?.text ?? ''} code={piece.trace} />
              ),
            )}
          </GovParagraph>
        )
      })}
    </>
  )
}

function PaperTable({ table }: { table: ReportTable }) {
  const { caption, heads, rows, total } = table
  return (
    <GovTable
      long={runsOver(table)}
      caption={caption}
      columns={[{ label: '', width: '28mm' }, ...heads.map((label) => ({ label, align: 'n' as const }))]}
      rows={rows.map(({ name, cells }) => [name, ...cells.map(cellText)])}
      total={['合计', ...total.map(cellText)]}
    />
  )
}
