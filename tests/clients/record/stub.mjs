// A stub of the Messages API on the loopback address: it makes the client call one agent, once, and keeps
// what the client sends.
import { createServer } from "node:http";

/** The words by which the call is known again in what the client sends. */
export const TASK = "Answer with the one word: done.";

/** @typedef {{ model: string, system?: unknown, messages?: unknown, tools?: { name: string }[], output_config?: unknown }} Sent */

/** Opens the stub on a free port. `ask` names the agent to call next and forgets what was sent before. */
export async function openStub() {
  /** @type {{ agent: string | undefined, requests: Sent[] }} */
  const state = { agent: undefined, requests: [] };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += part;
    reply(request, body, response, state);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    /** @param {string | undefined} agent */
    ask(agent) {
      Object.assign(state, { agent, requests: [] });
    },
    requests: () => state.requests,
    close: () => server.close(),
  };
}

function reply(request, body, response, state) {
  const path = new URL(request.url, "http://stub").pathname;
  const json = (status, value) => response.writeHead(status, { "Content-Type": "application/json" }).end(value);
  if (request.method === "HEAD") return response.writeHead(200).end();
  if (path.endsWith("/count_tokens")) return json(200, '{"input_tokens":10}');
  if (path !== "/v1/messages") return json(404, "{}");
  const sent = JSON.parse(body);
  state.requests.push(sent);
  const calls = state.agent !== undefined && sent.tools?.some(({ name }) => name === "Agent");
  const block = calls ? call(state.agent) : text("done");
  if (calls) state.agent = undefined;
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  for (const event of events(sent.model, block)) {
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  }
  response.end();
}

function call(agent) {
  const input = { description: "record", prompt: TASK, subagent_type: agent, run_in_background: false };
  return {
    start: { type: "tool_use", id: "toolu_1", name: "Agent", input: {} },
    delta: { type: "input_json_delta", partial_json: JSON.stringify(input) },
    reason: "tool_use",
  };
}

function text(words) {
  return { start: { type: "text", text: "" }, delta: { type: "text_delta", text: words }, reason: "end_turn" };
}

function events(model, { start, delta, reason }) {
  const usage = { input_tokens: 1, output_tokens: 1 };
  const message = {
    id: "msg_1", type: "message", role: "assistant", model, content: [], stop_reason: null, stop_sequence: null, usage,
  };
  return [
    { type: "message_start", message },
    { type: "content_block_start", index: 0, content_block: start },
    { type: "content_block_delta", index: 0, delta },
    { type: "content_block_stop", index: 0 },
    { type: "message_delta", delta: { stop_reason: reason, stop_sequence: null }, usage: { output_tokens: 1 } },
    { type: "message_stop" },
  ];
}
