import type { IssueGrade, IssueKind, IssueRoute, IssueSubcategory, UnitCode } from '@/domain/issues/codes'

/** One usual matter: how it is titled, who does it, and with what words it ends. */
export type Matter = {
  sub: IssueSubcategory
  titles: readonly string[]
  grade: IssueGrade
  kind: IssueKind
  route: IssueRoute
  unit?: UnitCode
  /** True when the place is the building or the estate and not a home. */
  shared: boolean
  outcome: string
  reply: string
  result?: { what: string; unit: string; from: number; to: number }
  weight: number
}

/** Of each: kind of matter; weight; u(rgent) or n(ormal); kind of request; unit; 1 when shared; titles; outcome; reply; result. */
const lines = `
facilities_pipe;9;u;help;self;0;厨房下水返水|水管接头漏水|卫生间主管渗水到楼下;疏通主管并更换接头，试水半小时未再渗漏。;管道已修好，请这两天留意，有渗水随时打电话。;更换管件 处 1 3
facilities_pipe;4;n;report;housing;1;楼前雨水管脱落|污水井冒溢;排查管段，更换破损管，井室清掏完毕。;管道已更换，井盖已复位，下雨时我们会再看一次。;更换管道 米 6 40
facilities_lighting;9;n;report;property_co;1;楼道灯不亮|单元门口灯不亮;更换灯头和声控开关，逐层试亮。;楼道灯已换好，夜里试过能亮。;更换灯具 盏 1 6
facilities_lift;4;u;complaint;property_co;1;电梯关门异响|电梯停在七层不动;维保单位更换门机皮带并试运行。;电梯已恢复运行，检修记录张贴在轿厢。
facilities_heating;6;u;help;property_co;0;家里暖气不热|暖气片漏水;排气并更换阀门，复测室温十九度。;室温已达标，明天再来复测一次。
facilities_fitness;2;n;suggestion;culture;1;健身器材螺丝松动|希望添置健身器材;紧固并更换配件，增设器材已安装验收。;器材已修好，欢迎使用，孩子请有大人陪同。;健身器材 件 1 8
facilities_handrail;3;n;help;property_co;1;楼道扶手松动|台阶没有扶手;加固立柱，补装一段扶手。;扶手已装牢，请试用，仍有晃动告诉我们。;扶手 米 2 12
environment_litter;5;n;complaint;property_co;1;楼道长期无人打扫|单元门口垃圾没清;清扫到位，排班表贴在门厅。;已清扫，以后每天一次，请监督。
environment_stacking;5;n;report;self;1;楼道堆放旧家具|顶层平台堆物;与物主商量后清走，平台上锁。;堆物已清走，通道畅通。;清理堆物 处 1 4
environment_greenbelt;3;n;report;gardens;1;绿化带被占种菜|树枝挡住窗户;清退并补种，超高枝条已修剪。;绿化带已恢复，树枝已剪。
environment_rubbish;4;n;complaint;urban;1;垃圾房有异味|垃圾清运不及时;调整清运时间，垃圾房冲洗消杀。;清运时间已改到早上，垃圾房每天冲洗。
environment_stray;2;n;report;urban;1;院内流浪犬聚集;联系收容，设置投诉电话牌。;流浪犬已收容，喂食点已撤。
parking_disorder;6;n;complaint;self;1;消防通道边停满车|外来车占位;重划车位线，装禁停牌，与车主谈妥。;禁停线已划，违停请拍照发群里。;划线 米 20 90
parking_charging;3;n;suggestion;urban;1;希望增设充电插口|充电桩经常断电;协调电力增容并新装插口。;新插口已通电，扫码即可使用。;充电插口 个 6 30
parking_bicycle;4;n;report;self;1;电动自行车进楼充电|车棚不够用;劝导移车，车棚重新排位。;门厅已清空，车棚里给您留了位置。
neighbours_noise;6;n;complaint;self;0;楼上装修噪声|夜间音响声大;与双方见面，约定施工时间。;已约定午休和晚八点后不施工，楼上写了承诺。
neighbours_dog;3;n;complaint;self;1;遛狗不牵绳|犬吠扰民;上门劝导并登记犬证。;养犬人已答应牵绳，我们会常去看看。
neighbours_dispute;3;n;help;self;0;空调外机滴水引起争执|走廊放鞋柜起争执;三方调解达成书面约定。;双方已签约定，外机加装接水管。
property_fee;3;n;enquiry;property_co;0;物业费计算有疑问|补开物业费发票;核对账目并补开发票。;账目已核对清楚，发票已送到。
property_attitude;2;n;complaint;property_co;0;门岗说话不客气;物业经理上门致歉并培训。;物业已致歉，班组做了培训。
safety_falling;2;u;report;police;1;楼上往下扔东西;查看监控并逐户提醒，张贴提示。;已找到当事人并教育，装了朝天摄像头。
safety_fire;3;u;report;fire;1;消防栓没有水|安全出口被锁;补水试压正常，门锁改为推杆。;消防栓已有水，出口已打开。
safety_manhole;2;u;report;drainage;1;井盖松动有响声|井盖缺失;更换井盖并加装防坠网。;井盖已换，晚上走路不用绕了。;更换井盖 套 1 3
safety_gas;2;u;help;self;0;闻到燃气味;关阀通风，燃气公司查出软管老化并更换。;软管已换，报警器已装好。
welfare_minimum;3;n;enquiry;civil_affairs;0;咨询低保申请条件|咨询临时救助;核对收入材料，指导填表。;材料清单已送到，缺一份收入证明，补齐就可以报。
welfare_insurance;3;n;enquiry;self;0;医保缴费不会操作|社保卡丢失补办;现场协助办结。;已办好，缴费记录请保存。
welfare_permit;3;n;enquiry;police;0;居住证到期续办|流动人口登记;核对材料并预约窗口。;已预约，周四上午带原件去就行。
welfare_job;2;n;help;self;0;想找一份附近的工作|咨询技能培训;登记求职意向，推荐两个岗位。;两家单位愿意面试，地址已发给您。
elderly_meal;3;n;help;self;0;给老人申请助餐|助餐送得晚;登记助餐，核定补贴，调整路线。;从下周一起送餐，中午十一点半前到。
elderly_care;3;n;help;health;0;卧床老人需要上门护理|想借轮椅;评估后安排上门护理，轮椅已借出。;护理员每周来两次，轮椅可借三个月。
elderly_allowance;3;n;enquiry;civil_affairs;0;高龄津贴怎么申领|高龄津贴没到账;核对身份信息，补报当月。;下月起发放，连同补发的一起到账。
children_care;2;n;enquiry;self;0;放学后托管还有没有名额;登记候补，新增一个班。;下周一可以来，带一张孩子的照片。
children_school;2;n;enquiry;self;0;随迁子女入学材料;整理材料清单并代为咨询。;材料齐了，报名时间和地点写在纸上。
culture_activity;2;n;suggestion;self;1;希望周末办邻里活动|活动室想延长开放;排入当月活动表。;周六下午两点，欢迎带家人来。
other_other;2;n;praise;self;0;感谢网格员帮忙|其他事项;已登记并转告。;谢谢您的鼓励，我们继续努力。
`

