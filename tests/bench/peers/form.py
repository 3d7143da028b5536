"""The peer with a page: the boxes of Filing drawn with Jinja, for whoever's session DynamoDB knows."""

from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from tests.bench.peers.api import Filing, app, dossiers
from tests.bench.peers.api import handler as handler

templates = Jinja2Templates(Path(__file__).with_name("templates"))


@app.get("/api/thu-tuc/{procedure}", response_class=HTMLResponse)
def form(request: Request, procedure: str):
    key = {"pk": request.cookies.get("phien", "")}
    known = dossiers().get_item(Key=key, ConsistentRead=True).get("Item")
    boxes = [
        {"name": field.alias or name, "label": name.replace("_", " "), "required": field.is_required()}
        for name, field in Filing.model_fields.items()
    ]
    return templates.TemplateResponse(
        request, "form.html", {"procedure": procedure, "known": known, "boxes": boxes}
    )
