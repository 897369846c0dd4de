import { type Columns, DataTable } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { grouped } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { TableScroll } from '@/components/ui/table-scroll'
import { undoRegridAction } from '@/server/areas/actions'
import type { RegridFile } from '@/server/areas/regrid-file'
import type { RegridList } from '@/server/areas/regrid-list'

type Listed = RegridList['regrids'][number]

const columns: Columns<Listed> = [
  {
    id: 'on',
    header: '起用日',
    cell: ({ row: { original } }) => <a href={`/regrids/${original.id}`}>{original.on}</a>,
  },
  { id: 'committee', header: '居民区', accessorFn: ({ committee }) => committee },
  { id: 'reason', header: '为什么', accessorFn: ({ reason }) => reason },
  { id: 'doors', header: '门室', accessorFn: ({ doors }) => grouped(doors), meta: { align: 'num' } },
  { id: 'born', header: '新建', accessorFn: ({ born }) => born, meta: { align: 'num', className: 'aux' } },
  { id: 'ended', header: '撤销', accessorFn: ({ ended }) => ended, meta: { align: 'num', className: 'aux' } },
  { id: 'by', header: '谁划的', accessorFn: ({ by }) => by, meta: { className: 'aux' } },
  {
    id: 'state',
    header: '状态',
    accessorFn: ({ undone, until }) => (undone ? '已撤销' : `在用，${until} 前可撤销`),
    meta: { className: 'aux' },
  },
]

/** 重划记录, newest first. */
export function RegridTable({ list: { regrids, may } }: { list: RegridList }) {
  if (regrids.length === 0)
    return (
      <Empty title="还没有重划过网格">
        {may.divide
          ? '按“重划网格”，可以拆开、合并网格，或把楼栋、单元、门室划到别的网格。'
          : '居民区书记重划之后，这里看得到。'}
      </Empty>
    )
  return (
    <DataTable
      caption="重划记录"
      className="stack"
      columns={columns}
      rows={regrids}
      empty={<p className="soft">没有</p>}
    />
  )
}

/** What went where, which grids began and ended, who goes round elsewhere. */
export function RegridMoved({ file: { moves, born, ended, workers } }: { file: RegridFile }) {
  return (
    <Section title="划了什么" first>
      <ul className="plain-list">
        {moves.map(({ from, to, doors, households }) => (
          <li key={`${from} ${to}`}>{`${from} → ${to}：${grouped(doors)} 个门室，${grouped(households)} 户`}</li>
        ))}
        {born.map(({ code, name, headName }) => (
          <li key={code}>{`新建${name}，责任人 ${headName}`}</li>
        ))}
        {ended.map(({ code, name, heir }) => (
          <li key={code}>{`撤销${name}，没有住户的诉求、民情和队员转到${heir}`}</li>
        ))}
        {workers.map(({ name, from, to }) => (
          <li key={`${name} ${from}`}>{`${name}：${from} → ${to}`}</li>
        ))}
      </ul>
    </Section>
  )
}

/** The same days by the grids before and after: parts differ, the whole does not. */
export function RegridCompared({ file: { compared } }: { file: RegridFile }) {
  return compared.map(({ title, from, to, sides }) => (
    <Section key={title} title={title} meta={`${from} 至 ${to}；两种分法，合计相同`}>
      {sides.map((side) => (
        <TableScroll key={side.title} label={`${title}，${side.title}`}>
          <table className="table">
            <caption>{side.title}</caption>
            <thead>
              <tr>
                <th scope="col">网格</th>
                {side.heads.map((head) => (
                  <th key={head} scope="col" className="num">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {side.rows.map(({ id, name, cells }) => (
                <tr key={id}>
                  <th scope="row" className="light">
                    {name}
                  </th>
                  {cells.map(({ n, href }, index) => (
                    <td key={side.heads[index]} className="num">
                      {href ? (
                        <a className="plain" href={href}>
                          {grouped(n)}
                        </a>
                      ) : (
                        grouped(n)
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">合计</th>
                {side.total.map((n, index) => (
                  <td key={side.heads[index]} className="num">
                    {grouped(n)}
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </TableScroll>
      ))}
    </Section>
  ))
}

/** 撤销重划. */
export function UndoRegridForm({ file: { id, until } }: { file: RegridFile }) {
  return (
    <Section title="撤销这次重划" meta={`${until} 前可以撤销；之后记的走访、诉求跟着门室回到原来的网格`}>
      <ActionForm action={undoRegridAction}>
        <HiddenField name="id" value={id} />
        <div className="form-end">
          <SubmitButton kind="plain">撤销重划</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  )
}
