import { ActEnd } from '@/components/households/act-forms'
import { DateField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { grouped } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { divideGridsAction } from '@/server/areas/actions'
import type { RegridDesk } from '@/server/areas/regrid-desk'

type Props = { desk: RegridDesk }
type Targets = { value: string; label: string }[]

const stays = '不动'

/** 重划网格: day and reason, new grids, and for every place where it goes. */
export function RegridForm({ desk }: Props) {
  const born = Array.from({ length: desk.bornMost }, (_, index) => String(index + 1))
  const targets: Targets = [
    ...desk.grids.map(({ code, name }) => ({ value: String(code), label: name })),
    ...born.map((n) => ({ value: `new${n}`, label: `新网格 ${n}` })),
  ]
  return (
    <ActionForm action={divideGridsAction}>
      <div className="field-row">
        <DateField
          name="on"
          label="起用日期"
          required
          min={desk.days.from}
          max={desk.days.to}
          defaultValue={desk.today}
        />
        <TextField name="reason" label="为什么重划" required className="w-line" />
      </div>
      <Section title="新网格" meta="用到几个填几个；每个网格要有一名责任人">
        {born.map((n) => (
          <div key={n} className="field-row">
            <TextField name={`name.${n}`} label={`新网格 ${n} 名称`} />
            <TextField name={`head.${n}`} label={`新网格 ${n} 责任人`} />
          </div>
        ))}
      </Section>
      <Section title="整个网格并到" meta="全部门室划走的网格，从起用日起撤销">
        <div className="field-row">
          {desk.grids.map(({ code, name, doors }) => (
            <SelectField
              key={code}
              name={`to.g:${code}`}
              label={`${name}（${grouped(doors)} 个门室）`}
              options={targets.filter(({ value }) => value !== String(code))}
              none={stays}
            />
          ))}
        </div>
      </Section>
      <Buildings desk={desk} targets={targets} />
      <Section title="网格长去哪个网格" meta="网格要撤销的，一定要选">
        <div className="field-row">
          {desk.workers.map(({ accountId, name, grid }) => (
            <SelectField
              key={accountId}
              name={`worker.${accountId}`}
              label={`${name}（${grid}）`}
              options={targets}
              none={stays}
            />
          ))}
        </div>
      </Section>
      <ActEnd act="重划" back="/regrids" />
    </ActionForm>
  )
}

/** Every building, and the units and doors of those opened; the narrower choice holds. */
function Buildings({ desk, targets }: Props & { targets: Targets }) {
  const opened = (id: string) => desk.open.includes(id)
  return (
    <>
      <Section title="按楼栋划" meta="要按单元或门室划，先打开那一栋，再填别的">
        <div className="field-row">
          {desk.buildings.map(({ id, estate, name, grid, households }) => (
            <SelectField
              key={id}
              name={`to.b:${id}`}
              label={`${estate} ${name}`}
              hint={
                <>
                  {`${grid}，${grouped(households)} 户　`}
                  {!opened(id) && <a href={`/regrids/new?open=${[...desk.open, id].join(',')}`}>分单元、门室</a>}
                </>
              }
              options={targets}
              none={stays}
            />
          ))}
        </div>
      </Section>
      {desk.units.map(({ buildingId, estate, building, unit, doors }) => (
        <Section key={`${buildingId} ${unit}`} title={`${estate} ${building} ${unit ? `${unit}单元` : ''}`}>
          <div className="field-row">
            <SelectField name={`to.u:${buildingId}:${unit ?? ''}`} label="整个单元" options={targets} none={stays} />
            {doors.map(({ id, room, grid }) => (
              <SelectField key={id} name={`to.d:${id}`} label={`${room}（${grid}）`} options={targets} none={stays} />
            ))}
          </div>
        </Section>
      ))}
    </>
  )
}
