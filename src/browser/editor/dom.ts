const SVG = "http://www.w3.org/2000/svg";

/** An element with text for its children. Words of a file or of a message are never anything but text. */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, ...children: (Node | string)[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...children);
  return made;
}

/** One of the page's icons; its shapes stand in the page, out of reach of a shadow root. */
export function icon(name: string): SVGSVGElement {
  const made = document.createElementNS(SVG, "svg");
  const symbol = document.getElementById(`icon-${name}`);
  made.setAttribute("class", "icon");
  made.setAttribute("aria-hidden", "true");
  made.setAttribute("viewBox", symbol?.getAttribute("viewBox") ?? "0 0 16 16");
  made.append(...[...(symbol?.children ?? [])].map((child) => child.cloneNode(true)));
  return made;
}

/** Words in which backticks mark code. */
export function coded(words: string): (Node | string)[] {
  return words.split("`").map((part, at) => (at % 2 === 0 ? part : element("code", "", part)));
}
