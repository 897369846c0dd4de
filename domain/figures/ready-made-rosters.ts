import { part, type Reference, whole } from '@/domain/figures/reference'

/** 名册: a list every committee keeps, told as a figure; its rows are the rows of the figure. */
export type ReadyMadeRoster = { code: string; label: string; use: string; of: Reference }

/** 常用名册, in the order offices ask for them. */
export const readyMadeRosters: readonly ReadyMadeRoster[] = [
  { code: 'ninety', label: '90 周岁以上', use: '高龄津贴、牛奶发放', of: part('living', 'age', '90-') },
  { code: 'eighty', label: '80 周岁以上', use: '重阳慰问', of: part('living', 'age', '80-89', '90-') },
  { code: 'toddlers', label: '0—3 周岁', use: '托育、疫苗', of: part('living', 'age', '0-3') },
  { code: 'children', label: '4—12 周岁', use: '四点半课堂', of: part('living', 'age', '4-6', '7-12') },
  { code: 'key_people', label: '重点人群', use: '动态台账', of: whole('key_person') },
  { code: 'hardship', label: '特殊困难家庭', use: '一户一策', of: whole('hardship') },
  { code: 'class_c', label: 'C 类重点户', use: '重点走访', of: part('household', 'class', 'C') },
  { code: 'class_a', label: 'A 类不上门户', use: '电话、线上联系', of: part('household', 'class', 'A') },
  { code: 'unclassified', label: '待分类户', use: '首轮走访后补定', of: part('household', 'class', 'none') },
  { code: 'red', label: '红色户', use: '每周关注', of: part('household', 'attention', 'red') },
  { code: 'yellow', label: '黄色户', use: '每月关注', of: part('household', 'attention', 'yellow') },
  { code: 'unknown_birth', label: '出生日期未核实', use: '补资料', of: part('living', 'age', 'none') },
]
