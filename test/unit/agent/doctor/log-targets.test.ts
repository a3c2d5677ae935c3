// The grammars of rsyslog and syslog-ng: what sends, what stays, what only looks like it, and where includes lead.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Unseen } from '../../../../agent/doctor/check.ts';
import { includesIn, rsyslogTargets, targetLines } from '../../../../agent/doctor/logs/rsyslog.ts';
import { targetLines as ngLines, syslogNgTargets } from '../../../../agent/doctor/logs/syslog-ng.ts';
import type { Machine } from '../../../../agent/doctor/machine.ts';
import { machineAt, writeAt } from '../../../support/doctor/healthy.ts';

let machine: Machine;
beforeEach(() => {
  machine = machineAt(mkdtempSync(join(tmpdir(), 'lethe-log-targets-')));
});
afterEach(() => rmSync(machine.root, { recursive: true }));

const put = (path: string, ...lines: readonly string[]): void => writeAt(machine.root, path, lines);

describe('rsyslog', () => {
  it.each([
    '*.* @192.0.2.1',
    '*.*\t@@logs.example.org:6514',
    '*.*@@logs.example.org',
    'auth,authpriv.* @@(o,z9)[2001:db8::1]:10514;RSYSLOG_ForwardFormat',
    'kern.!=err;mail.none  @logs',
    '& @@logs.example.org',
    ':msg, contains, "oh, @no" @@logs.example.org',
    ':programname, isequal, "x" { @logs }',
    "if $msg contains '#' then @@logs.example.org",
    'if ($syslogseverity <= 3) then { action(type="omfwd" target="h") }',
    'action( Type = "OMFWD" target="h")',
    "action(type='omrelp' target='h' port='2514')",
    'action(name="a(b)" type="builtin:omfwd" target="h")',
    '*.* action(type="omelasticsearch" server="h")',
    '*.* action(type="omkafka" topic="t")',
    '*.* action(type="omsomethingnew")',
    '*.* action(name="nobody knows")',
    '*.* :omrelp:logs.example.org:2514',
    '*.* :ommysql:h,d,u,p',
    '*.* ^/usr/local/bin/send;template',
    '*.* >db.example.org,logs,user,word',
    '*.* \\\n  @@logs.example.org',
    'x.* /var/log/a /* here */\n*.* @@logs',
    "*.* /var/log/bob's\n*.* @@logs",
    '*.* /* never closed\n*.* @@logs',
  ])('sends: %s', (text) => expect(targetLines(text)).not.toEqual([]));

  it.each([
    '# *.* @@logs.example.org',
    '*.* /var/log/all # not @@there',
    '/* *.* @@logs.example.org\n*.* @logs */',
    '*.* -/var/log/syslog',
    '*.* |/dev/xconsole',
    '*.emerg :omusrmsg:*',
    '& stop',
    '& ~',
    '$ActionMailTo root@example.org',
    '$IncludeConfig /etc/rsyslog.d/*.conf',
    'template(name="t" type="string" string="%msg% @@no \\" @@no")',
    'action(type="omfile" file="/var/log/a@b")',
    'action(name="x"\n  type="builtin:omfile" file="/var/log/a")',
    'action(type="omusrmsg" users="*")',
    'module(load="omfwd")',
    'if $msg contains "mail @@logs" then stop',
    'if ($syslogseverity > 5) then stop',
    '',
  ])('stays: %s', (text) => expect(targetLines(text)).toEqual([]));

  it('names the line', () => {
    expect(
      targetLines('\n# one\n*.* @@a\n\naction(type="omfile" file="f")\naction(type="omfwd"\n target="h")\n'),
    ).toEqual([3, 6]);
  });

  it('follows both kinds of include, patterns, folders, and rings of them', async () => {
    put(
      'etc/rsyslog.conf',
      '$IncludeConfig /etc/rsyslog.d/*.conf',
      'include(file="/etc/more.rules")',
      '*.* /var/log/a',
    );
    put('etc/rsyslog.d/10.conf', '$IncludeConfig /etc/rsyslog.conf', 'include( mode="optional" file="/etc/folder/" )');
    put('etc/rsyslog.d/20.conf.off', '*.* @@not.read');
    put('etc/folder/whatever', '*.* @@one');
    put('etc/more.rules', '# nothing', '*.* @@two', 'include(file="/etc/missing.conf" mode="optional")');
    expect(await rsyslogTargets(machine)).toEqual(['etc/folder/whatever:1', 'etc/more.rules:2']);
  });

  it('takes text that is written where it stands for no include', () => {
    expect(includesIn('include(text="*.* /var/log/a")\n# $IncludeConfig /no\n')).toEqual([]);
  });

  it.each(['include(file=`echo $WHERE`)', '$IncludeConfig `echo /etc/x`', '$IncludeConfig /etc/*/more.conf'])(
    'does not guess where %s leads',
    async (text) => {
      put('etc/rsyslog.conf', text);
      await expect(rsyslogTargets(machine)).rejects.toThrow(Unseen);
    },
  );

  it('has no targets without settings', async () => expect(await rsyslogTargets(machine)).toEqual([]));
});

describe('syslog-ng', () => {
  it.each([
    'destination d { network("h" transport("tls")); };',
    'destination d { syslog("h"); };',
    'destination d_tcp {\n  # comment }\n  file("/var/log/a");\n  tcp("h" port(514));\n};',
    'destination d { unix-stream("/dev/x"); http(url("https://h")); };',
    'destination d { unix_dgram("/x"); elasticsearch-http(url("https://h")); };',
    'destination d { program("/bin/send"); };',
    'log { source(s); destination { udp6("h"); }; };',
    'destination "quoted name" { redis(host("h")); };',
  ])('sends: %s', (text) => expect(ngLines(text)).not.toEqual([]));

  it.each([
    'destination d { file("/var/log/network(a)" owner("root") template("$(network x)")); };',
    '# destination d { tcp("h"); };',
    'source s { network(ip(127.0.0.1)); syslog(); };',
    'destination d { usertty("*"); pipe("/dev/xconsole"); unix-dgram("/run/x" flags(no-multi-line)); };',
    'log { source(s); filter(f); destination(d); };',
  ])('stays: %s', (text) => expect(ngLines(text)).toEqual([]));

  it('follows its includes', async () => {
    put('etc/syslog-ng/syslog-ng.conf', '@include "scl.conf"', '@include "/etc/syslog-ng/conf.d/*.conf"');
    put('etc/syslog-ng/conf.d/far.conf', '', 'destination d { network("h"); };');
    put('etc/syslog-ng/conf.d/near.conf', 'destination e { file("/var/log/a"); };');
    expect(await syslogNgTargets(machine)).toEqual(['etc/syslog-ng/conf.d/far.conf:2']);
  });
});
