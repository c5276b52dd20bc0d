// Rules common to all observations of a visit.
RuleSet: ObservedForVisit
* identifier 1..* MS
* identifier.system 1..1
* identifier.value 1..1
* status MS
* partOf 1..1 MS
* partOf only Reference(Procedure)
* partOf ^short = "The session"
* category 1..* MS
* code MS
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* effective[x] 1..1 MS
* effective[x] only dateTime
* performer MS
* performer ^short = "The patient for reported values, the clinician for observed values, the clinic for calculated values"
* value[x] 1..1 MS
* dataAbsentReason 0..0
* dataAbsentReason ^short = "Not used: a value that was not recorded has no Observation"

// Rules for an observation that has an assessment phase.
RuleSet: AssessedInPhase(phaseCardinality)
* obeys tpi-phase-at-visit and tpi-phase-later and tpi-phase-span
* extension contains
    AssessmentPhase named phase {phaseCardinality} MS and
    TimeAfterVisit named timeAfterVisit 0..1 MS
* effectiveDateTime.extension contains ApproximateTime named approximate 0..1
* encounter ^short = "The visit; absent for values reported later"

Profile: TpiTwitchResponse
Parent: Observation
Id: tpi-twitch-response
Title: "Local twitch response"
Description: "Whether a local twitch response was observed during needling."
* insert ObservedForVisit
* insert Category(exam)
* code.coding 1..*
* code = TpiObservationCode#twitch-response
* encounter 1..1
* value[x] only boolean

RuleSet: Category(code)
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains {code} 1..1 MS
* category[{code}] = $observation-category#{code}
