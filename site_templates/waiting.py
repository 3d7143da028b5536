"""Frames that wait for an answer, and the one script of a page that hides them until it is given.

Without scripts every frame is seen, with its condition in words. With them a frame is hidden while its
condition does not hold; where an answer cannot be read as the server would read it, the frame stays.
"""

import json

from markupsafe import Markup

from forms.conditions.condition import Condition, asks_account, fields_read
from forms.conditions.script import RUNTIME, script
from forms.fields.base import FieldModel
from forms.fields.group import GroupField
from forms.judging.answers import BoundForm

PAGE = """\
const f=document.currentScript.ownerDocument.querySelector("main form"),X={},
box=n=>[...f.querySelectorAll(`[name="${n}"],[name^="${n}."]`)],
one=(n,k)=>{let b=box(n),on=i=>/radio|checkbox/.test(i.type)?i.checked:i.value.trim(),\
t=b.map(i=>i.value.trim().normalize("NFC"));\
if(!b.length)return;\
if(/choice|yes_no|payment/.test(k)){let c=b[0].type=="radio"?b.find(i=>i.checked):b[0],w=c&&c.value;\
return w?k=="yes_no"?w=="yes":w:undefined}\
if(k=="declaration")return!!on(b[0])||undefined;\
if(k=="several")return b.some(on)?b.filter(on).map(i=>i.value):undefined;\
if(k=="people")return[...new Set(b.filter(on).map(i=>i.name.slice(n.length+1).split(".")[0]))];\
if(k=="address")return Object.fromEntries(b.flatMap((i,j)=>t[j]?[[i.name.slice(n.length+1),t[j]]]:[]));\
if(t.every(s=>!s))return;\
if(k=="date"){let[d,m,y]=t;if(t.length==3&&/^\\d\\d?$/.test(d)&&/^\\d\\d?$/.test(m)&&/^\\d{4}$/.test(y))\
return`${y}-${m.padStart(2,0)}-${d.padStart(2,0)}`;throw X}\
if(k=="whole_number"||k=="decimal"||k=="money"){if(/^-?\\d+$/.test(t[0]))return+t[0];throw X}\
return t[0]||undefined},
show=()=>f.querySelectorAll("[data-if]").forEach(e=>{let r=e.dataset.row,v=n=>{let[a,...p]=n.split("."),\
l=r&&R[r.split(".")[0]],h=l&&Object.hasOwn(l,a),q=h?`${r}.${a}`:a,k=(h?l:K)[a];while(p[0]&&k[p[0]]){q+="."+p[0];k=k[p.shift()]}\
let w=one(q,k);return p[0]?w&&w[p[0]]:w};\
try{e.hidden=!W[e.dataset.if](v)}catch(x){e.hidden=false}});
f.addEventListener("input",show);f.addEventListener("change",show);show();"""
"""Reads boxes as the server reads them, as far as that is plain; X is thrown where it is not."""


Kinds = str | dict[str, "Kinds"]
"""The kind of a question; of a group, the kinds of its questions."""


def _kinds(field: FieldModel) -> Kinds:
    return {each.id: _kinds(each) for each in field.inner} if isinstance(field, GroupField) else field.kind


class Waiting:
    """The conditions of one page, printed once each."""

    def __init__(self) -> None:
        self.rules: dict[str, int] = {}
        self.kinds: dict[str, Kinds] = {}
        self.inner: dict[str, dict[str, Kinds]] = {}
        """The same of the questions of rows and groups, by the list or the group."""
        self.today = self.account = ""

    def add(self, rule: Condition | None, bound: BoundForm, row: str) -> Markup:
        """Attributes of a frame for a condition; nothing for none, and where it counts what rows say."""
        # Who fills it in is not known in a static page: the frame stays in sight.
        if rule is None or (asks_account(rule) and not bound.moment.account_kind):
            return Markup()
        level = bound.level(row)
        known = {field.id: field for field in bound.procedure.fields()} | level.fields
        here = self.inner.setdefault(row.split(".")[0], {}) if row else {}
        for name in fields_read(rule):
            (here if row and name in level.fields else self.kinds)[name] = _kinds(known[name])
        self.today, self.account = bound.moment.today.isoformat(), bound.moment.account_kind
        number = self.rules.setdefault(script(rule), len(self.rules))
        attribute = Markup(' data-row="{}"').format(row) if row else Markup()
        return Markup(' data-if="{}"').format(number) + attribute

    def script(self) -> Markup:
        """The whole script. Nothing in it was typed by anybody: schema words and a day."""
        if not self.rules:
            return Markup()
        told = [json.dumps(part).replace("<", "\\u003c") for part in (self.kinds, self.inner)]
        told += [json.dumps(self.today), json.dumps(self.account)]
        kinds, inner, today, account = told
        rules = ",".join(f"v=>{rule}" for rule in self.rules)
        own = f"K={kinds},R={inner},today={today},account={account},W=[{rules}]"
        return Markup(f"(()=>{{{RUNTIME}\nconst {own};\n{PAGE}}})()")  # noqa: S704 – see above
