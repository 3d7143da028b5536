{
const frame = document.querySelector(".draft"), { draft, locked, on, from, more, gone, full } = frame.dataset,
form = document.querySelector("main form"), own = `nhap ${draft} ${form.elements._edition?.value}`,
[tick, said, drop] = ["input", "[role]", "button"].map(one => frame.querySelector(one)),
read = key => { try { return JSON.parse(localStorage.getItem(key)) } catch {} },
say = text => { said.textContent = text },
show = kept => { tick.checked = kept; drop.hidden = !kept },
picked = box => /radio|checkbox/.test(box.type),
// What steers the page begins with _; what the account answers is not typed here.
boxes = () => [...form.elements].filter(box => /^[^_]/.test(box.name) && !box.readOnly && !locked.split(" ").includes(box.name.split(".")[0])
&& !/file|password|submit/.test(box.type) && box.autocomplete != "one-time-code"),
typed = () => {
  const all = {}
  for (const box of boxes()) {
    all[box.name] ||= []
    if (!picked(box) || box.checked) all[box.name].push(box.value)
  }
  return all
},
write = v => {
  try {
    localStorage.setItem(own, JSON.stringify({ t: Date.now(), v }))
    return 1
  } catch {
    show(false)
    say(full)
  }
},
// Pages and rows that are not in view stay as they were kept.
keep = () => tick.checked && write({ ...read(own)?.v, ...typed() }),
forget = () => {
  try { localStorage.removeItem(own) } catch {}
  show(false)
  say(gone)
},
restore = ({ t, v }) => {
  const here = typed(), rows = new Set, filled = boxes().filter(box => {
    const was = v[box.name]
    if (!was || box.type == "hidden" || here[box.name].join("")) return
    if (!picked(box)) return box.value = was[0]
    return box.checked = was.includes(box.value)
  })
  for (const box of filled) box.dispatchEvent(new Event("change", { bubbles: true }))
  for (const name in v) {
    const [list, row] = name.split(".")
    if (v[name].join("") && form.querySelector(`[value="add:${list}"]`) && !form.querySelector(`[name^="${list}.${row}."]`)) rows.add(list + row)
  }
  if (filled[0] || rows.size) say(from.replace("{at}", new Date(t).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" }))
  + (rows.size ? " " + more.replace("{n}", rows.size) : ""))
}
frame.hidden = false
try {
  for (const key of Object.keys(localStorage)) if (/^nhap /.test(key) && !(read(key)?.t > Date.now() - 6048e5)) localStorage.removeItem(key)
} catch {}
const kept = read(own)
if (kept) {
  show(true)
  if (!document.querySelector(".wrong")) restore(kept)
}
tick.onchange = () => {
  if (!tick.checked) forget()
  else if (write(typed())) {
    show(true)
    say(on)
  }
}
drop.onclick = () => {
  forget()
  tick.focus()
}
form.addEventListener("input", keep)
form.addEventListener("change", keep)
// The server moves the rows below a removed one up; so does what is kept of them.
form.addEventListener("submit", event => {
  const [act, list, n] = (event.submitter?.value || "").split(":"), v = {}
  if (!/^(remove|drop|import)$/.test(act) || !tick.checked) return
  for (const [name, values] of Object.entries(read(own)?.v || v)) {
    const [head, row, ...rest] = name.split(".")
    if (head != list || +row < n) v[name] = values
    else if (+row > n) v[[head, row - 1, ...rest].join(".")] = values
  }
  write(v)
})
}
