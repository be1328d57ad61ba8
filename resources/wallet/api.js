// Asking the platform. Who asks is said by a cookie this page cannot read.

/** The platform said no: `answer` has code, sub_code, sub_msg and the refusal's fields. */
export class Refused extends Error {
  constructor(answer) {
    super(answer.sub_code ?? answer.code);
    this.answer = answer;
  }
}

/** No answer came: what was asked may or may not have happened. */
export class Unheard extends Error {}

const PATIENCE = 10000;
const ears = new Set();
let heard = true;

/** Tell `ear(true | false)` whenever the platform is reached again, or no longer. */
export const onReach = (ear) => ears.add(ear);
export const reached = () => heard;

function reach(now) {
  if (now === heard) return;
  heard = now;
  ears.forEach((ear) => ear(now));
}

async function post(verb, body) {
  const reply = await fetch(`/wallet/api/${verb}`, {
    method: "POST",
    credentials: "same-origin",
    cache: "no-store",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
  return reply.json();
}

export async function ask(verb, body = {}) {
  let answer;
  try {
    answer = await post(verb, body);
  } catch (problem) {
    reach(false);
    throw new Unheard(String(problem));
  }
  reach(true);
  if (answer.code !== "10000") throw new Refused(answer);
  return answer;
}
