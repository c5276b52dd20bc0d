Profile: TpiAftercarePlan
Parent: CarePlan
Id: tpi-aftercare-plan
Title: "Aftercare plan"
Description: "Aftercare for one visit: what to do, what to avoid and until when, the follow-up visit, planned treatments, goals and red flags."
* obeys tpi-plan-content
* identifier 1..* MS
* identifier.system 1..1
* identifier.value 1..1
* text 1..1 MS
* text ^short = "Human-readable summary of the plan"
* status MS
* status ^short = "Unknown unless the plan has not ended on the clinic's reference date"
* intent = #plan
* category MS
* description MS
* description ^short = "The clinic's own words for the aftercare"
* instantiatesUri MS
* subject only Reference(Patient)
* encounter 1..1 MS
* period MS
* author MS
* addresses MS
* goal MS
* activity MS
* activity obeys tpi-avoid-until and tpi-follow-up-day and tpi-planned-treatment
* activity.reference MS
* activity.reference only Reference(CommunicationRequest)
* activity.reference ^short = "Red flags"
* activity.detail MS
* activity.detail.extension contains TimeAfterVisit named timeAfterVisit 0..1 MS
* activity.detail.code MS
* activity.detail.status ^short = "Completed only for what to avoid, after its end"
* activity.detail.code from TpiAftercareActivity (extensible)
* activity.detail.doNotPerform MS
* activity.detail.doNotPerform ^short = "True for activities to avoid; scheduledPeriod.end is the last day"
* activity.detail.scheduled[x] MS
* activity.detail.description MS
* activity.detail.description ^short = "The instruction given to the patient"

Profile: TpiRedFlags
Parent: CommunicationRequest
Id: tpi-red-flags
Title: "Red flags"
Description: "Signs after an injection that require a call to the clinic, as communicated to the patient."
* identifier 1..* MS
* identifier.system 1..1
* identifier.value 1..1
* status MS
* category 1..1 MS
* category = TpiCommunicationCode#red-flags
* doNotPerform 0..0
* doNotPerform ^short = "Not used: red flags are always communicated"
* subject 1..1 MS
* subject only Reference(Patient)
* encounter 1..1 MS
* payload 1..* MS
* payload ^short = "One sign each"
* payload.content[x] only string
* authoredOn MS
* requester MS
* recipient MS

Invariant: tpi-plan-content
Description: "An aftercare plan has at least one activity, goal or description: omit the CarePlan if the record has no plan."
Severity: #error
Expression: "activity.exists() or goal.exists() or description.exists()"

Invariant: tpi-avoid-until
Description: "An activity to avoid has an end date: set scheduledPeriod.end."
Severity: #error
Expression: "detail.where(doNotPerform = true).exists() implies detail.scheduled.ofType(Period).end.exists()"

Invariant: tpi-planned-treatment
Description: "A planned treatment (code of the system tpi-plan) is something to do: remove doNotPerform, and write the clinic's words in code.text."
Severity: #error
Expression: "detail.code.coding.where(system = 'https://tpibridge.org/fhir/CodeSystem/tpi-plan').exists() implies (detail.where(doNotPerform = true).empty() and detail.code.text.exists())"

Invariant: tpi-follow-up-day
Description: "A follow-up has its date in scheduledPeriod.start and is not doNotPerform."
Severity: #error
Expression: "detail.code.coding.where(system = 'https://tpibridge.org/fhir/CodeSystem/tpi-aftercare' and code = 'follow-up').exists() implies (detail.scheduled.ofType(Period).start.exists() and detail.where(doNotPerform = true).empty())"
