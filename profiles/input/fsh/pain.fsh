Profile: TpiPainScore
Parent: Observation
Id: tpi-pain-score
Title: "Pain score"
Description: "One pain score from 0 to 10 before, immediately after or some time after an injection. All scores of a visit are on one scale."
* insert ObservedForVisit
* insert Category(survey)
* insert AssessedInPhase(1..1)
* obeys tpi-scale-coded and tpi-nrs-whole and tpi-vas-decimal and tpi-faces-even and tpi-first-score
* code from TpiPainScoreCode (extensible)
* code ^short = "The scale: numeric rating, visual analog or Wong-Baker FACES"
* code.text MS
* code.text ^short = "The scale, and when the score was recorded, for systems that do not read extensions"
* value[x] only Quantity
* valueQuantity obeys tpi-score-range
* valueQuantity.value 1..1 MS
* valueQuantity.comparator 0..0
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* valueQuantity.code = #{score}
* extension contains $sequel-to named sequelTo 0..1 MS
* extension[sequelTo] ^short = "The previous score"

Profile: TpiPercentRelief
Parent: Observation
Id: tpi-percent-relief
Title: "Percent pain relief"
Description: "Pain relief in percent, either reported by the patient or calculated from two scores. The two have different codes and may differ."
* insert ObservedForVisit
* insert Category(survey)
* insert AssessedInPhase(0..1)
* obeys tpi-relief-reported and tpi-relief-calculated
* insert OwnCode(relief, tpi-observation, TpiReliefCode)
* code.text MS
* code.text ^short = "The kind of relief, and for calculated relief the time of the later score"
* value[x] only Quantity
* valueQuantity obeys tpi-relief-range
* valueQuantity.value 1..1 MS
* valueQuantity.comparator 0..0
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* valueQuantity.code = #%
* derivedFrom MS
* derivedFrom only Reference(Observation)
* derivedFrom ^short = "Calculated relief: the score before the injection and the score after it"

// A required binding cannot express this: validators without LOINC reject every code of such a binding.
Invariant: tpi-scale-coded
Description: "A pain score names its scale by one LOINC code: 72514-3 (numeric rating), 38214-3 (visual analog) or 38221-8 (Wong-Baker FACES)."
Severity: #error
Expression: "code.coding.where(system = 'http://loinc.org' and (code = '72514-3' or code = '38214-3' or code = '38221-8')).count() = 1"

Invariant: tpi-score-range
Description: "A pain score is 0 to 10: rescale scores of other ranges, or omit them."
Severity: #error
Expression: "ofType(Quantity).all(value >= 0 and value <= 10)"

// Numbers are compared by value, because engines write 7.0 as different text; "mod" in HAPI's
// FHIRPath does not recognize 7.0 and 6.5 * 10 as whole numbers.
Invariant: tpi-nrs-whole
Description: "The numeric rating scale has whole numbers: record the number that the patient chose, or use the VAS code (LOINC 38214-3) for a decimal."
Severity: #error
Expression: "code.coding.where(system = 'http://loinc.org' and code = '72514-3').exists() implies value.ofType(Quantity).value.all($this = $this.truncate())"

Invariant: tpi-vas-decimal
Description: "A visual analog score is in centimeters with at most one decimal: divide millimeters by ten."
Severity: #error
Expression: "code.coding.where(system = 'http://loinc.org' and code = '38214-3').exists() implies value.ofType(Quantity).value.all($this = $this.round(1))"

Invariant: tpi-faces-even
Description: "Wong-Baker FACES has the scores 0, 2, 4, 6, 8 and 10: use the numeric rating code (LOINC 72514-3) if the patient chose a number."
Severity: #error
Expression: "code.coding.where(system = 'http://loinc.org' and code = '38221-8').exists() implies value.ofType(Quantity).value.all($this / 2 = ($this / 2).truncate())"

Invariant: tpi-first-score
Description: "The score before the injection has no previous score: remove observation-sequelTo, or correct the assessment phase."
Severity: #error
Expression: "extension('https://tpibridge.org/fhir/StructureDefinition/assessment-phase').value.coding.where(code = 'before').exists() implies extension('http://hl7.org/fhir/StructureDefinition/observation-sequelTo').empty()"

Invariant: tpi-phase-at-visit
Description: "An assessment before or immediately after the injection references the encounter and has no time-after-visit: add the encounter, or correct the assessment phase."
Severity: #error
Expression: "extension('https://tpibridge.org/fhir/StructureDefinition/assessment-phase').value.coding.where(code = 'before' or code = 'immediately-after').exists() implies (encounter.exists() and extension('https://tpibridge.org/fhir/StructureDefinition/time-after-visit').empty())"

Invariant: tpi-phase-later
Description: "An assessment after the visit has time-after-visit and approximate-time and no encounter, because the patient was not in the clinic: add the extensions and remove the encounter."
Severity: #error
Expression: "extension('https://tpibridge.org/fhir/StructureDefinition/assessment-phase').value.coding.where(code = '2h' or code = '24-72h' or code = '6w-or-later' or code = 'later').exists() implies (encounter.empty() and extension('https://tpibridge.org/fhir/StructureDefinition/time-after-visit').exists() and effective.extension('https://tpibridge.org/fhir/StructureDefinition/approximate-time').exists())"

// Minutes after the visit (a month counts as 30 days) give the phase.
Invariant: tpi-phase-span
Description: "The assessment phase follows from the time after the visit: 2h up to 6 hours, 24-72h from 12 to 96 hours, 6w-or-later from 35 days, later for all other times. Correct the phase or the time."
Severity: #error
Expression: "extension('https://tpibridge.org/fhir/StructureDefinition/assessment-phase').value.coding.where(code = '2h' or code = '24-72h' or code = '6w-or-later' or code = 'later').code.all($this in %resource.extension('https://tpibridge.org/fhir/StructureDefinition/time-after-visit').value.ofType(Duration).select(value * iif(code = 'min', 1, iif(code = 'h', 60, iif(code = 'd', 1440, iif(code = 'wk', 10080, 43200))))).select(iif($this <= 360, '2h', iif($this < 720, 'later', iif($this <= 5760, '24-72h', iif($this < 50400, 'later', '6w-or-later')))))) or extension('https://tpibridge.org/fhir/StructureDefinition/time-after-visit').value.ofType(Duration).empty()"

Invariant: tpi-relief-range
Description: "Relief is at most 100%; calculated relief has at most one decimal: round half up."
Severity: #error
Expression: "ofType(Quantity).all(value <= 100 and (%resource.code.coding.where(code = 'relief-calculated').empty() or value = value.round(1)))"

Invariant: tpi-relief-reported
Description: "Patient-reported relief is 0 to 100% and has no derivedFrom: remove derivedFrom, or use the code relief-calculated."
Severity: #error
Expression: "code.coding.where(code = 'relief-reported').exists() implies (derivedFrom.empty() and value.ofType(Quantity).value.all($this >= 0))"

Invariant: tpi-relief-calculated
Description: "Calculated relief references two scores in derivedFrom: the one before the injection and the one after it."
Severity: #error
Expression: "code.coding.where(code = 'relief-calculated').exists() implies (derivedFrom.count() = 2 and derivedFrom.reference.isDistinct())"
