"""Many goods at once: sent in parts, put on the shelf all together or not at all."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, StringConstraints

from backend.protocol.counts import Whole
from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, Request, Response
from backend.retail.contract.fields import Word
from backend.retail.contract.goods import GoodsFacts, Seq

ROWS_MAX: Final = 100_000
PUT_MAX: Final = 500
LISTED_MAX: Final = 20
"""Conflicts that a refusal names."""

ImportId = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{1,48}$")]
"""One import, numbered by the till: 1 to 48 of ``0-9A-Za-z_-``."""

Count = Annotated[Whole, Field(ge=0, le=ROWS_MAX)]
"""Kinds of goods, at most 100,000."""


class ImportUnknown(BusinessError):
    """Nobody began this import."""

    sub_code = "RETAIL.IMPORT_NOT_EXIST"
    template = "导入 {import_id} 不存在"


class ImportOver(BusinessError):
    """It was committed or dropped, and takes nothing more."""

    sub_code = "RETAIL.IMPORT_OVER"
    template = "导入 {import_id} 已经结束"


class ImportUnderWay(BusinessError):
    """A shop has one import at a time: commit or drop the other first."""

    sub_code = "RETAIL.IMPORT_UNDER_WAY"
    template = "另一个导入 {import_id} 正在进行"


class ImportDiffers(BusinessError):
    """The same number or the same rows were sent before with another content."""

    sub_code = "RETAIL.IMPORT_DIFFERS"
    template = "导入 {import_id} 与之前发送的内容不一致"


class ImportHasGap(BusinessError):
    """Rows are sent in their order: ``staged`` of them are there, and those come next."""

    sub_code = "RETAIL.IMPORT_HAS_GAP"
    template = "导入 {import_id} 已收到 {staged} 行,请从下一行继续"


class ImportRepeats(BusinessError):
    """One import names goods or a barcode twice."""

    sub_code = "RETAIL.IMPORT_REPEATS"
    template = "导入中的商品 {goods_id} 或它的条码重复"


class ImportBarcodesTaken(BusinessError):
    """Other goods have barcodes of the import; nothing of it was taken."""

    sub_code = "RETAIL.IMPORT_BARCODES_TAKEN"
    template = "{count} 个条码已属于其他商品: {taken}"


class ImportGoodsChanged(BusinessError):
    """
    Somebody changed goods of the import after its sender had looked; nothing of it was taken.

    ``changed`` are the numbers of the first 20: look at them again, then import anew.
    """

    sub_code = "RETAIL.IMPORT_GOODS_CHANGED"
    template = "{count} 种商品在查看之后被别人改过: {changed}"


class GoodsImportBeginRequest(Request):
    """Begin to send goods, or ask how far an import came that was interrupted."""

    import_id: ImportId
    """The till's own number of it; the same again goes on with it."""
    rows: Annotated[Whole, Field(ge=1, le=ROWS_MAX)]
    """How many goods will be sent in all, up to 100,000."""


class GoodsImportStagedResponse(Response):
    """How far it is; nothing of it stands on the shelf yet unless it was committed."""

    staged: Count
    """Rows that are there; the next to send is this one, counted from 0."""


class GoodsImportPutRequest(Request):
    """Send the next goods; the same again changes nothing."""

    import_id: ImportId
    """Which import they belong to."""
    first: Count
    """Place of the first of them in the import, counted from 0."""
    goods: Annotated[tuple[GoodsFacts, ...], Field(min_length=1, max_length=PUT_MAX)]
    """What is to be known of each: all fields are replaced. Up to 500."""


class GoodsImportPutResponse(GoodsImportStagedResponse):
    """What arrived, and what its goods are found by."""

    initials: tuple[Word, ...]
    """Of each of the goods sent, in their order: made from the name where they were empty."""


class GoodsImportCommitRequest(Request):
    """Put all goods of an import on the shelf at once; again is answered again."""

    import_id: ImportId
    """Which import, of which every row was sent."""
    known_seq: Seq | None = None
    """
    The last change to the shop's goods that was known when the rows were made, 0 for none.

    If goods of the import were changed after it and are not as their row says, the call is
    refused; absent to replace them in any case.
    """


class GoodsImportCommitResponse(Response):
    """What became of the goods."""

    added: Count
    """Kinds of goods that are new."""
    changed: Count
    """Kinds of goods that were known and are different now."""
    unchanged: Count
    """Kinds of goods that were like that already."""
    before_seq: Seq
    """The last change before the import: who knows all up to it and the import knows all."""
    last_seq: Seq
    """The last change of the import; tills hear of all of them by sync."""


class GoodsImportDropRequest(Request):
    """Forget an import that was not committed; again is answered again."""

    import_id: ImportId
    """Which import."""


class GoodsImportDropResponse(Response):
    """It is forgotten; the shelf is as it was."""


GOODS_IMPORT_BEGIN = Method(
    "zhanggui.retail.goods.import.begin",
    GoodsImportBeginRequest,
    GoodsImportStagedResponse,
    refuses=(ImportUnderWay, ImportDiffers, ImportOver),
)
GOODS_IMPORT_PUT = Method(
    "zhanggui.retail.goods.import.put",
    GoodsImportPutRequest,
    GoodsImportPutResponse,
    refuses=(ImportUnknown, ImportOver, ImportDiffers, ImportHasGap, ImportRepeats),
)
GOODS_IMPORT_COMMIT = Method(
    "zhanggui.retail.goods.import.commit",
    GoodsImportCommitRequest,
    GoodsImportCommitResponse,
    refuses=(ImportUnknown, ImportOver, ImportHasGap, ImportGoodsChanged, ImportBarcodesTaken),
)
GOODS_IMPORT_DROP = Method(
    "zhanggui.retail.goods.import.drop",
    GoodsImportDropRequest,
    GoodsImportDropResponse,
    refuses=(ImportUnknown, ImportOver),
)
