// What the scripts share: how a result is told, and how the site is asked.

export function check(what, holds, detail = '') {
  console.log(holds ? `ok: ${what}` : `FAILED: ${what}${detail === '' ? '' : `: ${detail}`}`);
}

export function skip(what, why) {
  console.log(`skipped: ${what}: ${why}`);
}

/** The body of an answer, and the answer; anything but 200 is an error. */
export async function ask(url, headers = {}) {
  const response = await fetch(url, { headers });
  if (response.status !== 200) throw new Error(`${url} answers ${response.status}`);
  return { response, text: await response.text() };
}

export async function json(url, headers) {
  return JSON.parse((await ask(url, headers)).text);
}
