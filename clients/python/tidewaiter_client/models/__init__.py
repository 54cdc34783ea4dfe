"""Contains all the data models used in inputs/outputs"""

from .absent import Absent
from .add_token_request import AddTokenRequest
from .added_line import AddedLine
from .added_line_sources import AddedLineSources
from .address import Address
from .address_kind import AddressKind
from .advance_rehearsal_request import AdvanceRehearsalRequest
from .agency_answer import AgencyAnswer
from .alert_answer import AlertAnswer
from .alert_state import AlertState
from .alternate_name import AlternateName
from .answer import Answer
from .approval import Approval
from .approve_product_request import ApproveProductRequest
from .assign_entry_number_request import AssignEntryNumberRequest
from .assign_task_request import AssignTaskRequest
from .authorisation import Authorisation
from .authorisation_page import AuthorisationPage
from .authorisation_record import AuthorisationRecord
from .authorise_request import AuthoriseRequest
from .band_count import BandCount
from .band_count_list import BandCountList
from .begin_second_proof_request import BeginSecondProofRequest
from .begun import Begun
from .bond import Bond
from .bond_kind import BondKind
from .bond_page import BondPage
from .bond_record import BondRecord
from .bond_user import BondUser
from .bound import Bound
from .box_cost import BoxCost
from .box_cost_list import BoxCostList
from .built_line import BuiltLine
from .business import Business
from .capacity import Capacity
from .case_answer import CaseAnswer
from .cbp_status import CbpStatus
from .change import Change
from .change_after import ChangeAfter
from .change_before import ChangeBefore
from .change_hold_request import ChangeHoldRequest
from .change_list import ChangeList
from .changed_line import ChangedLine
from .choose_scenario_request import ChooseScenarioRequest
from .chosen import Chosen
from .client_list import ClientList
from .client_page import ClientPage
from .client_record import ClientRecord
from .clients_of_number_request import ClientsOfNumberRequest
from .clock_step import ClockStep
from .coming_there import ComingThere
from .company_type import CompanyType
from .component import Component
from .computed import Computed
from .computed_assessment import ComputedAssessment
from .concern import Concern
from .confirm_second_proof_request import ConfirmSecondProofRequest
from .contact import Contact
from .conversion import Conversion
from .counted_days import CountedDays
from .course import Course
from .decided import Decided
from .decision import Decision
from .decision_page import DecisionPage
from .decision_record import DecisionRecord
from .delegation import Delegation
from .delivered import Delivered
from .delivered_page import DeliveredPage
from .delivery_state import DeliveryState
from .demand import Demand
from .demanded import Demanded
from .drop_second_proof_request import DropSecondProofRequest
from .duty_payer import DutyPayer
from .eligibility import Eligibility
from .employee import Employee
from .employee_page import EmployeePage
from .employee_record import EmployeeRecord
from .end_task_request import EndTaskRequest
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
from .entry_review import EntryReview
from .entry_review_page import EntryReviewPage
from .entry_review_record import EntryReviewRecord
from .entry_sanctions_record import EntrySanctionsRecord
from .entry_sanctions_record_values import EntrySanctionsRecordValues
from .entry_security_bond import EntrySecurityBond
from .entry_security_filing import EntrySecurityFiling
from .entry_security_party import EntrySecurityParty
from .entry_stated_totals import EntryStatedTotals
from .entry_there import EntryThere
from .entry_transport import EntryTransport
from .entry_value_step import EntryValueStep
from .entry_warehouse import EntryWarehouse
from .entry_zone import EntryZone
from .entry_zone_status import EntryZoneStatus
from .erred import Erred
from .error_kind import ErrorKind
from .error_kind_list import ErrorKindList
from .event import Event
from .event_list import EventList
from .evidence import Evidence
from .exchange import Exchange
from .feedback import Feedback
from .field import Field
from .field_list import FieldList
from .file import File
from .file_days import FileDays
from .file_document import FileDocument
from .file_document_list import FileDocumentList
from .file_document_record import FileDocumentRecord
from .file_event import FileEvent
from .file_event_fields import FileEventFields
from .file_line import FileLine
from .file_line_list import FileLineList
from .file_line_record import FileLineRecord
from .file_page import FilePage
from .file_record import FileRecord
from .file_screening import FileScreening
from .file_there import FileThere
from .filed_5106 import Filed5106
from .finding import Finding
from .finding_list import FindingList
from .firm import Firm
from .firm_client import FirmClient
from .firm_form import FirmForm
from .firm_kind import FirmKind
from .firm_list import FirmList
from .firm_record import FirmRecord
from .found_file import FoundFile
from .found_file_list import FoundFileList
from .gated import Gated
from .given import Given
from .grantor import Grantor
from .happening import Happening
from .happening_list import HappeningList
from .happening_record import HappeningRecord
from .heading import Heading
from .health import Health
from .held import Held
from .history import History
from .hit_state import HitState
from .hit_verdict import HitVerdict
from .hold import Hold
from .hold_contact import HoldContact
from .hold_kind_told import HoldKindTold
from .hold_kind_told_list import HoldKindToldList
from .hold_page import HoldPage
from .hold_record import HoldRecord
from .hold_step import HoldStep
from .how import How
from .import_difference import ImportDifference
from .import_step import ImportStep
from .imported import Imported
from .instruction import Instruction
from .instruction_list import InstructionList
from .journal_line import JournalLine
from .kind import Kind
from .let_happen import LetHappen
from .letter import Letter
from .licence import Licence
from .licence_page import LicencePage
from .licence_record import LicenceRecord
from .licence_state import LicenceState
from .list_day import ListDay
from .log_in_request import LogInRequest
from .looked import Looked
from .made import Made
from .made_sources import MadeSources
from .manner import Manner
from .may_file import MayFile
from .message_shown import MessageShown
from .messages import Messages
from .miss_paper_request import MissPaperRequest
from .my_affairs import MyAffairs
from .my_approval import MyApproval
from .my_hold import MyHold
from .my_money import MyMoney
from .my_paper import MyPaper
from .my_power import MyPower
from .my_shipment import MyShipment
from .my_shipments import MyShipments
from .my_step import MyStep
from .my_whole import MyWhole
from .name_kind import NameKind
from .name_type import NameType
from .new_contact import NewContact
from .new_decision import NewDecision
from .new_file import NewFile
from .new_hold import NewHold
from .new_paper import NewPaper
from .new_proposal import NewProposal
from .new_proposals import NewProposals
from .new_review import NewReview
from .new_screening_decision import NewScreeningDecision
from .new_shipment import NewShipment
from .number_kind import NumberKind
from .number_use import NumberUse
from .numbers import Numbers
from .officer import Officer
from .on_law import OnLaw
from .oneself import Oneself
from .open_field import OpenField
from .open_field_list import OpenFieldList
from .opened import Opened
from .origin import Origin
from .other_duties import OtherDuties
from .other_duties_page import OtherDutiesPage
from .other_duties_record import OtherDutiesRecord
from .outcome import Outcome
from .paper import Paper
from .paper_state import PaperState
from .permit import Permit
from .permit_page import PermitPage
from .permit_record import PermitRecord
from .person import Person
from .person_page import PersonPage
from .person_record import PersonRecord
from .policy import Policy
from .policy_page import PolicyPage
from .policy_record import PolicyRecord
from .power import Power
from .power_form import PowerForm
from .power_page import PowerPage
from .power_record import PowerRecord
from .preflight import Preflight
from .print_ import Print
from .printable import Printable
from .printable_list import PrintableList
from .problem import Problem
from .product import Product
from .product_facts import ProductFacts
from .product_page import ProductPage
from .product_record import ProductRecord
from .proof import Proof
from .proposal import Proposal
from .proposal_list import ProposalList
from .proposal_page import ProposalPage
from .proposal_record import ProposalRecord
from .provenance import Provenance
from .purpose import Purpose
from .qualifier import Qualifier
from .receive_paper_request import ReceivePaperRequest
from .record_chase_request import RecordChaseRequest
from .record_field import RecordField
from .record_row import RecordRow
from .recorded import Recorded
from .recovery_codes import RecoveryCodes
from .rehearsal_act import RehearsalAct
from .rehearsal_seen import RehearsalSeen
from .related_business import RelatedBusiness
from .release_hold_request import ReleaseHoldRequest
from .renew_recovery_codes_request import RenewRecoveryCodesRequest
from .reopen_task_request import ReopenTaskRequest
from .replayed import Replayed
from .reply import Reply
from .reply_record import ReplyRecord
from .reply_said import ReplySaid
from .rescreen_request import RescreenRequest
from .review import Review
from .review_answer import ReviewAnswer
from .review_page import ReviewPage
from .review_record import ReviewRecord
from .revocation import Revocation
from .rider import Rider
from .rider_kind import RiderKind
from .role import Role
from .ruled import Ruled
from .ruling import Ruling
from .ruling_kind import RulingKind
from .scenario_there import ScenarioThere
from .screened import Screened
from .screening import Screening
from .screening_address import ScreeningAddress
from .screening_alert import ScreeningAlert
from .screening_alert_page import ScreeningAlertPage
from .screening_alert_record import ScreeningAlertRecord
from .screening_clearance import ScreeningClearance
from .screening_clearance_page import ScreeningClearancePage
from .screening_clearance_record import ScreeningClearanceRecord
from .screening_decision import ScreeningDecision
from .screening_decision_page import ScreeningDecisionPage
from .screening_decision_record import ScreeningDecisionRecord
from .screening_desk import ScreeningDesk
from .screening_elsewhere import ScreeningElsewhere
from .screening_ground import ScreeningGround
from .screening_ground_list import ScreeningGroundList
from .screening_hit import ScreeningHit
from .screening_identifier import ScreeningIdentifier
from .screening_list_used import ScreeningListUsed
from .screening_listed import ScreeningListed
from .screening_listed_name import ScreeningListedName
from .screening_not_asked import ScreeningNotAsked
from .screening_page import ScreeningPage
from .screening_policy import ScreeningPolicy
from .screening_policy_page import ScreeningPolicyPage
from .screening_policy_record import ScreeningPolicyRecord
from .screening_query_asked import ScreeningQueryAsked
from .screening_reason import ScreeningReason
from .screening_record import ScreeningRecord
from .screening_rescreening import ScreeningRescreening
from .screening_rescreening_page import ScreeningRescreeningPage
from .screening_rescreening_record import ScreeningRescreeningRecord
from .screening_second_look import ScreeningSecondLook
from .screening_subject import ScreeningSubject
from .screening_subject_screened import ScreeningSubjectScreened
from .second_look_request import SecondLookRequest
from .secret_made import SecretMade
from .session_listed import SessionListed
from .session_listed_list import SessionListedList
from .set_password_request import SetPasswordRequest
from .severity import Severity
from .shipment import Shipment
from .shipment_page import ShipmentPage
from .shipment_record import ShipmentRecord
from .shipments import Shipments
from .shipped import Shipped
from .shown import Shown
from .side import Side
from .source import Source
from .standing import Standing
from .state import State
from .state_change import StateChange
from .status import Status
from .storage_charge import StorageCharge
from .storage_cost import StorageCost
from .storage_tariff import StorageTariff
from .storage_tariff_page import StorageTariffPage
from .storage_tariff_record import StorageTariffRecord
from .storage_tier import StorageTier
from .take_step_request import TakeStepRequest
from .taken import Taken
from .taken_list import TakenList
from .tallied import Tallied
from .tally import Tally
from .task import Task
from .task_list import TaskList
from .task_record import TaskRecord
from .task_status import TaskStatus
from .termination import Termination
from .token_listed import TokenListed
from .token_listed_list import TokenListedList
from .token_made import TokenMade
from .told import Told
from .topic import Topic
from .track import Track
from .transmission import Transmission
from .transmission_record import TransmissionRecord
from .unscreened import Unscreened
from .use import Use
from .verdict import Verdict
from .waiting import Waiting
from .waive_paper_request import WaivePaperRequest
from .way import Way
from .webhook import Webhook
from .webhook_page import WebhookPage
from .webhook_record import WebhookRecord
from .weight import Weight
from .whole_number import WholeNumber
from .wish import Wish
from .work_item import WorkItem
from .worklist import Worklist

