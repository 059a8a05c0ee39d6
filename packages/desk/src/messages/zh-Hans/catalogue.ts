import type { Catalogue } from '../catalogue.ts'
import { account } from './account.ts'
import { admin } from './admin.ts'
import { alarms } from './alarms.ts'
import { audit } from './audit.ts'
import { concepts } from './concepts.ts'
import { exchange } from './exchange.ts'
import { faultsAgreement } from './faults-agreement.ts'
import { faultsCollect } from './faults-collect.ts'
import { faultsCoverage } from './faults-coverage.ts'
import { faultsDesk } from './faults-desk.ts'
import { faultsNode } from './faults-node.ts'
import { faultsOrder } from './faults-order.ts'
import { faultsRight } from './faults-right.ts'
import { faultsSigned } from './faults-signed.ts'
import { faultsSurvey } from './faults-survey.ts'
import { faultsSurveyFile } from './faults-survey-file.ts'
import { findings } from './findings.ts'
import { item } from './item.ts'
import { keys } from './keys.ts'
import { outlets } from './outlets.ts'
import { partners } from './partners.ts'
import { polls } from './polls.ts'
import { pollsImport } from './polls-import.ts'
import { pollsTable } from './polls-table.ts'
import { pollsWork } from './polls-work.ts'
import { research } from './research.ts'
import { rights } from './rights.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { terms } from './terms.ts'
import { topic } from './topic.ts'
import { topics } from './topics.ts'
import { translate } from './translate.ts'
import { words } from './words.ts'

export const catalogue = {
  account,
  admin,
  alarms,
  audit,
  concepts,
  exchange,
  faults: {
    ...faultsSigned,
    ...faultsOrder,
    ...faultsAgreement,
    ...faultsRight,
    ...faultsDesk,
    ...faultsNode,
    ...faultsCoverage,
    ...faultsCollect,
    ...faultsSurvey,
    ...faultsSurveyFile,
  },
  findings,
  item,
  keys,
  outlets,
  partners,
  polls,
  pollsImport,
  pollsTable,
  pollsWork,
  research,
  rights,
  shell,
  signIn,
  terms,
  topic,
  topics,
  translate,
  words,
} satisfies Catalogue
