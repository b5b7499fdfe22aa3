// On the site itself all code names the site, and the snippets can be copied.
const here = new URL("../", location.href).href;

for (const code of document.querySelectorAll("main code")) {
  code.textContent = code.textContent.replaceAll("https://playground.example/", here);
}
for (const snippet of document.querySelectorAll("main > .snippet")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-small", textContent: "Copy" });
  button.addEventListener("click", async () => {
    const copied = await navigator.clipboard?.writeText(snippet.querySelector("code").textContent).then(() => true, () => false);
    if (!copied) getSelection().selectAllChildren(snippet.querySelector("code")); // the keys still copy
    button.textContent = copied ? "Copied" : "Selected";
  });
  snippet.append(button);
}
