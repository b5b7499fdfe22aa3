// <agent-playground>: a text of a documentation page, checked and editable in place.
//
// A frame takes the place of the <pre> once it is ready. How to use it, and why it is no module: docs/.
(() => {
  // An imported script is nowhere in the document.
  const script = document.currentScript?.src ?? /http\S*?\/embed\.js/.exec(Error().stack)?.[0];
  // A page from disk has no origin that the frame could answer: it keeps its <pre>.
  if (!script || origin === "null" || customElements.get("agent-playground")) return;
  const FRAME = new URL("embed/", script);

  // An origin of its own (`null`) could not be written to, nor load its wasm from hosts without CORS headers.
  const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
  const LOWEST = 120, HIGHEST = 1200, NEAR = "200px";

  // What documentation tools write on <html> or <body>.
  const LIGHT = ["light", "default", "rust"];
  const DARK = ["dark", "slate", "coal", "navy", "ayu"];

  function theme(element) {
    const { documentElement: root, body } = document;
    const marks = [root.dataset.theme, body.dataset.theme, body.dataset.mdColorScheme, ...root.classList, ...body.classList];
    const mark = marks.find((mark) => LIGHT.includes(mark) || DARK.includes(mark));
    return (mark ? DARK.includes(mark) : isPale(getComputedStyle(element).color)) ? "dark" : "light";
  }

  // Pages without a mark, and those of the system's scheme: pale letters stand on dark ground.
  function isPale(color) {
    const [red, green = red, blue = red] = color.match(/[\d.]+/g)?.map(Number) ?? [0];
    if (color.startsWith("rgb")) return red * 3 + green * 6 + blue > 1275;
    return color.startsWith("color(") ? red + green + blue > 1.5 : red > (red > 1 ? 50 : 0.5); // lab, oklch and kin: lightness first
  }

  // The text as written, if there is one: highlighters put each line into an element, or a <br> behind it.
  function written(element) {
    const code = element.querySelector("pre code") ?? element.querySelector("pre");
    const copy = (code ?? element).cloneNode(true);
    for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
    const lines = [...copy.querySelectorAll(".ec-line")].map((line) => line.textContent.replace(/\n$/, ""));
    const text = lines.length ? lines.join("\n") : copy.textContent.replace(/^\n/, "");
    return code || text.trim() ? text : undefined;
  }

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { display: block; position: relative; margin-block: 1em; }
    :host([hidden]) { display: none; }
    iframe { position: absolute; inset: 0 0 auto; visibility: hidden; width: 100%; border: 0; }
    button { position: absolute; inset: 8px 8px auto auto; z-index: 1; padding: 6px 12px; border: 1px solid; border-radius: 6px; background: Canvas; color: CanvasText; font: 500 14px/20px system-ui, sans-serif; cursor: pointer; }
    .ready { overflow: hidden; border: 1px solid color-mix(in srgb, currentcolor 25%, transparent); border-radius: 6px; }
    .ready iframe { display: block; position: static; visibility: visible; }
    .ready slot { display: none; }
    @media print { button { display: none; } }`);

  class AgentPlayground extends HTMLElement {
    static observedAttributes = ["src", "name", "readonly", "client", "theme", "height", "panels"];

    #value;
    #frame;
    #ready = false;
    #due = false; // it waits for something to show
    #shown; // the theme it was last told
    #said = 300; // the height it last told
    #life; // ends with the element's stay in the page
    #box = document.createElement("div");

    constructor() {
      super();
      this.#box.append(document.createElement("slot"));
      const shadow = this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [style];
      shadow.append(this.#box);
      if (!Object.hasOwn(this, "value")) return;
      const { value } = this; // set before this script came
      delete this.value;
      this.value = value;
    }

    get value() {
      return this.#value ?? written(this) ?? "";
    }

    set value(value) {
      this.#value = String(value ?? "");
      if (this.#due) this.#open();
      else this.#say("set", { text: this.#value });
    }

    connectedCallback() {
      this.#life = new AbortController();
      const { signal } = this.#life;
      addEventListener("message", (event) => this.#hear(event), { signal });
      const follow = () => this.#theme() !== this.#shown && this.#say("set");
      const watch = new MutationObserver(follow);
      // A script in the head meets the element before its text.
      const start = () => {
        for (const node of [document.documentElement, document.body]) watch.observe(node, { attributes: true });
        this.#wait(signal);
      };
      document.readyState === "loading" ? addEventListener("DOMContentLoaded", start, { once: true, signal }) : start();
      document.addEventListener("transitionend", follow, { signal });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow, { signal });
      signal.addEventListener("abort", () => watch.disconnect());
    }

    disconnectedCallback() {
      this.#life.abort();
      this.#due = false;
      this.#close();
    }

    attributeChangedCallback(name, before, now) {
      if (before === now || !(this.#frame || this.#due)) return;
      if (name === "src") {
        this.#value = undefined;
        this.#open();
      } else if (name === "height") this.#frame && this.#size();
      else this.#say("set");
    }

    #wait(signal) {
      const load = this.getAttribute("load");
      if (load === "eager") this.#open();
      else if (load === "click") {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Try it here" });
        button.addEventListener("click", () => {
          button.remove();
          this.#open(true);
        });
        this.#box.prepend(button);
        signal.addEventListener("abort", () => button.remove());
      } else {
        const seen = new IntersectionObserver((entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          seen.disconnect();
          this.#open();
        }, { rootMargin: NEAR });
        seen.observe(this);
        signal.addEventListener("abort", () => seen.disconnect());
      }
    }

    #open(focus) {
      this.#close();
      const link = this.#value === undefined && this.getAttribute("src");
      this.#due = !link && (this.#value ?? written(this)) === undefined;
      if (this.#due) return;
      const frame = this.#frame = Object.assign(document.createElement("iframe"), {
        title: `${this.getAttribute("name") ?? "Agent definition"}, checked by Agent Playground`,
        sandbox: SANDBOX,
        allow: "clipboard-write",
        referrerPolicy: "no-referrer",
        loading: "eager", // it is near, or was asked for; a lazy one would wait until it is shown
        src: FRAME.href + (link ? `#${link.split("#")[1] || "-"}` : ""), // - is no link, as the frame will say
      });
      frame.addEventListener("load", () => this.#say("init", link && this.#value === undefined ? {} : { text: this.value }, true));
      if (focus) this.addEventListener("ready", () => frame.focus(), { once: true });
      this.#box.append(frame);
    }

    #close() {
      this.#ready = false;
      this.#box.className = "";
      this.#frame?.remove();
      this.#frame = undefined;
    }

    #say(type, values, first) {
      if (!this.#frame || !(first || this.#ready)) return;
      const message = { agentPlayground: 1, type, readonly: this.hasAttribute("readonly"), ...values };
      for (const key of ["name", "client", "panels"]) {
        if (this.hasAttribute(key)) message[key] = this.getAttribute(key);
      }
      message.theme = this.#shown = this.#theme();
      this.#frame.contentWindow.postMessage(message, FRAME.origin);
    }

    #theme() {
      const wanted = this.getAttribute("theme");
      return ["light", "dark"].includes(wanted) ? wanted : theme(this);
    }

    #hear({ source, origin, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== FRAME.origin) return;
      const { agentPlayground, type, text, height, ...counts } = Object(data);
      if (agentPlayground !== 1) return;
      if (Number.isFinite(height)) this.#size(height);
      if (typeof text === "string") this.#value = text;
      if (type === "broken") {
        this.#due = true;
        if (written(this) !== undefined) return this.#close(); // its page knows better
      }
      if (type === "ready" || type === "broken") {
        this.#ready = true;
        this.#box.className = "ready";
        this.#say("set"); // what changed meanwhile
      }
      const detail = type === "diagnostics" ? counts : { value: this.#value };
      if (["ready", "change", "diagnostics"].includes(type)) this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
    }

    // A number is pixels; otherwise it is as high as the frame says. Both have bounds.
    #size(said = this.#said) {
      this.#said = said;
      const height = Number(this.getAttribute("height")?.replace(/px\s*$/i, "")) || said;
      this.#frame.style.height = `${Math.min(Math.max(height, LOWEST), HIGHEST)}px`;
    }
  }

  customElements.define("agent-playground", AgentPlayground);
})();
