// The frames of a page that wait for an answer. Printed before it, by waiting.py: WAITS (the conditions),
// ASKED and INNER (which reader reads a question; of questions of a list or a group, by its name), READERS,
// today and account. A reader is what a kind says of itself: an expression over the boxes of one question.
const form = document.currentScript.ownerDocument.querySelector("main form")
const boxes = name => [...form.querySelectorAll(`[name="${name}"],[name^="${name}."]`)]
const typed = box => box.value.trim().normalize("NFC")
const ticked = box => /radio|checkbox/.test(box.type) ? box.checked : box.value.trim()
// What the server alone can read: the frame stays.
const unclear = () => { throw Error("unclear") }

const text = all => all.some(typed) ? typed(all[0]) || undefined : undefined
const picked = all => {
  const one = all[0].type == "radio" ? all.find(ticked) : all[0]
  return one && one.value || undefined
}
const chosen = all => all.some(ticked) ? all.filter(ticked).map(box => box.value) : undefined
// A text that already stands as it will be kept; what is still to be rewritten only the server can read.
const exact = (all, shape) => {
  const said = text(all)
  return said === undefined || shape.test(said) ? said : unclear()
}
const number = all => {
  const said = exact(all, /^-?\d+$/)
  return said && +said
}
const day = all => {
  if (!all.some(typed)) return
  const [d, m, y] = all.map(typed)
  if (all.length == 3 && /^\d\d?$/.test(d) && /^\d\d?$/.test(m) && /^\d{4}$/.test(y)) {
    return `${y}-${m.padStart(2, 0)}-${d.padStart(2, 0)}`
  }
  return unclear()
}
const parts = (all, name) => Object.fromEntries(all.filter(typed).map(box => [box.name.slice(name.length + 1), typed(box)]))
const rows = (all, name) => [...new Set(all.filter(ticked).map(box => box.name.slice(name.length + 1).split(".")[0]))]

const answer = (frame, path) => {
  const [asked, ...rest] = path.split(".")
  const row = frame.dataset.row
  const inside = row && INNER[row.split(".")[0]]
  const here = inside && Object.hasOwn(inside, asked)
  let name = here ? `${row}.${asked}` : asked
  let reader = (here ? inside : ASKED)[asked]
  while (rest[0] && reader[rest[0]] !== undefined) {
    name += "." + rest[0]
    reader = reader[rest.shift()]
  }
  const all = boxes(name)
  const said = all.length ? READERS[reader](all, name) : undefined
  return rest[0] ? said && said[rest[0]] : said
}
const show = () => form.querySelectorAll("[data-if]").forEach(frame => {
  try {
    frame.hidden = !WAITS[frame.dataset.if](path => answer(frame, path))
  } catch (doubt) {
    frame.hidden = false
  }
})
form.addEventListener("input", show)
form.addEventListener("change", show)
show()
