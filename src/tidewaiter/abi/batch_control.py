"""ABI batch and block control: the envelopes A to Z and B to Y around transactions, and syntax conditions."""

from __future__ import annotations

from tidewaiter.abi.record import C, M, O, Record, filler
from tidewaiter.abi.tables import PAYMENT

CHAPTER = "CATAIR ABI Batch & Block Control rev. 23, June 2023"
STATEMENTS = {code: text for code, text in PAYMENT.items() if code != "1"}
PREPARED = {"1": "preparer data reported"}


class BatchHeader(Record, id="A", cite=CHAPTER, title="Batch header, input", page="B&B-9"):
    control     = M(1, 1, "A", "Control identifier", fixed="A")
    site        = M(2, 5, "AN", "Site code of the sender and receiver")
    sender      = M(6, 8, "AN", "Code of the sender and receiver")
    password    = M(9, 14, "AN", "Communication password")
    transmitted = O(15, 20, "D", "Day of transmission")
    filler_1    = filler(21, 25)
    # Class AN in the layout, yet note 3 lists $I among the codes.
    application = M(26, 27, "X", "Application of every block in the batch")
    filler_2    = filler(28, 37)
    office      = C(38, 39, "AN", "Office code of the sender and receiver")
    filler_3    = filler(40, 59)
    user_text   = O(60, 80, "X", "Text of the transmitter, given back unchanged")


class BatchTrailer(Record, id="Z", cite=CHAPTER, title="Batch trailer, input", page="B&B-12"):
    control     = M(1, 1, "A", "Control identifier", fixed="Z")
    site        = M(2, 5, "AN", "Site code, as in A")
    sender      = M(6, 8, "AN", "Sender code, as in A")
    password    = C(9, 14, "AN", "Communication password, of QP and WP only")
    transmitted = C(15, 20, "D", "Day of transmission, as in A")
    filler_1    = filler(21, 37)
    office      = C(38, 39, "AN", "Office code, as in A")
    filler_2    = filler(40, 80)


class BlockHeader(Record, id="B", cite=CHAPTER, title="Block header, input", page="B&B-13"):
    control            = M(1, 1, "A", "Control identifier", fixed="B")
    filler_1           = filler(2, 3)
    port               = M(4, 7, "AN", "Port that processes the transactions; for AE, that prints the statement")
    filer              = M(8, 10, "AN", "Filer code")
    application        = M(11, 12, "X", "Application of the transactions")
    filler_2           = filler(13, 44)
    office             = C(45, 46, "AN", "Office code of the filer")
    preparer_port      = C(47, 50, "AN", "Port of the preparer")
    preparer_filer     = C(51, 53, "AN", "Filer code of the preparer")
    preparer_office    = C(54, 55, "AN", "Office code of the preparer")
    preparer_indicator = C(56, 56, "AN", "Whether preparer codes are used", codes=PREPARED)
    filler_3           = filler(57, 59)
    user_text          = O(60, 80, "X", "Text of the filer, given back unchanged")


class BlockTrailer(Record, id="Y", cite=CHAPTER, title="Block trailer, input", page="B&B-15"):
    control     = M(1, 1, "A", "Control identifier", fixed="Y")
    filler_1    = filler(2, 3)
    port        = M(4, 7, "AN", "Port, as in B")
    filer       = M(8, 10, "AN", "Filer code, as in B")
    application = M(11, 12, "X", "Application, as in B")
    images      = C(13, 17, "N", "Count of records between B and Y, of QP and WP only")
    filler_2    = filler(18, 44)
    office      = C(45, 46, "AN", "Office code, as in B")
    filler_3    = filler(47, 80)


class ReplyBatchHeader(Record, id="A", cite=CHAPTER, title="Batch header, output", page="B&B-20"):
    control     = M(1, 1, "A", "Control identifier", fixed="A")
    # Given back as they came (note 1), also where X07, X08 and X10 reject them.
    site        = C(2, 5, "AN", "Site code of the receiver")
    sender      = C(6, 8, "AN", "Code of the receiver")
    password    = C(9, 14, "AN", "Communication password, of e-Manifest only")
    transmitted = C(15, 20, "X", "Day of transmission of the input, or of the notification")
    filler_1    = filler(21, 22)
    filler_2    = filler(23, 25)
    application = C(26, 27, "X", "Application of the reply; blank when the batch is rejected")
    filler_3    = filler(28, 37)
    office      = C(38, 39, "AN", "Office code of the receiver")
    filler_4    = filler(40, 59)
    user_text   = C(60, 80, "X", "Text of the transmitter, unchanged")


class ReplyBatchTrailer(Record, id="Z", cite=CHAPTER, title="Batch trailer, output", page="B&B-23"):
    control     = M(1, 1, "A", "Control identifier", fixed="Z")
    site        = M(2, 5, "AN", "Site code, as in A")
    sender      = M(6, 8, "AN", "Receiver code, as in A")
    password    = C(9, 14, "AN", "Communication password, of e-Manifest only")
    transmitted = C(15, 20, "D", "Day of transmission, as in A")
    filler_1    = filler(21, 37)
    office      = C(38, 39, "AN", "Office code, as in A")
    filler_2    = filler(40, 80)


