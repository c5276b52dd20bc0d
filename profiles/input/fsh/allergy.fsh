Profile: TpiAllergyIntolerance
Parent: AllergyIntolerance
Id: tpi-allergy-intolerance
Title: "Recorded allergy"
Description: "An allergy as recorded in the screening of one or more visits: one for each patient and substance, unconfirmed. A record of no allergies, or an uncertain one, has no AllergyIntolerance."
* identifier 1..* MS
* identifier.system 1..1
* identifier.value 1..1
* clinicalStatus MS
* verificationStatus 1..1 MS
* verificationStatus ^short = "unconfirmed, or entered-in-error"
* criticality 0..0
* code 1..1 MS
* code from TpiInjectableDrug (example)
* code.text 1..1 MS
* code.text ^short = "The clinic's own words for the substance"
* patient MS
* reaction 0..0
* obeys tpi-allergy-unconfirmed and tpi-allergy-no-absence

Invariant: tpi-allergy-unconfirmed
Description: "An allergy copied from a visit is active and unconfirmed: set clinicalStatus active and verificationStatus unconfirmed, because nobody tested it. An allergy recorded by mistake is entered-in-error."
Severity: #error
Expression: "(verificationStatus.coding.where(system = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification' and code = 'unconfirmed').exists() and clinicalStatus.coding.where(system = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical' and code = 'active').exists()) or verificationStatus.coding.where(system = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification' and code = 'entered-in-error').exists()"

Invariant: tpi-allergy-no-absence
Description: "\"None\" and \"NKDA\" are no allergies: omit the AllergyIntolerance and record the words in the screening answer."
Severity: #error
Expression: "code.text.empty() or code.text.lower().matches('^(none|no|nil|nkda|nka|n/a|na|unknown|denies|no known.*|[^a-z]*)$').not()"
