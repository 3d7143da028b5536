{
const said = document.querySelector("#tep-vua-chon"), { seconds, most, shrunk, old, empty, large, type } = said.dataset, begun = Date.now(), under = new Map,
size = bytes => Math.max(bytes / 1048576, .1).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }),
say = (box, text, wrong) => {
  if (said.nextElementSibling != box) {
    for (const one of document.querySelectorAll(`[aria-describedby~="${said.id}"]`)) one.setAttribute("aria-describedby", one.getAttribute("aria-describedby").replace(" " + said.id, ""))
    box.setAttribute("aria-describedby", box.getAttribute("aria-describedby") + " " + said.id)
    box.before(said)
  }
  said.hidden = !text
  said.className = wrong ? "err" : "hint"
  said.textContent = text
  if (wrong) {
    box.setAttribute("aria-invalid", "true")
    box.focus()
  }
},
shrink = async box => {
  const file = box.files[0]
  if (!file || !/jpeg/.test(box.accept) || !(file.type == "image/webp" || /^image\/(jpeg|png)$/.test(file.type) && file.size > 1048576)) return
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }), sheet = document.createElement("canvas"), pen = sheet.getContext("2d"),
  part = Math.min(1, 2000 / Math.max(picture.width, picture.height))
  sheet.width = Math.round(picture.width * part)
  sheet.height = Math.round(picture.height * part)
  // Paper is white, and so is what a picture leaves open.
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, sheet.width, sheet.height)
  pen.drawImage(picture, 0, 0, sheet.width, sheet.height)
  const made = await new Promise(done => sheet.toBlob(done, "image/jpeg", .85)), held = new DataTransfer
  if (!made || made.size >= file.size || box.files[0] != file) return
  held.items.add(new File([made], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }))
  box.files = held.files
  say(box, shrunk.replace("{a}", size(file.size)).replace("{b}", size(made.size)))
}
document.addEventListener("change", ({ target }) => {
  if (target.type != "file") return
  say(target, "")
  target.removeAttribute("aria-invalid")
  // Whatever goes wrong, the file goes as it is.
  const work = shrink(target).catch(() => {}).finally(() => under.get(target) == work && under.delete(target))
  under.set(target, work)
})
document.addEventListener("submit", event => {
  const box = event.target.elements.file, file = box?.files[0]
  if (!box) return
  const wait = under.get(box), wrong = Date.now() - begun > seconds * 1e3 ? old : !file?.size ? empty : file.size > most ? large
  : file.type && !/^(image\/(jpeg|png)|application\/pdf)$/.test(file.type) && type
  if (wait || wrong) event.preventDefault()
  if (wait) wait.then(() => event.target.requestSubmit(event.submitter))
  else if (wrong) say(box, wrong, true)
})
}