class GeneratedBatchTrailer(Record, id="Z", cite=CHAPTER, title="Batch trailer that ACE generates", page="B&B-24"):
    control   = M(1, 1, "A", "Control identifier", fixed="Z")
    filler_1  = filler(2, 79)
    generated = M(80, 80, "A", "Generated by ACE", fixed="Z")


class ReplyBlockHeader(Record, id="B", cite=CHAPTER, title="Block header, output", page="B&B-25"):
    control            = M(1, 1, "A", "Control identifier", fixed="B")
    filler_1           = filler(2, 3)
    port               = M(4, 7, "AN", "Port where the transactions are processed")
    filer              = M(8, 10, "AN", "Filer code")
    application        = M(11, 12, "X", "Application of the reply")
    statement_status   = C(13, 13, "A", "Statement status", codes={"P": "preliminary", "F": "final"})
    statement          = C(14, 23, "AN", "Statement number")
    print_date         = C(24, 29, "D", "Day on which the preliminary statement is printed")
    payment_type       = C(30, 30, "AN", "Payment type", codes=STATEMENTS)
    importer           = C(31, 42, "X", "Importer of record")
    branch             = C(43, 44, "AN", "Statement client branch")
    office             = C(45, 46, "AN", "Office code of the filer")
    preparer_port      = C(47, 50, "AN", "Port of the preparer")
    preparer_filer     = C(51, 53, "AN", "Filer code of the preparer")
    preparer_office    = C(54, 55, "AN", "Office code of the preparer")
    preparer_indicator = C(56, 56, "AN", "Whether preparer codes are used", codes=PREPARED)
    filler_2           = filler(57, 59)
    user_text          = C(60, 80, "X", "Text of the filer, unchanged")


class GeneratedBlockHeader(Record, id="B", cite=CHAPTER, title="Block header that ACE generates", page="B&B-27"):
    control   = M(1, 1, "A", "Control identifier", fixed="B")
    filler_1  = filler(2, 79)
    generated = M(80, 80, "A", "Generated by ACE", fixed="B")


class ReplyBlockTrailer(Record, id="Y", cite=CHAPTER, title="Block trailer, output", page="B&B-28"):
    control     = M(1, 1, "A", "Control identifier", fixed="Y")
    filler_1    = filler(2, 3)
    port        = M(4, 7, "AN", "Port, as in B")
    filer       = M(8, 10, "AN", "Filer code, as in B")
    application = M(11, 12, "X", "Application, as in B")
    images      = M(13, 17, "N", "Count of records between B and Y")
    filler_2    = filler(18, 44)
    office      = C(45, 46, "AN", "Office code, as in B")
    filler_3    = filler(47, 80)


class GeneratedBlockTrailer(Record, id="Y", cite=CHAPTER, title="Block trailer that ACE generates", page="B&B-28"):
    control   = M(1, 1, "AN", "Control identifier", fixed="Y")
    filler_1  = filler(2, 12)
    images    = M(13, 17, "N", "Count of records between B and Y")
    filler_2  = filler(18, 79)
    generated = M(80, 80, "A", "Generated by ACE", fixed="Y")


class SyntaxSignpost(Record, id="X0", cite=CHAPTER, title="Reference of a syntax condition", page="B&B-29"):
    control   = M(1, 2, "AN", "Control identifier", fixed="X0")
    filler_1  = filler(3, 3)
    kind      = C(4, 9, "AN", "What the condition is about: BLOCK or a transaction")
    filler_2  = filler(10, 10)
    position  = M(11, 16, "N", "Which one it is, counted from 1")
    filler_3  = filler(17, 17)
    constant  = M(18, 24, "X", "Constant before the reference", fixed="REF ID:")
    filler_4  = filler(25, 25)
    # Mandatory in the layout, yet it quotes what was filed, and that may be blank.
    reference = C(26, 80, "X", "Data of the input that identify it")


class SyntaxResponse(Record, id="X1", cite=CHAPTER, title="Syntax condition or disposition", page="B&B-31"):
    control     = M(1, 2, "AN", "Control identifier", fixed="X1")
    disposition = M(3, 3, "AN", "Disposition", codes={"": "not final", "R": "batch rejected"})
    severity    = M(4, 4, "AN", "Severity", fixed="F")
    condition   = M(5, 7, "AN", "Condition code")
    filler_1    = filler(8, 9)
    reason      = C(10, 10, "AN", "Reason, for CBP's own use")
    # The chapter says class AN and prints narratives with hyphens and strokes.
    narrative   = M(11, 50, "X", "Narrative of the condition")
    filler_2    = filler(51, 80)
