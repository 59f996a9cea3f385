// One stream of block events; where a node offers none, a question every half second.
const POLL = 500;
const RETRY = 3_000;
const STREAM = '/api/v1/stream?topics=head';

export async function get(path) {
  const answer = await fetch(`/api/v1/${path}`, { headers: { Accept: 'application/json' }, cache: 'no-store' });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.detail || `GET /api/v1/${path} was answered with ${answer.status}.`);
  }
  return answer.json();
}

// Rows of a list that fit one page.
export const rows = async (path) => (await get(path)).items;

// What the host says to its own machine only; elsewhere, and without a host, there is nothing to show.
export async function host(path) {
  const answer = await fetch(`/host/api/${path}`, { headers: { Accept: 'application/json' }, cache: 'no-store' });
  return answer.ok ? answer.json() : [];
}

export function follow(onBlock) {
  let polling = 0;
  const poll = (on) => {
    if (on && !polling) polling = setInterval(() => onBlock({}), POLL);
    if (!on) { clearInterval(polling); polling = 0; }
  };
  const listen = () => {
    const source = new EventSource(STREAM);
    const receive = (message) => {
      let event = {};
      try { event = JSON.parse(message.data); } catch (notJson) { /* still a sign that something happened */ }
      onBlock(event);
    };
    source.addEventListener('head', receive);
    source.addEventListener('message', receive);
    source.onopen = () => { poll(false); onBlock({}); };
    source.onerror = () => {
      poll(true);
      // A browser retries a broken stream by itself, but not a refused one.
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, RETRY);
    };
  };
  listen();
}
