"""Conditions printed as JavaScript: the tree that is evaluated in Python, for pages that hide questions.

An expression calls the functions of RUNTIME and reads answers by `v(name)`, which `at(values)` makes of
canonical values by field id. Whoever runs it supplies `v`, `today` (ISO) and `account`.
"""

import json
from datetime import date

from forms.conditions.comparison import Comparison
from forms.conditions.condition import (
    AccountIs,
    AgeIs,
    AllOf,
    AnyOf,
    Condition,
    FieldIs,
    Not,
    Received,
    RowsAre,
)

# One copy for a whole page: printed into every condition it would break the budget of 14,000 bytes.
RUNTIME = """\
const sg=(a,b)=>{a=[...a];b=[...b];for(let i=0;i<a.length&&i<b.length;i++)\
if(a[i]!==b[i])return a[i].codePointAt()-b[i].codePointAt();return a.length-b.length},
dt=/^\\d{4}(-\\d\\d){0,2}$/,\
cu=(a,b)=>dt.test(a)&&dt.test(b)?a.slice(0,b.length):a,
od=(a,b,t)=>typeof a==typeof b&&(typeof a=="number"?t(a-b):typeof a=="string"&&t(sg(cu(a,b),cu(b,a)))),
eq=(a,b)=>a===b,ne=(a,b)=>a!==b,is=(a,b)=>b.includes(a),
gt=(a,b)=>od(a,b,d=>d>0),ge=(a,b)=>od(a,b,d=>d>=0),lt=(a,b)=>od(a,b,d=>d<0),le=(a,b)=>od(a,b,d=>d<=0),
ag=(b,t)=>{if(typeof b!="string"||!dt.test(b))return;\
let[y,m,d]=b.split("-").map(Number),last=new Date(Date.UTC(y,m||12,0)).getUTCDate();\
if(m==0||m>12||d===0||d>last)return;m=m||12;d=d||last;let[Y,M,D]=t.split("-").map(Number);\
return Y-y-(M<m||M==m&&D<d)},
at=o=>n=>n.split(".").reduce((w,p)=>w===null||typeof w!="object"||Array.isArray(w)?undefined:w[p],o),
rw=(a,f)=>Array.isArray(a)?a.filter(f||(()=>1)).length:0,
ac=(a,b)=>b.includes(a),dy=(t,a,b)=>(!a||a<=t)&&(!b||t<=b);"""
"""What every expression may call, once per page."""

# Two letters: names are most of what a page with fifty conditions weighs.
NAMES = {
    "equals": "eq",
    "not_equals": "ne",
    "one_of": "is",
    "greater_than": "gt",
    "greater_or_equal": "ge",
    "less_than": "lt",
    "less_or_equal": "le",
}


def script(condition: Condition, read: str = "v") -> str:
    """The condition as an expression of JavaScript that is true where `evaluate` is."""
    match condition:
        case AllOf(all=parts):
            return f"({'&&'.join(script(part, read) for part in parts)})"
        case AnyOf(any=parts):
            return f"({'||'.join(script(part, read) for part in parts)})"
        case Not(not_=part):
            return f"!{script(part, read)}"
        case AccountIs(account=kinds):
            return f"ac(account,{_json_literal([kinds] if isinstance(kinds, str) else kinds)})"
        case Received(received=period):
            return f"dy(today,{_day_literal(period.from_)},{_day_literal(period.to)})"
        case AgeIs(age=name):
            return _comparison_script(condition, f"ag({read}({_json_literal(name)}),today)")
        case RowsAre(rows=name, each=each):
            inner = f",r=>{script(each, 'at(r)')}" if each is not None else ""
            return _comparison_script(condition, f"rw({read}({_json_literal(name)}){inner})")
        case FieldIs(field=name):
            return _comparison_script(condition, f"{read}({_json_literal(name)})")


def _comparison_script(rule: Comparison, subject: str) -> str:
    operator, wanted = rule.relation
    return f"{NAMES[operator]}({subject},{_json_literal(wanted)})"


def _day_literal(day: date | None) -> str:
    return _json_literal(day.isoformat() if day else "")


def _json_literal(value: object) -> str:
    """JSON that may stand in a script of a page: no word of it ends the script."""
    # U+2028 and U+2029 end a line in older JavaScript, inside a string too.
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return told.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
