"""Contains all the data models used in inputs/outputs"""

from .add_token_request import AddTokenRequest
from .address import Address
from .address_kind import AddressKind
from .alternate_name import AlternateName
from .assign_entry_number_request import AssignEntryNumberRequest
from .begin_second_proof_request import BeginSecondProofRequest
from .begun import Begun
from .bond import Bond
from .bond_kind import BondKind
from .bond_page import BondPage
from .bond_record import BondRecord
from .bond_user import BondUser
from .business import Business
from .capacity import Capacity
from .cbp_status import CbpStatus
from .change import Change
from .change_after import ChangeAfter
from .change_before import ChangeBefore
from .change_list import ChangeList
from .changed_line import ChangedLine
from .client_list import ClientList
from .client_page import ClientPage
from .client_record import ClientRecord
from .clients_of_number_request import ClientsOfNumberRequest
from .company_type import CompanyType
from .computed import Computed
from .computed_assessment import ComputedAssessment
from .confirm_second_proof_request import ConfirmSecondProofRequest
from .contact import Contact
from .delegation import Delegation
from .delivered import Delivered
from .delivered_page import DeliveredPage
from .delivery_state import DeliveryState
from .drop_second_proof_request import DropSecondProofRequest
from .duty_payer import DutyPayer
from .employee import Employee
from .employee_page import EmployeePage
from .employee_record import EmployeeRecord
from .ender import Ender
from .ending_power import EndingPower
from .ending_power_list import EndingPowerList
from .entered import Entered
from .entry import Entry
from .entry_ad_cvd import EntryAdCvd
from .entry_agency import EntryAgency
from .entry_article import EntryArticle
from .entry_bill import EntryBill
from .entry_bond import EntryBond
from .entry_census_override import EntryCensusOverride
from .entry_charge import EntryCharge
from .entry_commodity import EntryCommodity
from .entry_correction import EntryCorrection
from .entry_days import EntryDays
from .entry_declarant import EntryDeclarant
from .entry_declaration import EntryDeclaration
from .entry_declaration_values import EntryDeclarationValues
from .entry_invoice import EntryInvoice
from .entry_invoice_line import EntryInvoiceLine
from .entry_license import EntryLicense
from .entry_line import EntryLine
from .entry_line_facts import EntryLineFacts
from .entry_number import EntryNumber
from .entry_part import EntryPart
from .entry_party import EntryParty
from .entry_payment import EntryPayment
from .entry_quantity import EntryQuantity
from .entry_reference import EntryReference
from .entry_release import EntryRelease
from .entry_sanctions_record import EntrySanctionsRecord
from .entry_sanctions_record_values import EntrySanctionsRecordValues
from .entry_security_bond import EntrySecurityBond
from .entry_security_filing import EntrySecurityFiling
from .entry_security_party import EntrySecurityParty
from .entry_stated_totals import EntryStatedTotals
from .entry_transport import EntryTransport
from .entry_value_step import EntryValueStep
from .entry_warehouse import EntryWarehouse
from .entry_zone import EntryZone
from .entry_zone_status import EntryZoneStatus
from .event import Event
from .event_list import EventList
from .file import File
from .file_days import FileDays
from .file_event import FileEvent
from .file_event_fields import FileEventFields
from .file_line import FileLine
from .file_line_list import FileLineList
from .file_line_record import FileLineRecord
from .file_page import FilePage
from .file_record import FileRecord
from .filed_5106 import Filed5106
from .finding import Finding
from .finding_list import FindingList
from .firm import Firm
from .firm_client import FirmClient
from .firm_form import FirmForm
from .firm_kind import FirmKind
from .firm_record import FirmRecord
from .found_file import FoundFile
from .found_file_list import FoundFileList
from .given import Given
from .grantor import Grantor
from .happening import Happening
from .happening_list import HappeningList
from .happening_record import HappeningRecord
from .heading import Heading
from .health import Health
from .instruction import Instruction
from .instruction_list import InstructionList
from .licence import Licence
from .licence_page import LicencePage
from .licence_record import LicenceRecord
from .licence_state import LicenceState
from .log_in_request import LogInRequest
from .may_file import MayFile
from .messages import Messages
from .name_kind import NameKind
from .new_file import NewFile
from .number_kind import NumberKind
from .number_use import NumberUse
from .officer import Officer
from .oneself import Oneself
from .opened import Opened
from .other_duties import OtherDuties
from .other_duties_page import OtherDutiesPage
from .other_duties_record import OtherDutiesRecord
from .permit import Permit
from .permit_page import PermitPage
from .permit_record import PermitRecord
from .person import Person
from .person_page import PersonPage
from .person_record import PersonRecord
from .power import Power
from .power_form import PowerForm
from .power_page import PowerPage
from .power_record import PowerRecord
from .problem import Problem
from .proof import Proof
from .qualifier import Qualifier
from .recorded import Recorded
from .recovery_codes import RecoveryCodes
from .related_business import RelatedBusiness
from .renew_recovery_codes_request import RenewRecoveryCodesRequest
from .reply import Reply
from .reply_record import ReplyRecord
from .review import Review
from .review_page import ReviewPage
from .review_record import ReviewRecord
from .revocation import Revocation
from .rider import Rider
from .rider_kind import RiderKind
from .role import Role
from .secret_made import SecretMade
from .session_listed import SessionListed
from .session_listed_list import SessionListedList
from .set_password_request import SetPasswordRequest
from .severity import Severity
from .shown import Shown
from .side import Side
from .state_change import StateChange
from .termination import Termination
from .token_listed import TokenListed
from .token_listed_list import TokenListedList
from .token_made import TokenMade
from .told import Told
from .topic import Topic
from .track import Track
from .transmission import Transmission
from .transmission_record import TransmissionRecord
from .use import Use
from .webhook import Webhook
from .webhook_page import WebhookPage
from .webhook_record import WebhookRecord
from .whole_number import WholeNumber

