{
const kept=()=>history.state||{};
document.querySelectorAll("[data-list]").forEach(p=>{
  const b=p.nextElementSibling,d=b.nextElementSibling,s=d.querySelector("select");
  let at=s.length>1?p.value:"";
  const fill=async()=>{
    const v=p.value;
    s.length=1;
    b.hidden=d.hidden=true;
    at=v;
    if(v)try{
      const r=await fetch(p.dataset.list+v+".json",{signal:AbortSignal.timeout(8e3)}),l=await r.json();
      if(v!=p.value)return;
      l.forEach(([c,n])=>s.add(new Option(n,c)));
      s.value=kept()[s.name]||"";
      if(s.selectedIndex<0)s.value="";
      d.hidden=false;
      s.dispatchEvent(new Event("change",{bubbles:true}))
    }catch{if(v==p.value)b.hidden=false,at=""}
  };
  b.hidden=true;
  p.addEventListener("change",fill);
  s.addEventListener("change",()=>history.replaceState({...kept(),[s.name]:s.value},""));
  addEventListener("pageshow",()=>p.value!=at&&fill())
})
}
