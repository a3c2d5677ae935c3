// Everything that the last report said, field by field. A report holds nothing else.
import type { Report } from '../../../contract/report.ts';
import { type Fact, Facts } from '../parts/facts.tsx';
import { type Say, useSay } from '../say/words.ts';
import {
  bandText,
  containmentText,
  countText,
  ranText,
  softwareText,
  systemText,
  uptimeText,
  wordText,
} from './values.ts';

const code = (text: string) => <span class="code">{text}</span>;

const ofStation = (say: Say, report: Report): readonly Fact[] => [
  [say('field-software'), softwareText(report.software)],
  [say('field-version'), String(report.version)],
  [say('field-system'), systemText(report.system)],
  [say('field-uptime'), uptimeText(say, report.uptimeDays)],
  [say('field-disk'), bandText(say, 'disk', report.disk)],
  [say('field-network'), wordText(say, report.network)],
  [say('field-clock'), wordText(say, report.clock)],
  [say('field-updates'), wordText(say, report.updates)],
  [say('field-containment'), containmentText(say, report.containment)],
  [say('field-dropped'), countText(say, report.droppedReports)],
];

const ofPromises = (say: Say, report: Report): readonly Fact[] => {
  const daily = (['memory', 'load', 'temperature', 'wipe'] as const).map((name): Fact => {
    return [say(`field-${name}`), report.day === null ? say('word-unknown') : bandText(say, name, report.day[name])];
  });
  return [
    [say('field-out'), report.outOfService === 'no' ? say('word-none') : code(report.outOfService)],
    [say('field-failed'), countText(say, report.failedWipes)],
    [say('field-logs'), ranText(say, report.eventLogs)],
    [say('field-daily'), ranText(say, report.dailyWipe)],
    [say('field-canary'), ranText(say, report.canaryAudit)],
    ...daily,
  ];
};

export function ReportFacts({ report }: { readonly report: Report | null }) {
  const say = useSay();
  const columns = [say('facts-field'), say('facts-value')] as const;
  return (
    <section class="panel" aria-labelledby="report-title">
      <h2 id="report-title">{say('report')}</h2>
      <p class="fine">{say(report === null ? 'report-none' : 'report-all')}</p>
      {report !== null && (
        <>
          <div class="columns">
            <Facts caption={say('report')} columns={columns} facts={ofStation(say, report)} />
            <Facts caption={say('report')} columns={columns} facts={ofPromises(say, report)} />
          </div>
          {report.day !== null && <p class="foot">{say('report-day')}</p>}
        </>
      )}
    </section>
  );
}
