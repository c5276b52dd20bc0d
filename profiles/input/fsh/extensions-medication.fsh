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
