/** Compares survey statistics with figures of R's survey package. */
import '../packages/survey/eval/run.ts'
