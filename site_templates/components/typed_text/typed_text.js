{
const to = document.querySelector("[data-typed]").dataset.typed, own = `nhap ${to}`, form = document.querySelector("#_form"),
// In this tab only, and only while a file is under way.
store = act => {
  try { return act(sessionStorage) } catch {}
},
drop = () => store(all => all.removeItem(own)),
keep = told => store(all => {
  all.removeItem(own)
  all.setItem(own, JSON.stringify(told))
  return 1
}),
kept = store(all => JSON.parse(all.getItem(own)))
if (form) {
  // Where nothing can be kept, files go in a tab of their own, as without scripts.
  if (store(() => 1)) {
    for (const one of document.querySelectorAll("[target=_blank][enctype]")) one.removeAttribute("target")
    document.querySelector(".typed-tab").hidden = true
  }
  document.addEventListener("submit", ({ target }) => {
    if (target == form) drop()
    else if (target.enctype == "multipart/form-data" && !keep({ typed: [...new FormData(form)].filter(([, text]) => typeof text == "string") })) target.target = "_blank"
  }, true)
  // Back from a page of storage's own: what was typed is in the form already.
  addEventListener("pageshow", event => event.persisted && drop())
}
if (kept?.back && location.pathname == new URL(to, location).pathname) drop()
// A file that was refused is read about first.
else if (kept && (form || !document.querySelector(".wrong"))) {
  // The server draws the rows and the communes that were open, as it does for every other button.
  const again = document.createElement("form")
  again.method = "post"
  again.action = to
  for (const [name, value] of [...kept.typed, ["_do", "again"]]) {
    const box = document.createElement("input")
    box.type = "hidden"
    box.name = name
    box.value = value
    again.append(box)
  }
  document.body.append(again)
  // Kept until it is drawn: the connection may break, or nobody be logged in any more.
  keep({ ...kept, back: 1 })
  again.submit()
}
}
