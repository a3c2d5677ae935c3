// Channels of alerts through the whole server, over both stores: what they show, who may change them, and what is never told again.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AlertSample, ChannelMade, ChannelTested } from '../../../contract/staff-api.ts';
import { type Certificate, makeCertificate } from '../../demonstration/certificate.ts';
import { type Alerting, secretPath, startAlerting } from '../../support/server/alerting.ts';
import { memberOf, type TestMember } from '../../support/server/staff.ts';
import { storeKinds } from '../../support/server/stores.ts';

describe.each(storeKinds)('channels with $name', (kind) => {
  let certificate: Certificate;
  let scene: Alerting;
  beforeAll(async () => {
    await kind.start();
    certificate = await makeCertificate(['lethe.example']);
  });
  afterAll(() => kind.stop());
  beforeEach(async () => {
    scene = await startAlerting(kind.fresh(), certificate);
    return () => scene.stop();
  });

  it('show what a webhook gets to the byte, and test a channel at once', async () => {
    const channel = await scene.addWebhook();
    const sample = AlertSample.parse((await (await scene.admin()).ask('GET', '/alerts/sample?language=es')).body);
    expect(sample.body).toContain('Falló un borrado');
    const test = async (id: string) =>
      ChannelTested.parse((await (await scene.admin()).ask('POST', `/channels/${id}/test`)).body);
    expect(await test(channel)).toEqual({ delivered: true, problem: null, status: null });
    expect(scene.receiver.got[0]).toMatchObject({ signed: true, message: { event: 'test', lines: [] } });
    expect(Object.keys(sample.headers).every((name) => name in (scene.receiver.got[0]?.headers ?? {}))).toBe(true);
    scene.receiver.answer = 418;
    expect(await test(channel)).toEqual({ delivered: false, problem: 'status', status: 418 });
    scene.server.time += 3600;
    await scene.look();
    expect(scene.receiver.got).toHaveLength(2);
    const desk = await scene.addMail();
    expect(await test(desk)).toMatchObject({ delivered: true });
    scene.mail.recipient = '550 nobody here by that name';
    expect(await test(desk)).toEqual({ delivered: false, problem: 'refused', status: 550 });
    expect(JSON.stringify(scene.server.logged)).not.toContain('nobody here');
  });

  it('renew a key, and show neither a key nor the path of a webhook again', async () => {
    const channel = await scene.addWebhook();
    const old = scene.receiver.key;
    const made = ChannelMade.parse((await (await scene.admin()).ask('POST', `/channels/${channel}/key`)).body);
    await (await scene.admin()).ask('POST', `/channels/${channel}/test`);
    expect(scene.receiver.got[0]?.signed).toBe(false);
    scene.receiver.key = made.key ?? '';
    await (await scene.admin()).ask('POST', `/channels/${channel}/test`);
    expect(scene.receiver.got[1]?.signed).toBe(true);
    const text = JSON.stringify([
      await scene.channels(),
      await (await scene.admin()).ask('GET', '/trail'),
      await scene.history(),
    ]);
    for (const secret of [old, scene.receiver.key, secretPath]) expect(text).not.toContain(secret);
  });

  it('let technicians look and admins change, and hold rules to channels that are there', async () => {
    const channel = await scene.addWebhook();
    const rule = await scene.addRule(channel);
    const technician = await memberOf(scene.server, 'technician');
    const viewer = await memberOf(scene.server, 'viewer');
    const status = async (member: TestMember, ...asked: Parameters<TestMember['ask']>) =>
      (await member.ask(...asked)).status;
    const { id, ...body } = rule;
    const change = ['PUT', `/alert-rules/${id}`, { ...body, on: false }] as const;
    expect([await status(technician, 'GET', '/channels'), await status(viewer, 'GET', '/channels')]).toEqual([
      200, 403,
    ]);
    expect([await status(viewer, 'GET', '/alerts'), await status(viewer, 'GET', '/alert-rules')]).toEqual([200, 403]);
    expect([await status(technician, ...change), await status(await scene.admin(), ...change)]).toEqual([403, 200]);
    const stranger = { ...body, channels: ['00000000-0000-4000-8000-000000000000'] };
    expect(await status(await scene.admin(), 'POST', '/alert-rules', stranger)).toBe(409);
    expect(await status(await scene.admin(), 'POST', '/alert-rules', { ...body, kind: 'patron' })).toBe(400);
    expect(await status(await scene.admin(), 'DELETE', `/channels/${channel}`)).toBe(200);
    expect(await status(await scene.admin(), 'DELETE', `/alert-rules/${id}`)).toBe(200);
    expect([await scene.channels(), (await (await scene.admin()).ask('GET', '/alert-rules')).body]).toEqual([[], []]);
  });
});