/** The usual matters of a committee, with how often each comes up. */
export const matters: readonly Matter[] = lines.trim().split('\n').map(matterOf)

function matterOf(line: string): Matter {
  const [sub, weight, grade, kind, unit, shared, titles = '', outcome = '', reply = '', result] = line.split(';')
  const [what, measure, from, to] = result?.split(' ') ?? []
  return {
    sub: sub as IssueSubcategory,
    weight: Number(weight),
    grade: grade === 'u' ? 'urgent' : 'normal',
    kind: kind as IssueKind,
    route: unit === 'self' ? 'self' : 'transfer',
    ...(unit === 'self' ? {} : { unit: unit as UnitCode }),
    shared: shared === '1',
    titles: titles.split('|'),
    outcome,
    reply,
    ...(what && measure ? { result: { what, unit: measure, from: Number(from), to: Number(to) } } : {}),
  }
}

export const pauseNotes = {
  material: '配件订货，到货后继续。',
  resident: '住户外出，约定回来后再办。',
  weather: '连日降温，待天气回暖施工。',
  department: '等部门现场勘查意见。',
  funding: '等维修资金表决结果。',
  project: '并入改造项目，等进场时间。',
} as const

export const declineNotes = [
  '属法院已立案事项，已告知按诉讼程序处理。',
  '不在本辖区，已告知对方居委会电话。',
  '属个人之间债务，建议走司法途径，已说明。',
] as const
export const withdrawNotes = ['住户来电说已自行解决。', '住户表示不用再办。'] as const
export const mergeNotes = ['与同楼一件内容相同，合并办理。'] as const
export const redispatchNotes = ['经核实属其他单位职责，改派。', '承办人调休，改由他人办理。'] as const
