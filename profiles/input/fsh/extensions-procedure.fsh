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

Extension: PatientPosition
Id: patient-position
Title: "Patient position"
Description: "The position of the patient during the procedure."
Context: Procedure
* value[x] 1..1
* value[x] only code
* valueCode from TpiPositionVS (required)

Extension: ProcedureStep
Id: procedure-step
Title: "Step of the procedure"
Description: "A step of the procedure that the record states, such as antiseptic or pressure. A step that is not recorded may still have been done."
Context: Procedure
* value[x] 1..1
* value[x] only CodeableConcept
* valueCodeableConcept from TpiStepVS (extensible)
* valueCodeableConcept.text 1..1
* valueCodeableConcept.text ^short = "The clinic's own words for the step, with its length of time"

Extension: PriorTreatment
Id: prior-treatment
Title: "Treatment before the injection"
Description: "A treatment that was tried before trigger point injections and did not help enough."
Context: Procedure
* value[x] 1..1
* value[x] only CodeableConcept
* valueCodeableConcept from TpiTreatmentVS (extensible)
* valueCodeableConcept.text 1..1
* valueCodeableConcept.text ^short = "The clinic's own words for the treatment"

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
