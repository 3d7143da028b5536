"""The peer: FastAPI, pydantic, Mangum and boto3, as their manuals show it, with three of our routes.

The fourth is for the smallest answer that it can give.
"""

import functools
from typing import Annotated, Any

import boto3
from fastapi import FastAPI, Form, HTTPException
from mangum import Mangum
from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[str, Field(min_length=1, max_length=255)]
CitizenId = Annotated[str, Field(pattern=r"^[\d ]{12,16}$")]
Number = Annotated[int, Field(ge=1, le=9999)]


class Filing(BaseModel):
    """The posted boxes of temporary residence, each with its type and limits."""

    model_config = ConfigDict(extra="ignore")

    truong_hop: Words
    dia_chi_commune: Annotated[str, Field(alias="dia_chi.commune", pattern=r"^\d{5}$")]
    dia_chi_detail: Annotated[Words, Field(alias="dia_chi.detail")]
    until_day: Annotated[Number, Field(alias="thoi_han_tam_tru_den.day")]
    until_month: Annotated[Number, Field(alias="thoi_han_tam_tru_den.month")]
    until_year: Annotated[Number, Field(alias="thoi_han_tam_tru_den.year")]
    ho_ten: Words
    birth_day: Annotated[Number, Field(alias="ngay_sinh.day")]
    birth_month: Annotated[Number, Field(alias="ngay_sinh.month")]
    birth_year: Annotated[Number, Field(alias="ngay_sinh.year")]
    gioi_tinh: Words
    so_dinh_danh: CitizenId
    dien_thoai: Annotated[str, Field(pattern=r"^[+\d ]{9,16}$")]
    email: str = ""
    chu_ho_ho_ten: str = ""
    quan_he_chu_ho: str = ""
    so_dinh_danh_chu_ho: str = ""
    noi_dung_de_nghi: Words
    receive_way: Annotated[Words, Field(alias="nhan_ket_qua.way")]
    receive_address: Annotated[str, Field(alias="nhan_ket_qua.address")] = ""
    mien_le_phi: str = ""
    tai_khoan_muc_02: str = ""
    cach_nop_le_phi: str = ""
    cam_doan: Words


app = FastAPI()


@functools.cache
def dossiers() -> Any:
    return boto3.resource("dynamodb").Table("dossiers")


@functools.cache
def uploads() -> Any:
    return boto3.client("s3")


@app.get("/api/nho")
async def smallest() -> dict[str, bool]:
    return {"ok": True}


@app.get("/api/song")
def alive() -> dict[str, str]:
    return {"table": dossiers().name, "storage": uploads().meta.region_name}


@app.post("/api/thu-tuc/{procedure}")
def check(procedure: str, filing: Annotated[Filing, Form()]) -> dict[str, Any]:
    return {"procedure": procedure, "answers": filing.model_dump()}


@app.get("/api/ho-so/{code}")
def dossier(code: str) -> dict[str, Any]:
    found = dossiers().get_item(Key={"pk": code}, ConsistentRead=True).get("Item")
    if found is None:
        raise HTTPException(404)
    return dict(found)


handler = Mangum(app, lifespan="off")
