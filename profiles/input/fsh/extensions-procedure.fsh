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
Description: "How often the needle went into this muscle on this side."
Context: Procedure
* value[x] 1..1
* value[x] only positiveInt

Extension: PainScale
Id: pain-scale
Title: "Pain scale of the session"
Description: "The scale the clinic uses, where a session has no score that would show it."
Context: Procedure
* value[x] 1..1
* value[x] only code
* valueCode from TpiPainScaleVS (required)

Extension: BilledDrug
Id: billed-drug
Title: "Billed drug"
Description: "A drug as it stood on the claim. What a unit is, the code says; it is no dose."
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
