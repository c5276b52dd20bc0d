Extension: DrugStrength
Id: drug-strength
Title: "Strength of the drug"
Description: "Strength of the injected solution as recorded: mg in 1 mL, or g in 100 mL for percent."
Context: MedicationAdministration
* value[x] 1..1
* value[x] only Ratio
* valueRatio obeys tpi-strength
* valueRatio.numerator 1..1
* valueRatio.denominator 1..1

Invariant: tpi-strength
Description: "A strength is an amount in mg or g in a volume in mL (UCUM): 10 mg : 1 mL, or 1 g : 100 mL for 1%."
Severity: #error
Expression: "numerator.all(value > 0 and system = 'http://unitsofmeasure.org' and (code = 'mg' or code = 'g')) and denominator.all(value > 0 and system = 'http://unitsofmeasure.org' and code = 'mL')"

Extension: AddedEpinephrine
Id: added-epinephrine
Title: "Added epinephrine"
Description: "Epinephrine in the injected solution: 1:100000 is 1 g in 100000 mL."
Context: MedicationAdministration
* value[x] 1..1
* value[x] only Ratio
* valueRatio obeys tpi-epinephrine
* valueRatio.numerator 1..1
* valueRatio.denominator 1..1

Invariant: tpi-epinephrine
Description: "Epinephrine 1:n is 1 g in n mL, n 1000 or more: 1:100000 is 1 g : 100000 mL."
Severity: #error
Expression: "numerator.where(value = 1 and system = 'http://unitsofmeasure.org' and code = 'g').exists() and denominator.where(value >= 1000 and system = 'http://unitsofmeasure.org' and code = 'mL').exists()"

Extension: InjectedVolume
Id: injected-volume
Title: "Injected volume"
Description: "Total volume of solution injected, all sites together."
Context: MedicationAdministration.dosage
* value[x] 1..1
* value[x] only Quantity
* valueQuantity obeys tpi-volume
* valueQuantity.value 1..1
* valueQuantity.comparator 0..0
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* valueQuantity.code = #mL

Invariant: tpi-volume
Description: "An injected volume is above zero, in mL: omit the extension if the volume is not recorded."
Severity: #error
Expression: "ofType(Quantity).all(value > 0)"

Extension: DoseOrigin
Id: dose-origin
Title: "Origin of the dose"
Description: "Whether the dose in milligrams was recorded or computed from strength and volume."
Context: MedicationAdministration.dosage.dose
* value[x] 1..1
* value[x] only code
* valueCode from TpiDoseOriginVS (required)