__all__ = (
    "Address",
    "AddressKind",
    "AddTokenRequest",
    "AlternateName",
    "AssignEntryNumberRequest",
    "BeginSecondProofRequest",
    "Begun",
    "Bond",
    "BondKind",
    "BondPage",
    "BondRecord",
    "BondUser",
    "Business",
    "Capacity",
    "CbpStatus",
    "Change",
    "ChangeAfter",
    "ChangeBefore",
    "ChangedLine",
    "ChangeList",
    "ClientList",
    "ClientPage",
    "ClientRecord",
    "ClientsOfNumberRequest",
    "CompanyType",
    "Computed",
    "ComputedAssessment",
    "ConfirmSecondProofRequest",
    "Contact",
    "Delegation",
    "Delivered",
    "DeliveredPage",
    "DeliveryState",
    "DropSecondProofRequest",
    "DutyPayer",
    "Employee",
    "EmployeePage",
    "EmployeeRecord",
    "Ender",
    "EndingPower",
    "EndingPowerList",
    "Entered",
    "Entry",
    "EntryAdCvd",
    "EntryAgency",
    "EntryArticle",
    "EntryBill",
    "EntryBond",
    "EntryCensusOverride",
    "EntryCharge",
    "EntryCommodity",
    "EntryCorrection",
    "EntryDays",
    "EntryDeclarant",
    "EntryDeclaration",
    "EntryDeclarationValues",
    "EntryInvoice",
    "EntryInvoiceLine",
    "EntryLicense",
    "EntryLine",
    "EntryLineFacts",
    "EntryNumber",
    "EntryPart",
    "EntryParty",
    "EntryPayment",
    "EntryQuantity",
    "EntryReference",
    "EntryRelease",
    "EntrySanctionsRecord",
    "EntrySanctionsRecordValues",
    "EntrySecurityBond",
    "EntrySecurityFiling",
    "EntrySecurityParty",
    "EntryStatedTotals",
    "EntryTransport",
    "EntryValueStep",
    "EntryWarehouse",
    "EntryZone",
    "EntryZoneStatus",
    "Event",
    "EventList",
    "File",
    "Filed5106",
    "FileDays",
    "FileEvent",
    "FileEventFields",
    "FileLine",
    "FileLineList",
    "FileLineRecord",
    "FilePage",
    "FileRecord",
    "Finding",
    "FindingList",
    "Firm",
    "FirmClient",
    "FirmForm",
    "FirmKind",
    "FirmRecord",
    "FoundFile",
    "FoundFileList",
    "Given",
    "Grantor",
    "Happening",
    "HappeningList",
    "HappeningRecord",
    "Heading",
    "Health",
    "Instruction",
    "InstructionList",
    "Licence",
    "LicencePage",
    "LicenceRecord",
    "LicenceState",
    "LogInRequest",
    "MayFile",
    "Messages",
    "NameKind",
    "NewFile",
    "NumberKind",
    "NumberUse",
    "Officer",
    "Oneself",
    "Opened",
    "OtherDuties",
    "OtherDutiesPage",
    "OtherDutiesRecord",
    "Permit",
    "PermitPage",
    "PermitRecord",
    "Person",
    "PersonPage",
    "PersonRecord",
    "Power",
    "PowerForm",
    "PowerPage",
    "PowerRecord",
    "Problem",
    "Proof",
    "Qualifier",
    "Recorded",
    "RecoveryCodes",
    "RelatedBusiness",
    "RenewRecoveryCodesRequest",
    "Reply",
    "ReplyRecord",
    "Review",
    "ReviewPage",
    "ReviewRecord",
    "Revocation",
    "Rider",
    "RiderKind",
    "Role",
    "SecretMade",
    "SessionListed",
    "SessionListedList",
    "SetPasswordRequest",
    "Severity",
    "Shown",
    "Side",
    "StateChange",
    "Termination",
    "TokenListed",
    "TokenListedList",
    "TokenMade",
    "Told",
    "Topic",
    "Track",
    "Transmission",
    "TransmissionRecord",
    "Use",
    "Webhook",
    "WebhookPage",
    "WebhookRecord",
    "WholeNumber",
)
