{
const note = document.querySelector(".held"), { wait, off, on } = note.dataset
let sent = 0, told = false
const say = text => { note.hidden = false; note.textContent = text }
document.addEventListener("submit", event => {
  const form = event.target, button = event.submitter
  // What opens a tab of its own leaves this page as it is.
  if (event.defaultPrevented || form.method != "post" || form.target == "_blank") return
  const hold = text => {
    event.preventDefault()
    if (button && !button.matches(".unseen")) button.before(note)
    else form.append(note)
    say(text)
  }
  // Held for a while only: an answer that never comes must not keep anybody from trying again.
  if (performance.now() < sent) hold(wait)
  // Held once only: some browsers say they are offline when they are not.
  else if (!navigator.onLine && !told) {
    hold(off)
    told = true
    note.focus()
  } else {
    sent = performance.now() + (form.enctype == "multipart/form-data" ? 60e3 : 15e3)
    note.hidden = true
  }
})
addEventListener("online", () => {
  if (told && !note.hidden) say(on)
  told = false
})
addEventListener("pageshow", () => {
  sent = 0
  note.hidden = true
})
}
