import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { AppointmentForm } from '@/components/visits/appointment-form'
import { Appointments, OwnHours, WhoCanCome } from '@/components/visits/appointments'
import { context } from '@/server/context'
import { appointmentList } from '@/server/visits/appointment-list'

export const metadata = { title: '预约' }

export default async function AppointmentsPage({ searchParams }: PageProps<'/visits/appointments'>) {
  const list = await appointmentList(await context(), await searchParams)
  return (
    <>
      <Still>
        <PageHead
          title="预约"
          meta="约在哪天几点、怎么联系、谁去；晚上、周末也能约"
          crumbs={[{ label: '走访', href: '/visits' }]}
        />
        <Appointments list={list} />
        <WhoCanCome list={list} />
      </Still>
      {list.may.set && <AppointmentForm list={list} key={list.edited?.id} />}
      {list.may.set && <OwnHours list={list} />}
    </>
  )
}
