// Programs that read event logs and hand them to another computer: how each is known on a machine, and when it does so.
import { namesIn, textOf, thereOf } from '../files.ts';
import type { Machine } from '../machine.ts';
import { startedBy } from '../units.ts';

interface Shipper {
  readonly name: string;
  /** Names of its process, cut at 15 letters as the kernel cuts them. */
  readonly processes: readonly string[];
  readonly programs: readonly string[];
  readonly units: readonly string[];
  /** Where it can do other things as well: its settings, and what they say when logs are read. Without it, it is there for that. */
  readonly when?: { readonly files: readonly string[]; readonly says: RegExp };
}

const plain = (name: string, ...programs: readonly string[]): Shipper => ({
  name,
  processes: [name.slice(0, 15)],
  programs: programs.length > 0 ? programs : [`usr/bin/${name}`, `usr/sbin/${name}`, `opt/${name}/bin/${name}`],
  units: [`${name}.service`],
});

export const shippers: readonly Shipper[] = [
  plain('filebeat', 'usr/share/filebeat/bin/filebeat', 'usr/bin/filebeat'),
  plain('journalbeat', 'usr/share/journalbeat/bin/journalbeat', 'usr/bin/journalbeat'),
  plain('auditbeat', 'usr/share/auditbeat/bin/auditbeat', 'usr/bin/auditbeat'),
  plain('elastic-agent', 'opt/Elastic/Agent/elastic-agent', 'usr/bin/elastic-agent'),
  plain('logstash', 'usr/share/logstash/bin/logstash'),
  plain('fluent-bit', 'opt/fluent-bit/bin/fluent-bit', 'usr/bin/fluent-bit'),
  plain('fluentd', 'opt/fluent/bin/fluentd', 'opt/td-agent/bin/fluentd', 'usr/bin/fluentd', 'usr/sbin/td-agent'),
  plain('promtail'),
  plain('alloy'),
  plain('grafana-agent'),
  plain('vector'),
  plain('otelcol', 'usr/bin/otelcol', 'usr/bin/otelcol-contrib'),
  plain('nxlog', 'opt/nxlog/bin/nxlog', 'usr/bin/nxlog'),
  plain('splunkd', 'opt/splunkforwarder/bin/splunkd', 'opt/splunk/bin/splunkd'),
  plain('datadog-agent', 'opt/datadog-agent/bin/agent/agent'),
  plain('newrelic-infra'),
  plain('wazuh-agentd', 'var/ossec/bin/wazuh-agentd', 'var/ossec/bin/ossec-agentd'),
  plain('amazon-cloudwatch-agent', 'opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent'),
  plain('google-cloud-ops-agent', 'opt/google-cloud-ops-agent/libexec/google_cloud_ops_agent_engine'),
  plain('azuremonitoragent', 'opt/microsoft/azuremonitoragent/bin/mdsd'),
  {
    ...plain('telegraf'),
    when: {
      files: ['etc/telegraf/telegraf.conf', 'etc/telegraf/telegraf.d'],
      says: /^\s*\[\[\s*inputs\.(tail|logparser|syslog|journald|docker_log)\s*\]\]/m,
    },
  },
  {
    ...plain('zabbix_agentd'),
    processes: ['zabbix_agentd', 'zabbix_agent2'],
    programs: ['usr/sbin/zabbix_agentd', 'usr/sbin/zabbix_agent2'],
    units: ['zabbix-agent.service', 'zabbix-agent2.service'],
    // Its items `log[]` and `eventlog[]` are active ones: the server asks for them, and the settings here do not show it.
    when: {
      files: [
        ...['etc/zabbix/zabbix_agentd.conf', 'etc/zabbix/zabbix_agentd.d'],
        ...['etc/zabbix/zabbix_agentd.conf.d', 'etc/zabbix/zabbix_agent2.conf', 'etc/zabbix/zabbix_agent2.d'],
      ],
      says: /^\s*ServerActive\s*=\s*\S/m,
    },
  },
  {
    ...plain('nrpe'),
    units: ['nagios-nrpe-server.service', 'nrpe.service'],
    when: {
      files: ['etc/nagios/nrpe.cfg', 'etc/nagios/nrpe_local.cfg', 'etc/nagios/nrpe.d', 'etc/nrpe.d'],
      says: /^\s*command\[[^\]]*\]\s*=.*(check_log|check_journal|logwarn|\/var\/log\/|journalctl)/m,
    },
  },
  {
    ...plain('collectd'),
    when: {
      files: ['etc/collectd/collectd.conf', 'etc/collectd/collectd.conf.d', 'etc/collectd.conf', 'etc/collectd.d'],
      says: /^\s*LoadPlugin\s+"?tail(_csv)?"?/im,
    },
  },
];

/** Names of those that are installed, started or running, and read logs as far as their settings tell. */
export async function shippersOn(machine: Machine): Promise<readonly string[]> {
  const running = await processesOf(machine);
  const found = await Promise.all(
    shippers.map(async (shipper) => ((await isHere(machine, shipper, running)) ? [shipper.name] : [])),
  );
  return found.flat();
}

async function isHere(machine: Machine, shipper: Shipper, running: ReadonlySet<string>): Promise<boolean> {
  const { processes, programs, units, when } = shipper;
  const there =
    processes.some((name) => running.has(name)) ||
    (await thereOf(machine, programs)).length > 0 ||
    (await startedBy(machine, ...units)).length > 0;
  return there && (when === undefined || (await anySays(machine, when.files, when.says)));
}

async function anySays(machine: Machine, files: readonly string[], says: RegExp): Promise<boolean> {
  const texts = await Promise.all(files.map((path) => textsAt(machine, path)));
  return texts.flat().some((text) => says.test(text));
}

/** A file, or all files of a folder. */
async function textsAt(machine: Machine, path: string): Promise<readonly string[]> {
  if (!/\.d$/.test(path)) return [(await textOf(machine, path)) ?? ''];
  const names = await namesIn(machine, path);
  return await Promise.all(names.map(async (name) => (await textOf(machine, `${path}/${name}`)) ?? ''));
}

/** Names of programs alone; nothing of what they were called with. A process may end while it is looked at. */
async function processesOf(machine: Machine): Promise<ReadonlySet<string>> {
  const ids = (await namesIn(machine, 'proc')).filter((name) => /^\d+$/.test(name));
  const names = await Promise.all(ids.map((id) => textOf(machine, `proc/${id}/comm`).catch(() => null)));
  return new Set(names.flatMap((name) => (name === null ? [] : [name.trim()])));
}
