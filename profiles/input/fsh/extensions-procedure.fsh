Extension: Guidance
Id: guidance
Title: "Needle guidance"
Description: "How the needle was guided in this session."
Context: Procedure
* value[x] 1..1
* value[x] only code
* valueCode from TpiGuidanceVS (required)

Extension: NeedlePasses
Id: needle-passes
Title: "Needle passes"
Description: "Number of needle passes in this muscle on this side, only if recorded."
Context: Procedure
* value[x] 1..1
* value[x] only positiveInt

Extension: PainScale
Id: pain-scale
Title: "Pain scale of the session"
Description: "The pain scale used, if the session has no score that identifies it."
Context: Procedure
* value[x] 1..1
* value[x] only code
* valueCode from TpiPainScaleVS (required)

Extension: BilledDrug
Id: billed-drug
Title: "Billed drug"
Description: "A drug as billed on the claim. The code defines the billing unit; units are not a dose."
Context: Procedure
* extension contains code 1..1 MS and units 1..1 MS
* extension[code] ^short = "HCPCS code of the drug"
* extension[code].value[x] 1..1
* extension[code].value[x] only CodeableConcept
* extension[code].valueCodeableConcept.coding 1..1
* extension[code].valueCodeableConcept.coding.system 1..1
* extension[code].valueCodeableConcept.coding.system = $hcpcs
* extension[code].valueCodeableConcept.coding.code 1..1
* extension[units] ^short = "Billing units, not milligrams"
* extension[units].value[x] 1..1
* extension[units].value[x] only positiveInt
