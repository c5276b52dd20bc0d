// One SNOMED CT code out of a value set; a clinic's local codes may be added.
RuleSet: SnomedCode(path, valueSet)
* {path}.coding 1..*
* {path}.coding ^slicing.discriminator.type = #value
* {path}.coding ^slicing.discriminator.path = "system"
* {path}.coding ^slicing.rules = #open
* {path}.coding contains snomed 1..1 MS
* {path}.coding[snomed].system 1..1
* {path}.coding[snomed].system = $sct
* {path}.coding[snomed].code 1..1
* {path}.coding[snomed] from {valueSet} (required)

Profile: TpiMedicationAdministration
Parent: MedicationAdministration
Id: tpi-medication-administration
Title: "Injected drug"
Description: "One drug injected in a session, all sites together: dose in milligrams, volume, route. Not split by site unless the record has amounts by site."
* obeys tpi-steroid-coded
* identifier 1..* MS
* identifier.system 1..1
* identifier.value 1..1
* partOf 1..1 MS
* partOf only Reference(Procedure)
* partOf ^short = "The session"
* status MS
* extension contains
    DrugStrength named strength 0..1 MS and
    AddedEpinephrine named epinephrine 0..1 MS
* contained 0..0
* medication[x] only CodeableConcept
* medication[x] MS
* medication[x] from TpiInjectableDrug (extensible)
* medication[x] ^short = "The drug: ingredient, solution of one strength where a code exists, own code"
* medication[x].text 1..1 MS
* medication[x].text ^short = "The clinic's own words for the drug, with strength and epinephrine"
* subject only Reference(Patient)
* context 1..1 MS
* context only Reference(Encounter)
* effective[x] MS
* performer MS
* reasonReference MS
* note ^short = "Whether the dose is stated or computed, for receivers without the extension"
* dosage 1..1 MS
* dosage.extension contains InjectedVolume named volume 0..1 MS
* dosage.text 1..1 MS
* dosage.text ^short = "The complete entry as recorded by the clinic"
* dosage.site MS
* dosage.site from TpiMuscleSite (extensible)
* dosage.site obeys tpi-site-is-no-route
* dosage.site ^short = "The muscle with its side as text, only if the session has one site"
* dosage.route 1..1 MS
* insert SnomedCode(dosage.route, TpiRoute)
* dosage.route obeys tpi-route-code
* dosage.route ^short = "Intramuscular; never a muscle"
* dosage.method MS
* dosage.method = $sct#422145002
* dosage.dose 1..1 MS
* dosage.dose obeys tpi-dose-or-reason and tpi-dose-mg
* dosage.dose.comparator 0..0
* dosage.dose.extension contains
    DoseOrigin named origin 0..1 MS and
    $data-absent-reason named absent 0..1 MS
* dosage.rate[x] 0..0

Invariant: tpi-dose-or-reason
Description: "A dose is a number of mg with dose-origin, or data-absent-reason only: never both, and never estimated."
Severity: #error
Expression: "(value.exists() and extension('https://tpibridge.org/fhir/StructureDefinition/dose-origin').exists()) xor extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').exists()"

Invariant: tpi-dose-mg
Description: "A dose is above zero and in mg (UCUM code mg): record milliliters in the extension injected-volume, and compute the dose as strength times volume."
Severity: #error
Expression: "value.exists() implies (value > 0 and system = 'http://unitsofmeasure.org' and code = 'mg')"

Invariant: tpi-steroid-coded
Description: "A corticosteroid needs a drug code (tpi-drug or RxNorm) in addition to the text, because steroid doses are totaled over a year: add the code. If the record says only \"steroid\", specify the drug."
Severity: #error
Expression: "medication.ofType(CodeableConcept).where(coding.empty() and text.lower().matches('.*(cort|steroid|triamcinolone|kenalog|prednisolone|medrol|dexamethasone|decadron|betamethasone|celestone).*')).empty()"
