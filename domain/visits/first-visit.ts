import { firstVisitTasks } from '@/domain/visits/codes'

/** What to say first at a door where nobody of us has been heard yet (seed row 6). */
export function openingLine({ place, name }: { place: string; name: string }): string {
  return `“您好，我是${place}的${name}，来认个门，看看有什么要帮的。”`
}

/** 六个一 in one line, to read before knocking (seed row 38). */
export const firstVisitWords = Object.values(firstVisitTasks).join('、')
