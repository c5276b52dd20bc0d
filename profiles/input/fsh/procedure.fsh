// Rules common to the session and the procedures of its sites.
RuleSet: PerformedAtVisit
* obeys tpi-completed-time
* identifier 1..* MS
* identifier ^short = "The clinic's identifier, with its system"
* identifier.system 1..1
* identifier.value 1..1
* status MS
* code 1..1 MS
* subject 1..1 MS
* subject only Reference(Patient)
* encounter 1..1 MS
* encounter ^short = "The visit"
* performed[x] 0..1 MS
* performed[x] only dateTime or Period
* performed[x] ^short = "From start to end, or the start only if no end is recorded; a date without a time stays a date"
* performer MS
* performer.actor 1..1 MS
* location MS
* bodySite MS
* bodySite from TpiMuscleSite (extensible)
* bodySite obeys tpi-site-is-no-route
* bodySite.text 1..1 MS
* bodySite.text ^short = "The clinic's own words for the muscle"

// One TPI Bridge code; codes of other systems may be added.
RuleSet: OwnCode(slice, system, valueSet)
* code.coding 1..* MS
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "system"
* code.coding ^slicing.rules = #open
* code.coding contains {slice} 1..1 MS
* code.coding[{slice}].system 1..1
* code.coding[{slice}].system = "https://tpibridge.org/fhir/CodeSystem/{system}"
* code.coding[{slice}].code 1..1
* code.coding[{slice}] from {valueSet} (required)

Profile: TpiSessionProcedure
Parent: Procedure
Id: tpi-session-procedure
Title: "Trigger point injection session"
Description: "All injections (or dry needling) of one visit as one procedure, billed once with CPT. Lists all sites for systems that do not read the procedures of single sites."
* insert PerformedAtVisit
* partOf 0..0
* partOf ^short = "Not used: the sites are part of the session"
* code.text 1..1
* insert OwnCode(session, tpi-procedure, TpiSessionCode)
* code.coding[session] ^short = "Injection or dry needling, TPI Bridge code"
* code.coding contains cpt 0..1 MS
* code.coding[cpt] ^short = "CPT as billed: 20552, 20553, 20560, 20561"
* code.coding[cpt] obeys tpi-cpt-alone
* code.coding[cpt].system 1..1
* code.coding[cpt].system = $cpt
* code.coding[cpt].code 1..1
* bodySite 1..*
* bodySite ^short = "Every muscle of the session"
* bodySite.text ^short = "Side and muscle, the muscle in the clinic's own words"
* note MS
* note ^short = "The clinic's notes; what only an extension contains, by the author TPI Bridge"
* reasonReference MS
* reasonReference only Reference(Condition)
* complication MS
* complication from TpiComplicationVS (extensible)
* complication.text 1..1
* complication.text ^short = "The clinic's own words for the complication"
* note MS
* extension contains
    Guidance named guidance 0..1 MS and
    BilledDrug named billedDrug 0..* MS and
    PainScale named painScale 0..1 MS and
    PatientPosition named position 0..1 MS and
    ProcedureStep named step 0..* MS and
    PriorTreatment named priorTreatment 0..* MS

Profile: TpiSiteProcedure
Parent: Procedure
Id: tpi-site-procedure
Title: "Trigger point injection of one site"
Description: "One muscle on one side within a session. Not billed separately: CPT is billed per session and is coded on the session procedure."
* insert PerformedAtVisit
* obeys tpi-site-without-cpt
* partOf 1..1 MS
* partOf only Reference(Procedure)
* partOf ^short = "The session"
* insert OwnCode(site, tpi-procedure, TpiSiteCode)
* code.text MS
* code.text ^short = "Muscle and side: Trigger point injection, left trapezius"
* note MS
* note ^short = "More than one needle pass"
* bodySite 1..1
* bodySite ^short = "The muscle; its side is in the target body structure"
* extension contains
    $target-body-structure named side 0..1 MS and
    NeedlePasses named needlePasses 0..1 MS
* extension[side] ^short = "A BodyStructure with muscle and side, if the side is recorded"

Invariant: tpi-completed-time
Description: "A completed procedure has a date: set performedDateTime, or performedPeriod with its start."
Severity: #error
Expression: "status = 'completed' implies (performed.ofType(dateTime).exists() or performed.ofType(Period).start.exists())"

Invariant: tpi-cpt-alone
Description: "A CPT code is five characters, such as 20552: record modifiers (20553-59) on the claim, not as part of the code."
Severity: #error
Expression: "code.matches('^[0-9]{4}[0-9A-Z]$')"

Invariant: tpi-site-without-cpt
Description: "The procedure of a single site has no CPT or HCPCS code, because the session would be billed twice: move the code to the session procedure."
Severity: #error
Expression: "code.coding.where(system = 'http://www.ama-assn.org/go/cpt' or system = 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets').empty()"
