{
document.querySelector(".who form").addEventListener("submit", () => {
  try {
    for (const all of [localStorage, sessionStorage]) for (const key of Object.keys(all)) if (/^nhap /.test(key)) all.removeItem(key)
  } catch {}
})
}