__all__ = (
    "Absent",
    "AddedLine",
    "AddedLineSources",
    "Address",
    "AddressKind",
    "AddTokenRequest",
    "AdvanceRehearsalRequest",
    "AgencyAnswer",
    "AlertAnswer",
    "AlertState",
    "AlternateName",
    "Answer",
    "Approval",
    "ApproveProductRequest",
    "AssignEntryNumberRequest",
    "AssignTaskRequest",
    "Authorisation",
    "AuthorisationPage",
    "AuthorisationRecord",
    "AuthoriseRequest",
    "BandCount",
    "BandCountList",
    "BeginSecondProofRequest",
    "Begun",
    "Bond",
    "BondKind",
    "BondPage",
    "BondRecord",
    "BondUser",
    "Bound",
    "BoxCost",
    "BoxCostList",
    "BuiltLine",
    "Business",
    "Capacity",
    "CaseAnswer",
    "CbpStatus",
    "Change",
    "ChangeAfter",
    "ChangeBefore",
    "ChangedLine",
    "ChangeHoldRequest",
    "ChangeList",
    "ChooseScenarioRequest",
    "Chosen",
    "ClientList",
    "ClientPage",
    "ClientRecord",
    "ClientsOfNumberRequest",
    "ClockStep",
    "ComingThere",
    "CompanyType",
    "Component",
    "Computed",
    "ComputedAssessment",
    "Concern",
    "ConfirmSecondProofRequest",
    "Contact",
    "Conversion",
    "CountedDays",
    "Course",
    "Decided",
    "Decision",
    "DecisionPage",
    "DecisionRecord",
    "Delegation",
    "Delivered",
    "DeliveredPage",
    "DeliveryState",
    "Demand",
    "Demanded",
    "DropSecondProofRequest",
    "DutyPayer",
    "Eligibility",
    "Employee",
    "EmployeePage",
    "EmployeeRecord",
    "Ender",
    "EndingPower",
    "EndingPowerList",
    "EndTaskRequest",
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
    "EntryReview",
    "EntryReviewPage",
    "EntryReviewRecord",
    "EntrySanctionsRecord",
    "EntrySanctionsRecordValues",
    "EntrySecurityBond",
    "EntrySecurityFiling",
    "EntrySecurityParty",
    "EntryStatedTotals",
    "EntryThere",
    "EntryTransport",
    "EntryValueStep",
    "EntryWarehouse",
    "EntryZone",
    "EntryZoneStatus",
    "Erred",
    "ErrorKind",
    "ErrorKindList",
    "Event",
    "EventList",
    "Evidence",
    "Exchange",
    "Feedback",
    "Field",
    "FieldList",
    "File",
    "Filed5106",
    "FileDays",
    "FileDocument",
    "FileDocumentList",
    "FileDocumentRecord",
    "FileEvent",
    "FileEventFields",
    "FileLine",
    "FileLineList",
    "FileLineRecord",
    "FilePage",
    "FileRecord",
    "FileScreening",
    "FileThere",
    "Finding",
    "FindingList",
    "Firm",
    "FirmClient",
    "FirmForm",
    "FirmKind",
    "FirmList",
    "FirmRecord",
    "FoundFile",
    "FoundFileList",
    "Gated",
    "Given",
    "Grantor",
    "Happening",
    "HappeningList",
    "HappeningRecord",
    "Heading",
    "Health",
    "Held",
    "History",
    "HitState",
    "HitVerdict",
    "Hold",
    "HoldContact",
    "HoldKindTold",
    "HoldKindToldList",
    "HoldPage",
    "HoldRecord",
    "HoldStep",
    "How",
    "ImportDifference",
    "Imported",
    "ImportStep",
    "Instruction",
    "InstructionList",
    "JournalLine",
    "Kind",
    "LetHappen",
    "Letter",
    "Licence",
    "LicencePage",
    "LicenceRecord",
    "LicenceState",
    "ListDay",
    "LogInRequest",
    "Looked",
    "Made",
    "MadeSources",
    "Manner",
    "MayFile",
    "Messages",
    "MessageShown",
    "MissPaperRequest",
    "MyAffairs",
    "MyApproval",
    "MyHold",
    "MyMoney",
    "MyPaper",
    "MyPower",
    "MyShipment",
    "MyShipments",
    "MyStep",
    "MyWhole",
    "NameKind",
    "NameType",
    "NewContact",
    "NewDecision",
    "NewFile",
    "NewHold",
    "NewPaper",
    "NewProposal",
    "NewProposals",
    "NewReview",
    "NewScreeningDecision",
    "NewShipment",
    "NumberKind",
    "Numbers",
    "NumberUse",
    "Officer",
    "Oneself",
    "OnLaw",
    "Opened",
    "OpenField",
    "OpenFieldList",
    "Origin",
    "OtherDuties",
    "OtherDutiesPage",
    "OtherDutiesRecord",
    "Outcome",
    "Paper",
    "PaperState",
    "Permit",
    "PermitPage",
    "PermitRecord",
    "Person",
    "PersonPage",
    "PersonRecord",
    "Policy",
    "PolicyPage",
    "PolicyRecord",
    "Power",
    "PowerForm",
    "PowerPage",
    "PowerRecord",
    "Preflight",
    "Print",
    "Printable",
    "PrintableList",
    "Problem",
    "Product",
    "ProductFacts",
    "ProductPage",
    "ProductRecord",
    "Proof",
    "Proposal",
    "ProposalList",
    "ProposalPage",
    "ProposalRecord",
    "Provenance",
    "Purpose",
    "Qualifier",
    "ReceivePaperRequest",
    "RecordChaseRequest",
    "Recorded",
    "RecordField",
    "RecordRow",
    "RecoveryCodes",
    "RehearsalAct",
    "RehearsalSeen",
    "RelatedBusiness",
    "ReleaseHoldRequest",
    "RenewRecoveryCodesRequest",
    "ReopenTaskRequest",
    "Replayed",
    "Reply",
    "ReplyRecord",
    "ReplySaid",
    "RescreenRequest",
    "Review",
    "ReviewAnswer",
    "ReviewPage",
    "ReviewRecord",
    "Revocation",
    "Rider",
    "RiderKind",
    "Role",
    "Ruled",
    "Ruling",
    "RulingKind",
    "ScenarioThere",
    "Screened",
    "Screening",
    "ScreeningAddress",
    "ScreeningAlert",
    "ScreeningAlertPage",
    "ScreeningAlertRecord",
    "ScreeningClearance",
    "ScreeningClearancePage",
    "ScreeningClearanceRecord",
    "ScreeningDecision",
    "ScreeningDecisionPage",
    "ScreeningDecisionRecord",
    "ScreeningDesk",
    "ScreeningElsewhere",
    "ScreeningGround",
    "ScreeningGroundList",
    "ScreeningHit",
    "ScreeningIdentifier",
    "ScreeningListed",
    "ScreeningListedName",
    "ScreeningListUsed",
    "ScreeningNotAsked",
    "ScreeningPage",
    "ScreeningPolicy",
    "ScreeningPolicyPage",
    "ScreeningPolicyRecord",
    "ScreeningQueryAsked",
    "ScreeningReason",
    "ScreeningRecord",
    "ScreeningRescreening",
    "ScreeningRescreeningPage",
    "ScreeningRescreeningRecord",
    "ScreeningSecondLook",
    "ScreeningSubject",
    "ScreeningSubjectScreened",
    "SecondLookRequest",
    "SecretMade",
    "SessionListed",
    "SessionListedList",
    "SetPasswordRequest",
    "Severity",
    "Shipment",
    "ShipmentPage",
    "ShipmentRecord",
    "Shipments",
    "Shipped",
    "Shown",
    "Side",
    "Source",
    "Standing",
    "State",
    "StateChange",
    "Status",
    "StorageCharge",
    "StorageCost",
    "StorageTariff",
    "StorageTariffPage",
    "StorageTariffRecord",
    "StorageTier",
    "Taken",
    "TakenList",
    "TakeStepRequest",
    "Tallied",
    "Tally",
    "Task",
    "TaskList",
    "TaskRecord",
    "TaskStatus",
    "Termination",
    "TokenListed",
    "TokenListedList",
    "TokenMade",
    "Told",
    "Topic",
    "Track",
    "Transmission",
    "TransmissionRecord",
    "Unscreened",
    "Use",
    "Verdict",
    "Waiting",
    "WaivePaperRequest",
    "Way",
    "Webhook",
    "WebhookPage",
    "WebhookRecord",
    "Weight",
    "WholeNumber",
    "Wish",
    "WorkItem",
    "Worklist",
)
