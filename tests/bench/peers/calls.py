"""The peer's warm calls: a post that it is told of in POSTED, and the smallest answer there is."""

import os

from tests.bench.gateway import event, form
from tests.bench.peers.api import handler

POST = form("/api/thu-tuc/dang-ky-tam-tru", os.environ.get("POSTED", ""))
SMALLEST = event("/api/nho")


def call(asked):
    answer = handler(asked, None)
    assert answer["statusCode"] == 200, answer["body"][-2000:]
    return answer["body"]


CALLS = {"post": lambda: call(POST), "smallest": lambda: call(SMALLEST)}
