"""The store of a data folder opened without serving it, for commands that work on dossiers."""

import contextlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from forms.schema.catalogue import Catalogue
from handlers.aws.clients import AwsLocation, client
from handlers.aws.dossiers import Dossiers
from handlers.aws.queues import Queues
from handlers.aws.settings import clock
from handlers.units import Register
from infra import ministack, stack

STACK = "motcua"
"""The name of the local stack."""


@contextlib.contextmanager
def open_register(catalogue: Catalogue, data: Path, as_of: date | None) -> Iterator[Register]:
    """The dossiers and queues of a folder that `serve` has filled, under the units of a catalogue.

    What is done is saved on leaving. Raises EmulatorRefused: something runs on the folder, or nothing was
    ever served from it.
    """
    home = next((one for one in (data, data / "today") if (one / "state").is_dir()), None)
    if home is None:
        raise ministack.EmulatorRefused(
            f"{data} holds no dossiers: name the folder that serve keeps them in."
        )
    emulator = ministack.start(home)
    try:
        formation = stack.client("cloudformation", emulator.endpoint)
        told = stack.outputs(formation.describe_stacks(StackName=STACK)["Stacks"][0])
        settings = stack.settings(told, emulator.endpoint, "http://127.0.0.1:1", "-", f"{as_of or ''}")
        place = AwsLocation.of(settings)
        yield Register(
            catalogue,
            Dossiers(client("dynamodb", place), settings.table_dossiers),
            Queues(client("sqs", place), settings.queue_prefix, settings.queue_dead_letters),
            clock(settings.as_of, catalogue.zone),
        )
    finally:
        emulator.stop()
