// Takes exports of a wasm away, so that wasm-opt drops what only they reach.

const EXPORTS = 7; // the id of the section

/** The bytes of a wasm without the exports of these names. */
export function without(wasm, isUnwanted) {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const [size, start] = number(wasm, at + 1);
    const whole = wasm.subarray(at, start + size);
    parts.push(wasm[at] === EXPORTS ? section(kept(wasm.subarray(start, start + size), isUnwanted)) : whole);
    at = start + size;
  }
  return Buffer.concat(parts);
}

/** The contents of the section: how many, then for each its name, its kind and its place. */
function kept(body, isUnwanted) {
  let [count, at] = number(body, 0);
  const exports = [];
  for (; count > 0; count -= 1) {
    const [length, name] = number(body, at);
    const [, end] = number(body, name + length + 1);
    if (!isUnwanted(body.toString("utf8", name, name + length))) exports.push(body.subarray(at, end));
    at = end;
  }
  return Buffer.concat([leb(exports.length), ...exports]);
}

function section(body) {
  return Buffer.concat([Buffer.from([EXPORTS]), leb(body.length), body]);
}

/** A number (LEB128) and where it ends. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function leb(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}
