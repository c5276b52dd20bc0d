// Generated from the terminology tables; see docs/terminology.md.
Instance: clinic-words-side-to-codes
InstanceOf: ConceptMap
Title: "Clinic words for sides"
Description: "Words that clinics write for sides, with their codes."
Usage: #definition
* url = "https://tpibridge.org/fhir/ConceptMap/clinic-words-side-to-codes"
* name = "ClinicWordsSideToCodes"
* title = "Clinic words for sides"
* description = "Words that clinics write for sides, with their codes."
* status = #active
* experimental = false
* publisher = "TPI Bridge"
* sourceCanonical = "https://tpibridge.org/fhir/ValueSet/clinic-words-side"
* targetCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-laterality"
* group[+].source = "https://tpibridge.org/fhir/CodeSystem/clinic-words-side"
* group[=].target = "http://snomed.info/sct"
* group[=].element[+].code = #right
* group[=].element[=].target[+].code = #24028007
* group[=].element[=].target[=].display = "Right"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #r
* group[=].element[=].target[+].code = #24028007
* group[=].element[=].target[=].display = "Right"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #rt
* group[=].element[=].target[+].code = #24028007
* group[=].element[=].target[=].display = "Right"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"rt side"
* group[=].element[=].target[+].code = #24028007
* group[=].element[=].target[=].display = "Right"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"right side"
* group[=].element[=].target[+].code = #24028007
* group[=].element[=].target[=].display = "Right"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"right sided"
* group[=].element[=].target[+].code = #24028007
* group[=].element[=].target[=].display = "Right"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #left
* group[=].element[=].target[+].code = #7771000
* group[=].element[=].target[=].display = "Left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #l
* group[=].element[=].target[+].code = #7771000
* group[=].element[=].target[=].display = "Left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #lt
* group[=].element[=].target[+].code = #7771000
* group[=].element[=].target[=].display = "Left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lt side"
* group[=].element[=].target[+].code = #7771000
* group[=].element[=].target[=].display = "Left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"left side"
* group[=].element[=].target[+].code = #7771000
* group[=].element[=].target[=].display = "Left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"left sided"
* group[=].element[=].target[+].code = #7771000
* group[=].element[=].target[=].display = "Left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"right and left"
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #both
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"both sides"
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #b/l
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bl
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bilat
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bilateral
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bilaterally
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #r/l
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #l/r
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"r and l"
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"l and r"
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"left and right"
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #rl
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #lr
* group[=].element[=].target[+].code = #51440002
* group[=].element[=].target[=].display = "Right and left"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #midline
* group[=].element[=].target[+].code = #399488007
* group[=].element[=].target[=].display = "Midline"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #mid
* group[=].element[=].target[+].code = #399488007
* group[=].element[=].target[=].display = "Midline"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #central
* group[=].element[=].target[+].code = #399488007
* group[=].element[=].target[=].display = "Midline"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #centre
* group[=].element[=].target[+].code = #399488007
* group[=].element[=].target[=].display = "Midline"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #center
* group[=].element[=].target[+].code = #399488007
* group[=].element[=].target[=].display = "Midline"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #middle
* group[=].element[=].target[+].code = #399488007
* group[=].element[=].target[=].display = "Midline"
* group[=].element[=].target[=].equivalence = #equivalent
