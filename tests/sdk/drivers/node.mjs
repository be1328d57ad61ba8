// Drives `alipay-sdk`, the official Node client, from lines of JSON.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const setup = JSON.parse(process.argv[2]);
const { AlipaySdk } = createRequire(`${setup.packages}/`)('alipay-sdk');

const client = new AlipaySdk({
  appId: setup.app_id,
  privateKey: readFileSync(setup.app_private_key, 'ascii'),
  alipayPublicKey: readFileSync(setup.platform_public_key, 'ascii'),
  gateway: `http://127.0.0.1:${setup.port}/gateway.do`,
  signType: setup.sign_type,
  timeout: 15000,
});

const verbs = {
  // `biz` may be written either way: this client turns camelCase into snake_case all the way down.
  call: ({ method, biz, notify_url: notifyUrl }) => client.exec(
    method,
    { bizContent: biz, ...(notifyUrl ? { notifyUrl } : {}) },
    { validateSign: true },
  ),
  genuine: async ({ fields }) => client.checkNotifySignV2(fields),
};

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  let answer;
  try {
    answer = { answer: await verbs[order.do](order) };
  } catch (refusal) {
    answer = { refused: refusal.name, words: refusal.message };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
