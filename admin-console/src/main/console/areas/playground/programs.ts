import { html, type TemplateResult } from 'lit';
import { shell } from '../../kernel/shell.js';
import { copyButton } from '../../parts/copy.js';

/** The same question from a program: over REST, with a token where the node asks for one. */
export function programs(netuid: number, body: unknown): TemplateResult {
  const url = `${location.origin}/host/api/v1/subnets/${netuid}/ask`;
  const json = JSON.stringify(body);
  const text = JSON.stringify(json);
  const written: readonly (readonly [string, string])[] = [
    ['curl', shell`curl -N ${url} -H 'Content-Type: application/json' -H 'X-Myelin-Request: 1' -H 'Accept: text/event-stream' -d ${json}`],
    ['Python', `import urllib.request\nrequest = urllib.request.Request(${JSON.stringify(url)}, data=${text}.encode(), headers={"Content-Type": "application/json", "X-Myelin-Request": "1"})\nprint(urllib.request.urlopen(request).read().decode())`],
    ['Java', `var request = HttpRequest.newBuilder(URI.create(${JSON.stringify(url)}))\n    .header("Content-Type", "application/json").header("X-Myelin-Request", "1")\n    .POST(HttpRequest.BodyPublishers.ofString(${text})).build();\nSystem.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());`],
  ];
  return html`<details><summary>As curl, Python or Java</summary>${written.map(([name, code]) => html`<h3>${name} ${copyButton(code, `the ${name} lines`)}</h3><pre class="log" tabindex="0">${code}</pre>`)}
    <p class="note">Where the node is not open for asking, add the header Authorization: Bearer and a token.</p></details>`;
}
