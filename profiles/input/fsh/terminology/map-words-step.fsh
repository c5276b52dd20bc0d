// Generated from the terminology tables; see docs/terminology.md.
Instance: clinic-words-step-to-tpi-step
InstanceOf: ConceptMap
Title: "Clinic words for steps"
Description: "Words that clinics write for steps, with their codes."
Usage: #definition
* url = "https://tpibridge.org/fhir/ConceptMap/clinic-words-step-to-tpi-step"
* name = "ClinicWordsStepToTpiStep"
* title = "Clinic words for steps"
* description = "Words that clinics write for steps, with their codes."
* status = #active
* experimental = false
* publisher = "TPI Bridge"
* sourceCanonical = "https://tpibridge.org/fhir/ValueSet/clinic-words-step"
* targetCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-step"
* group[+].source = "https://tpibridge.org/fhir/CodeSystem/clinic-words-step"
* group[=].target = "https://tpibridge.org/fhir/CodeSystem/tpi-step"
* group[=].element[+].code = #"skin marked"
* group[=].element[=].target[+].code = #skin-marked
* group[=].element[=].target[=].display = "Skin marked"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"marked skin"
* group[=].element[=].target[+].code = #skin-marked
* group[=].element[=].target[=].display = "Skin marked"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"skin marking"
* group[=].element[=].target[+].code = #skin-marked
* group[=].element[=].target[=].display = "Skin marked"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"mark skin"
* group[=].element[=].target[+].code = #skin-marked
* group[=].element[=].target[=].display = "Skin marked"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"trigger point marked"
* group[=].element[=].target[+].code = #skin-marked
* group[=].element[=].target[=].display = "Skin marked"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"site marked"
* group[=].element[=].target[+].code = #skin-marked
* group[=].element[=].target[=].display = "Skin marked"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"skin markd"
* group[=].element[=].target[+].code = #skin-marked
* group[=].element[=].target[=].display = "Skin marked"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #antiseptic
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #antisepsis
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"skin prep"
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"skin prepped"
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"skin cleaned"
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"skin cleansed"
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"antiseptic applied"
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"sterile prep"
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #alcohol
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"alcohol prep"
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"alcohol wipe"
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #chlorhexidine
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #betadine
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"povidone iodine"
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #antispetic
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #anticeptic
* group[=].element[=].target[+].code = #antiseptic
* group[=].element[=].target[=].display = "Antiseptic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"needle withdrawn in part and inserted again"
* group[=].element[=].target[+].code = #needle-redirected
* group[=].element[=].target[=].display = "Needle withdrawn in part and inserted again"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"needle redirected"
* group[=].element[=].target[+].code = #needle-redirected
* group[=].element[=].target[=].display = "Needle withdrawn in part and inserted again"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #redirected
* group[=].element[=].target[+].code = #needle-redirected
* group[=].element[=].target[=].display = "Needle withdrawn in part and inserted again"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"needle repositioned"
* group[=].element[=].target[+].code = #needle-redirected
* group[=].element[=].target[=].display = "Needle withdrawn in part and inserted again"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #fanning
* group[=].element[=].target[+].code = #needle-redirected
* group[=].element[=].target[=].display = "Needle withdrawn in part and inserted again"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscle stretched"
* group[=].element[=].target[+].code = #stretch
* group[=].element[=].target[=].display = "Muscle stretched"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #stretched
* group[=].element[=].target[+].code = #stretch
* group[=].element[=].target[=].display = "Muscle stretched"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #stretching
* group[=].element[=].target[+].code = #stretch
* group[=].element[=].target[=].display = "Muscle stretched"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscle stretch"
* group[=].element[=].target[+].code = #stretch
* group[=].element[=].target[=].display = "Muscle stretched"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"stretch muscle"
* group[=].element[=].target[+].code = #stretch
* group[=].element[=].target[=].display = "Muscle stretched"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"passive stretch"
* group[=].element[=].target[+].code = #stretch
* group[=].element[=].target[=].display = "Muscle stretched"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #strech
* group[=].element[=].target[+].code = #stretch
* group[=].element[=].target[=].display = "Muscle stretched"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"pressure on the site"
* group[=].element[=].target[+].code = #pressure
* group[=].element[=].target[=].display = "Pressure on the site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pressure applied"
* group[=].element[=].target[+].code = #pressure
* group[=].element[=].target[=].display = "Pressure on the site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pressure held"
* group[=].element[=].target[+].code = #pressure
* group[=].element[=].target[=].display = "Pressure on the site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"held pressure"
* group[=].element[=].target[+].code = #pressure
* group[=].element[=].target[=].display = "Pressure on the site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"manual pressure"
* group[=].element[=].target[+].code = #pressure
* group[=].element[=].target[=].display = "Pressure on the site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #compression
* group[=].element[=].target[+].code = #pressure
* group[=].element[=].target[=].display = "Pressure on the site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #presure
* group[=].element[=].target[+].code = #pressure
* group[=].element[=].target[=].display = "Pressure on the site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #bandage
* group[=].element[=].target[+].code = #bandage
* group[=].element[=].target[=].display = "Bandage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bandaged
* group[=].element[=].target[+].code = #bandage
* group[=].element[=].target[=].display = "Bandage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"bandage applied"
* group[=].element[=].target[+].code = #bandage
* group[=].element[=].target[=].display = "Bandage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #dressing
* group[=].element[=].target[+].code = #bandage
* group[=].element[=].target[=].display = "Bandage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"dressing applied"
* group[=].element[=].target[+].code = #bandage
* group[=].element[=].target[=].display = "Bandage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"band aid"
* group[=].element[=].target[+].code = #bandage
* group[=].element[=].target[=].display = "Bandage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bandaid
* group[=].element[=].target[+].code = #bandage
* group[=].element[=].target[=].display = "Bandage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bandge
* group[=].element[=].target[+].code = #bandage
* group[=].element[=].target[=].display = "Bandage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
