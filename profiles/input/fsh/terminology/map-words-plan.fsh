// Generated from the terminology tables; see docs/terminology.md.
Instance: clinic-words-plan-to-tpi-plan
InstanceOf: ConceptMap
Title: "Clinic words for planned treatments"
Description: "Words that clinics write for planned treatments, with their codes."
Usage: #definition
* url = "https://tpibridge.org/fhir/ConceptMap/clinic-words-plan-to-tpi-plan"
* name = "ClinicWordsPlanToTpiPlan"
* title = "Clinic words for planned treatments"
* description = "Words that clinics write for planned treatments, with their codes."
* status = #active
* experimental = false
* publisher = "TPI Bridge"
* sourceCanonical = "https://tpibridge.org/fhir/ValueSet/clinic-words-plan"
* targetCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-plan"
* group[+].source = "https://tpibridge.org/fhir/CodeSystem/clinic-words-plan"
* group[=].target = "https://tpibridge.org/fhir/CodeSystem/tpi-plan"
* group[=].element[+].code = #"physical therapy"
* group[=].element[=].target[+].code = #physical-therapy
* group[=].element[=].target[=].display = "Physical therapy"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #pt
* group[=].element[=].target[+].code = #physical-therapy
* group[=].element[=].target[=].display = "Physical therapy"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #physiotherapy
* group[=].element[=].target[+].code = #physical-therapy
* group[=].element[=].target[=].display = "Physical therapy"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #physio
* group[=].element[=].target[+].code = #physical-therapy
* group[=].element[=].target[=].display = "Physical therapy"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"phys therapy"
* group[=].element[=].target[+].code = #physical-therapy
* group[=].element[=].target[=].display = "Physical therapy"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"phisical therapy"
* group[=].element[=].target[+].code = #physical-therapy
* group[=].element[=].target[=].display = "Physical therapy"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"physical theraphy"
* group[=].element[=].target[+].code = #physical-therapy
* group[=].element[=].target[=].display = "Physical therapy"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"posture training"
* group[=].element[=].target[+].code = #posture-training
* group[=].element[=].target[=].display = "Posture training"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #posture
* group[=].element[=].target[+].code = #posture-training
* group[=].element[=].target[=].display = "Posture training"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"postural training"
* group[=].element[=].target[+].code = #posture-training
* group[=].element[=].target[=].display = "Posture training"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"posture exercises"
* group[=].element[=].target[+].code = #posture-training
* group[=].element[=].target[=].display = "Posture training"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"posture correction"
* group[=].element[=].target[+].code = #posture-training
* group[=].element[=].target[=].display = "Posture training"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"posure training"
* group[=].element[=].target[+].code = #posture-training
* group[=].element[=].target[=].display = "Posture training"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #relaxation
* group[=].element[=].target[+].code = #relaxation
* group[=].element[=].target[=].display = "Relaxation"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"relaxation training"
* group[=].element[=].target[+].code = #relaxation
* group[=].element[=].target[=].display = "Relaxation"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"relaxation exercises"
* group[=].element[=].target[+].code = #relaxation
* group[=].element[=].target[=].display = "Relaxation"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"relaxation techniques"
* group[=].element[=].target[+].code = #relaxation
* group[=].element[=].target[=].display = "Relaxation"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #biofeedback
* group[=].element[=].target[+].code = #relaxation
* group[=].element[=].target[=].display = "Relaxation"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"breathing exercises"
* group[=].element[=].target[+].code = #relaxation
* group[=].element[=].target[=].display = "Relaxation"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #relaxtion
* group[=].element[=].target[+].code = #relaxation
* group[=].element[=].target[=].display = "Relaxation"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #strengthening
* group[=].element[=].target[+].code = #strengthening
* group[=].element[=].target[=].display = "Strengthening"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"strengthening exercises"
* group[=].element[=].target[+].code = #strengthening
* group[=].element[=].target[=].display = "Strengthening"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"strength training"
* group[=].element[=].target[+].code = #strengthening
* group[=].element[=].target[=].display = "Strengthening"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"strengthening program"
* group[=].element[=].target[+].code = #strengthening
* group[=].element[=].target[=].display = "Strengthening"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"core strengthening"
* group[=].element[=].target[+].code = #strengthening
* group[=].element[=].target[=].display = "Strengthening"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #strenghtening
* group[=].element[=].target[+].code = #strengthening
* group[=].element[=].target[=].display = "Strengthening"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #strengthning
* group[=].element[=].target[+].code = #strengthening
* group[=].element[=].target[=].display = "Strengthening"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"ergonomic changes"
* group[=].element[=].target[+].code = #ergonomics
* group[=].element[=].target[=].display = "Ergonomic changes"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #ergonomics
* group[=].element[=].target[+].code = #ergonomics
* group[=].element[=].target[=].display = "Ergonomic changes"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"ergonomic training"
* group[=].element[=].target[+].code = #ergonomics
* group[=].element[=].target[=].display = "Ergonomic changes"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"workplace ergonomics"
* group[=].element[=].target[+].code = #ergonomics
* group[=].element[=].target[=].display = "Ergonomic changes"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"ergonomic assessment"
* group[=].element[=].target[+].code = #ergonomics
* group[=].element[=].target[=].display = "Ergonomic changes"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #ergonomcs
* group[=].element[=].target[+].code = #ergonomics
* group[=].element[=].target[=].display = "Ergonomic changes"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #ergomonics
* group[=].element[=].target[+].code = #ergonomics
* group[=].element[=].target[=].display = "Ergonomic changes"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
