// Generated from the terminology tables; see docs/terminology.md.
Instance: clinic-words-treatment-to-tpi-treatment
InstanceOf: ConceptMap
Title: "Clinic words for treatments"
Description: "Words that clinics write for treatments, with their codes."
Usage: #definition
* url = "https://tpibridge.org/fhir/ConceptMap/clinic-words-treatment-to-tpi-treatment"
* name = "ClinicWordsTreatmentToTpiTreatment"
* title = "Clinic words for treatments"
* description = "Words that clinics write for treatments, with their codes."
* status = #active
* experimental = false
* publisher = "TPI Bridge"
* sourceCanonical = "https://tpibridge.org/fhir/ValueSet/clinic-words-treatment"
* targetCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-treatment"
* group[+].source = "https://tpibridge.org/fhir/CodeSystem/clinic-words-treatment"
* group[=].target = "https://tpibridge.org/fhir/CodeSystem/tpi-treatment"
* group[=].element[+].code = #massage
* group[=].element[=].target[+].code = #massage
* group[=].element[=].target[=].display = "Massage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"massage therapy"
* group[=].element[=].target[+].code = #massage
* group[=].element[=].target[=].display = "Massage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"therapeutic massage"
* group[=].element[=].target[+].code = #massage
* group[=].element[=].target[=].display = "Massage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"manual massage"
* group[=].element[=].target[+].code = #massage
* group[=].element[=].target[=].display = "Massage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"deep tissue massage"
* group[=].element[=].target[+].code = #massage
* group[=].element[=].target[=].display = "Massage"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"myofascial release"
* group[=].element[=].target[+].code = #massage
* group[=].element[=].target[=].display = "Massage"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #masage
* group[=].element[=].target[+].code = #massage
* group[=].element[=].target[=].display = "Massage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #massge
* group[=].element[=].target[+].code = #massage
* group[=].element[=].target[=].display = "Massage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
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
* group[=].element[+].code = #nsaid
* group[=].element[=].target[+].code = #nsaid
* group[=].element[=].target[=].display = "NSAID"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"anti inflammatory"
* group[=].element[=].target[+].code = #nsaid
* group[=].element[=].target[=].display = "NSAID"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"anti inflammatories"
* group[=].element[=].target[+].code = #nsaid
* group[=].element[=].target[=].display = "NSAID"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"non steroidal anti inflammatory drug"
* group[=].element[=].target[+].code = #nsaid
* group[=].element[=].target[=].display = "NSAID"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"nonsteroidal anti inflammatory drug"
* group[=].element[=].target[+].code = #nsaid
* group[=].element[=].target[=].display = "NSAID"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #ibuprofen
* group[=].element[=].target[+].code = #nsaid
* group[=].element[=].target[=].display = "NSAID"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #naproxen
* group[=].element[=].target[+].code = #nsaid
* group[=].element[=].target[=].display = "NSAID"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #meloxicam
* group[=].element[=].target[+].code = #nsaid
* group[=].element[=].target[=].display = "NSAID"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #diclofenac
* group[=].element[=].target[+].code = #nsaid
* group[=].element[=].target[=].display = "NSAID"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #celecoxib
* group[=].element[=].target[+].code = #nsaid
* group[=].element[=].target[=].display = "NSAID"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #nsiad
* group[=].element[=].target[+].code = #nsaid
* group[=].element[=].target[=].display = "NSAID"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"muscle relaxant"
* group[=].element[=].target[+].code = #muscle-relaxant
* group[=].element[=].target[=].display = "Muscle relaxant"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscle relaxer"
* group[=].element[=].target[+].code = #muscle-relaxant
* group[=].element[=].target[=].display = "Muscle relaxant"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #cyclobenzaprine
* group[=].element[=].target[+].code = #muscle-relaxant
* group[=].element[=].target[=].display = "Muscle relaxant"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #methocarbamol
* group[=].element[=].target[+].code = #muscle-relaxant
* group[=].element[=].target[=].display = "Muscle relaxant"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #tizanidine
* group[=].element[=].target[+].code = #muscle-relaxant
* group[=].element[=].target[=].display = "Muscle relaxant"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #baclofen
* group[=].element[=].target[+].code = #muscle-relaxant
* group[=].element[=].target[=].display = "Muscle relaxant"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"muscle relaxent"
* group[=].element[=].target[+].code = #muscle-relaxant
* group[=].element[=].target[=].display = "Muscle relaxant"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #analgesic
* group[=].element[=].target[+].code = #analgesic
* group[=].element[=].target[=].display = "Analgesic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pain medicine"
* group[=].element[=].target[+].code = #analgesic
* group[=].element[=].target[=].display = "Analgesic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pain medication"
* group[=].element[=].target[+].code = #analgesic
* group[=].element[=].target[=].display = "Analgesic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pain reliever"
* group[=].element[=].target[+].code = #analgesic
* group[=].element[=].target[=].display = "Analgesic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #painkiller
* group[=].element[=].target[+].code = #analgesic
* group[=].element[=].target[=].display = "Analgesic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #acetaminophen
* group[=].element[=].target[+].code = #analgesic
* group[=].element[=].target[=].display = "Analgesic"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #paracetamol
* group[=].element[=].target[+].code = #analgesic
* group[=].element[=].target[=].display = "Analgesic"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #tramadol
* group[=].element[=].target[+].code = #analgesic
* group[=].element[=].target[=].display = "Analgesic"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #analgesc
* group[=].element[=].target[+].code = #analgesic
* group[=].element[=].target[=].display = "Analgesic"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #stretching
* group[=].element[=].target[+].code = #stretching
* group[=].element[=].target[=].display = "Stretching"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #stretches
* group[=].element[=].target[+].code = #stretching
* group[=].element[=].target[=].display = "Stretching"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"stretching exercises"
* group[=].element[=].target[+].code = #stretching
* group[=].element[=].target[=].display = "Stretching"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"stretch exercises"
* group[=].element[=].target[+].code = #stretching
* group[=].element[=].target[=].display = "Stretching"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #streching
* group[=].element[=].target[+].code = #stretching
* group[=].element[=].target[=].display = "Stretching"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
