import { type SQL, sql } from 'drizzle-orm'
import { holds } from '@/db/queries/figures/households'
import { type Scope, within } from '@/db/queries/figures/scope'
import { askedElsewhere } from '@/db/queries/forms'

/** 登记的报表 on the last day. */
export function formSearch(scope: Scope): SQL {
  return sql`select f.id, f.area_code from forms f where ${within('f', scope)} and ${holds('f', scope.to)}`
}

/** Their fields: in the files already or not, asked for by another form of the same committee or not. */
export function formFieldSearch(scope: Scope): SQL {
  return sql`select x.id, x.area_code, case when x.field is null then 'no' else 'yes' end as held,
      case when ${askedElsewhere(scope.to)} then 'yes' else 'no' end as doubled
    from form_fields x join forms f on f.id = x.form_id
    where ${within('x', scope)} and ${within('f', scope)} and ${holds('f', scope.to)}`
}
