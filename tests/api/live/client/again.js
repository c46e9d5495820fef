// Follows events over both carriers through an end of the server: writes each `seq` into the variable that is sent again.
// Prints the numbers that came as JSON: node again.js ADDRESS KEY NUMBER
import { createClient as overStreams } from 'graphql-sse';
import { createClient as overSocket } from 'graphql-ws';
import WebSocket from 'ws';

const [address, key, number] = process.argv.slice(2);
const authorization = `Bearer ${key}`;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const clients = {
  socket: overSocket({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: 100,
    shouldRetry: () => true,
    retryWait: () => sleep(100),
  }),
  stream: overStreams({
    url: `${address}/graphql`,
    headers: { authorization },
    retryAttempts: 100,
    retry: () => sleep(100),
  }),
};
const query = 'subscription ($after: Int) { events(after: $after) { seq } }';
const follow = (client) =>
  new Promise((done, fail) => {
    const variables = { after: 0 };
    const came = [];
    client.subscribe(
      { query, variables },
      {
        next({ data, errors }) {
          if (errors) return fail(new Error(JSON.stringify(errors)));
          came.push(data.events.seq);
          variables.after = data.events.seq;
          if (came.length === 1) console.log('follows');
          if (came.at(-1) >= Number(number)) done(came);
        },
        error: fail,
        complete: () => fail(new Error('complete')),
      },
    );
  });
const [socket, stream] = await Promise.all([follow(clients.socket), follow(clients.stream)]);
console.log(JSON.stringify({ socket, stream }));
process.exit(0);
