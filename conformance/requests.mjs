// Sends requests to the server under test and tells how long each took.
import http from 'node:http';

// A few connections at most: the plain executor asks for hundreds of values at once.
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

/** Sends bytes as they are: fetch would refuse or repair some of what the probes send. */
export function send(url, { method = 'POST', headers = {}, body, query = '' } = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let answered = false;
    const request = http.request(url + query, { method, headers, agent }, (response) => {
      answered = true;
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        let json;
        try {
          json = JSON.parse(text);
        } catch {
          json = undefined;
        }
        resolve({ status: response.statusCode, headers: response.headers, text, json, took: performance.now() - started });
      });
      response.on('error', reject);
    });
    // A server may answer and close before it has read a body that it refuses.
    request.on('error', (error) => answered || reject(error));
    if (body !== undefined) request.write(body);
    request.end();
  });
}

export const json = { 'content-type': 'application/json' };

/** A GraphQL request by POST. */
export function ask(url, query, { variables, operationName, headers = {}, accept } = {}) {
  const body = Buffer.from(JSON.stringify({ query, variables, operationName }));
  const all = { ...json, 'content-length': body.length, ...(accept ? { accept } : {}), ...headers };
  return send(url, { headers: all, body });
}

/** The codes of an answer's errors; `undefined` stands for an error without one. */
export const codes = (answer) => (answer.json?.errors ?? []).map((error) => error.extensions?.code);
