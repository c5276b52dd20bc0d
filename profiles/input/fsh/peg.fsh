Profile: TpiPegScore
Parent: Observation
Id: tpi-peg-score
Title: "PEG score"
Description: "Pain and function in the past week by the PEG questionnaire: three answers from 0 to 10 and their mean. It is not a pain score of the visit, and no relief is calculated from it."
* insert ObservedForVisit
* insert Category(survey)
* insert AssessedInPhase(1..1)
* obeys tpi-peg-coded and tpi-peg-mean and tpi-peg-phase
* code.coding 1..*
* code ^short = "LOINC 91147-9, the mean of the three answers"
* code.text MS
* code.text ^short = "PEG, and when it was answered, for systems that do not read extensions"
* value[x] only Quantity
* value[x] ^short = "The mean of the answers, with one decimal"
* valueQuantity.value 1..1 MS
* valueQuantity.comparator 0..0
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* valueQuantity.code = #{score}
* component 3..3 MS
* component obeys tpi-peg-answer
* component ^short = "Average pain (75893-8), enjoyment of life (91145-3), general activity (91146-1)"
* component.code MS
* component.value[x] 1..1 MS
* component.value[x] only Quantity
* component.valueQuantity.value 1..1
* component.valueQuantity.comparator 0..0
* component.valueQuantity.system 1..1
* component.valueQuantity.system = $ucum
* component.valueQuantity.code 1..1
* component.valueQuantity.code = #{score}
* component.dataAbsentReason 0..0
* component.dataAbsentReason ^short = "Not used: a questionnaire without all answers has no mean"
* derivedFrom 0..0
* derivedFrom ^short = "Not used: the answers are components"

// As for pain scores, a required binding cannot express this.
Invariant: tpi-peg-coded
Description: "PEG has the LOINC code 91147-9, and one component for each of 75893-8 (average pain), 91145-3 (enjoyment of life) and 91146-1 (general activity)."
Severity: #error
Expression: "code.coding.where(system = 'http://loinc.org' and code = '91147-9').count() = 1 and component.where(code.coding.where(system = 'http://loinc.org' and code = '75893-8').exists()).count() = 1 and component.where(code.coding.where(system = 'http://loinc.org' and code = '91145-3').exists()).count() = 1 and component.where(code.coding.where(system = 'http://loinc.org' and code = '91146-1').exists()).count() = 1"

Invariant: tpi-peg-answer
Description: "An answer of PEG is a whole number from 0 to 10: record the number that the patient chose."
Severity: #error
Expression: "value.ofType(Quantity).value.all($this >= 0 and $this <= 10 and $this <= $this.truncate())"

// Three times a mean with one decimal differs from the sum of the answers by 0 or 0.1. The comparison
// leaves room for engines that calculate with binary numbers.
Invariant: tpi-peg-mean
Description: "The value of PEG is the mean of its three answers, rounded to one decimal: calculate it from the components."
Severity: #error
Expression: "component.value.ofType(Quantity).value.count() = 3 implies (value.ofType(Quantity).value.all($this <= $this.round(1) and $this >= $this.round(1)) and (value.ofType(Quantity).value * 3 - component[0].value.ofType(Quantity).value - component[1].value.ofType(Quantity).value - component[2].value.ofType(Quantity).value).abs().all($this <= 0.001 or ($this >= 0.099 and $this <= 0.101)))"

Invariant: tpi-peg-phase
Description: "PEG is about the past week, so it is answered before an injection or after the visit: correct the assessment phase."
Severity: #error
Expression: "extension('https://tpibridge.org/fhir/StructureDefinition/assessment-phase').value.coding.where(code = 'immediately-after').empty()"
