// Generated from the terminology tables; see docs/terminology.md.
Instance: clinic-words-drug-to-tpi-drug
InstanceOf: ConceptMap
Title: "Clinic words for drugs"
Description: "Words that clinics write for drugs, with their codes."
Usage: #definition
* url = "https://tpibridge.org/fhir/ConceptMap/clinic-words-drug-to-tpi-drug"
* name = "ClinicWordsDrugToTpiDrug"
* title = "Clinic words for drugs"
* description = "Words that clinics write for drugs, with their codes."
* status = #active
* experimental = false
* publisher = "TPI Bridge"
* sourceCanonical = "https://tpibridge.org/fhir/ValueSet/clinic-words-drug"
* targetCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-drug"
* group[+].source = "https://tpibridge.org/fhir/CodeSystem/clinic-words-drug"
* group[=].target = "https://tpibridge.org/fhir/CodeSystem/tpi-drug"
* group[=].element[+].code = #lidocaine
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #lido
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #lignocaine
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lidocaine hcl"
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lidocaine hydrochloride"
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"plain lidocaine"
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lidocaine plain"
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #xylocaine
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"xylocaine mpf"
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #xylo
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"lidocaine mpf"
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #lidocane
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #lidocain
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"lidocaine lidocaien"
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #lydocaine
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #ledocaine
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #xylocane
* group[=].element[=].target[+].code = #lidocaine
* group[=].element[=].target[=].display = "Lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #bupivacaine
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bupi
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"bupivacaine hcl"
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"bupivacaine hydrochloride"
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"plain bupivacaine"
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"bupivacaine plain"
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #marcaine
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #sensorcaine
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"bupivacaine mpf"
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #bupivicaine
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #bupivacane
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #bupivicane
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #bupivocaine
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #buvipacaine
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #bupivacain
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #marcane
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #marcain
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #sensorcane
* group[=].element[=].target[+].code = #bupivacaine
* group[=].element[=].target[=].display = "Bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #ropivacaine
* group[=].element[=].target[+].code = #ropivacaine
* group[=].element[=].target[=].display = "Ropivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #ropi
* group[=].element[=].target[+].code = #ropivacaine
* group[=].element[=].target[=].display = "Ropivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"ropivacaine hcl"
* group[=].element[=].target[+].code = #ropivacaine
* group[=].element[=].target[=].display = "Ropivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"ropivacaine hydrochloride"
* group[=].element[=].target[+].code = #ropivacaine
* group[=].element[=].target[=].display = "Ropivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #naropin
* group[=].element[=].target[+].code = #ropivacaine
* group[=].element[=].target[=].display = "Ropivacaine"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #ropivicaine
* group[=].element[=].target[+].code = #ropivacaine
* group[=].element[=].target[=].display = "Ropivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #ropivacane
* group[=].element[=].target[+].code = #ropivacaine
* group[=].element[=].target[=].display = "Ropivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #ropivocaine
* group[=].element[=].target[+].code = #ropivacaine
* group[=].element[=].target[=].display = "Ropivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #ropivacain
* group[=].element[=].target[+].code = #ropivacaine
* group[=].element[=].target[=].display = "Ropivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #naropine
* group[=].element[=].target[+].code = #ropivacaine
* group[=].element[=].target[=].display = "Ropivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #mepivacaine
* group[=].element[=].target[+].code = #mepivacaine
* group[=].element[=].target[=].display = "Mepivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"mepivacaine hcl"
* group[=].element[=].target[+].code = #mepivacaine
* group[=].element[=].target[=].display = "Mepivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"mepivacaine hydrochloride"
* group[=].element[=].target[+].code = #mepivacaine
* group[=].element[=].target[=].display = "Mepivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #mepivicaine
* group[=].element[=].target[+].code = #mepivacaine
* group[=].element[=].target[=].display = "Mepivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #mepivacane
* group[=].element[=].target[+].code = #mepivacaine
* group[=].element[=].target[=].display = "Mepivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #mepivocaine
* group[=].element[=].target[+].code = #mepivacaine
* group[=].element[=].target[=].display = "Mepivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #mepivacain
* group[=].element[=].target[+].code = #mepivacaine
* group[=].element[=].target[=].display = "Mepivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #procaine
* group[=].element[=].target[+].code = #procaine
* group[=].element[=].target[=].display = "Procaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"procaine hcl"
* group[=].element[=].target[+].code = #procaine
* group[=].element[=].target[=].display = "Procaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"procaine hydrochloride"
* group[=].element[=].target[+].code = #procaine
* group[=].element[=].target[=].display = "Procaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #procane
* group[=].element[=].target[+].code = #procaine
* group[=].element[=].target[=].display = "Procaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #procain
* group[=].element[=].target[+].code = #procaine
* group[=].element[=].target[=].display = "Procaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #triamcinolone
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #triam
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"triamcinolone acetonide"
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #kenalog
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"kenalog 40"
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"kenalog 10"
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #triamcinalone
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #triamcinilone
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #triamcinolon
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #triamcinlone
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"triamcinalone acetonide"
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #kenolog
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #kenelog
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #kenalogue
* group[=].element[=].target[+].code = #triamcinolone
* group[=].element[=].target[=].display = "Triamcinolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #methylprednisolone
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"methylprednisolone acetate"
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"depo medrol"
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #depomedrol
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"depo medrol 40"
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"depo medrol 80"
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #depo
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #methylprednisalone
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #methyprednisolone
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #methylprednisolon
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"methyl prednisolone"
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"depo medral"
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #depomedral
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"depo medrole"
* group[=].element[=].target[+].code = #methylprednisolone
* group[=].element[=].target[=].display = "Methylprednisolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #dexamethasone
* group[=].element[=].target[+].code = #dexamethasone
* group[=].element[=].target[=].display = "Dexamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #dexa
* group[=].element[=].target[+].code = #dexamethasone
* group[=].element[=].target[=].display = "Dexamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"dexamethasone sodium phosphate"
* group[=].element[=].target[+].code = #dexamethasone
* group[=].element[=].target[=].display = "Dexamethasone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"dexamethasone phosphate"
* group[=].element[=].target[+].code = #dexamethasone
* group[=].element[=].target[=].display = "Dexamethasone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #decadron
* group[=].element[=].target[+].code = #dexamethasone
* group[=].element[=].target[=].display = "Dexamethasone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #dexamethazone
* group[=].element[=].target[+].code = #dexamethasone
* group[=].element[=].target[=].display = "Dexamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #dexamethason
* group[=].element[=].target[+].code = #dexamethasone
* group[=].element[=].target[=].display = "Dexamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #dexmethasone
* group[=].element[=].target[+].code = #dexamethasone
* group[=].element[=].target[=].display = "Dexamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #dexamethosone
* group[=].element[=].target[+].code = #dexamethasone
* group[=].element[=].target[=].display = "Dexamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #decadrone
* group[=].element[=].target[+].code = #dexamethasone
* group[=].element[=].target[=].display = "Dexamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #betamethasone
* group[=].element[=].target[+].code = #betamethasone
* group[=].element[=].target[=].display = "Betamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"betamethasone acetate"
* group[=].element[=].target[+].code = #betamethasone
* group[=].element[=].target[=].display = "Betamethasone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"betamethasone sodium phosphate"
* group[=].element[=].target[+].code = #betamethasone
* group[=].element[=].target[=].display = "Betamethasone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"betamethasone acetate and betamethasone sodium phosphate"
* group[=].element[=].target[+].code = #betamethasone
* group[=].element[=].target[=].display = "Betamethasone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #celestone
* group[=].element[=].target[+].code = #betamethasone
* group[=].element[=].target[=].display = "Betamethasone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"celestone soluspan"
* group[=].element[=].target[+].code = #betamethasone
* group[=].element[=].target[=].display = "Betamethasone"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #betamethazone
* group[=].element[=].target[+].code = #betamethasone
* group[=].element[=].target[=].display = "Betamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #betamethason
* group[=].element[=].target[+].code = #betamethasone
* group[=].element[=].target[=].display = "Betamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #betamethosone
* group[=].element[=].target[+].code = #betamethasone
* group[=].element[=].target[=].display = "Betamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #celeston
* group[=].element[=].target[+].code = #betamethasone
* group[=].element[=].target[=].display = "Betamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #celesstone
* group[=].element[=].target[+].code = #betamethasone
* group[=].element[=].target[=].display = "Betamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #ketorolac
* group[=].element[=].target[+].code = #ketorolac
* group[=].element[=].target[=].display = "Ketorolac"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"ketorolac tromethamine"
* group[=].element[=].target[+].code = #ketorolac
* group[=].element[=].target[=].display = "Ketorolac"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #toradol
* group[=].element[=].target[+].code = #ketorolac
* group[=].element[=].target[=].display = "Ketorolac"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #ketorolack
* group[=].element[=].target[+].code = #ketorolac
* group[=].element[=].target[=].display = "Ketorolac"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #ketoralac
* group[=].element[=].target[+].code = #ketorolac
* group[=].element[=].target[=].display = "Ketorolac"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #keterolac
* group[=].element[=].target[+].code = #ketorolac
* group[=].element[=].target[=].display = "Ketorolac"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #torodol
* group[=].element[=].target[+].code = #ketorolac
* group[=].element[=].target[=].display = "Ketorolac"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #toredol
* group[=].element[=].target[+].code = #ketorolac
* group[=].element[=].target[=].display = "Ketorolac"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #tordol
* group[=].element[=].target[+].code = #ketorolac
* group[=].element[=].target[=].display = "Ketorolac"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"sodium chloride"
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #saline
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #nacl
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"normal saline"
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #ns
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"isotonic saline"
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"saline solution"
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"bacteriostatic saline"
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"preservative free saline"
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"physiological saline"
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"sterile saline"
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #salin
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"normal salin"
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"sodium cloride"
* group[=].element[=].target[+].code = #sodium-chloride
* group[=].element[=].target[=].display = "Sodium chloride"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"sterile water"
* group[=].element[=].target[+].code = #sterile-water
* group[=].element[=].target[=].display = "Sterile water"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"water for injection"
* group[=].element[=].target[+].code = #sterile-water
* group[=].element[=].target[=].display = "Sterile water"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"sterile water for injection"
* group[=].element[=].target[+].code = #sterile-water
* group[=].element[=].target[=].display = "Sterile water"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #swfi
* group[=].element[=].target[+].code = #sterile-water
* group[=].element[=].target[=].display = "Sterile water"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #epinephrine
* group[=].element[=].target[+].code = #epinephrine
* group[=].element[=].target[=].display = "Epinephrine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #epi
* group[=].element[=].target[+].code = #epinephrine
* group[=].element[=].target[=].display = "Epinephrine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #adrenaline
* group[=].element[=].target[+].code = #epinephrine
* group[=].element[=].target[=].display = "Epinephrine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #adrenalin
* group[=].element[=].target[+].code = #epinephrine
* group[=].element[=].target[=].display = "Epinephrine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #epinephrin
* group[=].element[=].target[+].code = #epinephrine
* group[=].element[=].target[=].display = "Epinephrine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #epinepherine
* group[=].element[=].target[+].code = #epinephrine
* group[=].element[=].target[=].display = "Epinephrine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #epinephine
* group[=].element[=].target[+].code = #epinephrine
* group[=].element[=].target[=].display = "Epinephrine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"sodium bicarbonate"
* group[=].element[=].target[+].code = #sodium-bicarbonate
* group[=].element[=].target[=].display = "Sodium bicarbonate"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bicarb
* group[=].element[=].target[+].code = #sodium-bicarbonate
* group[=].element[=].target[=].display = "Sodium bicarbonate"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #nahco3
* group[=].element[=].target[+].code = #sodium-bicarbonate
* group[=].element[=].target[=].display = "Sodium bicarbonate"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bicarbonate
* group[=].element[=].target[+].code = #sodium-bicarbonate
* group[=].element[=].target[=].display = "Sodium bicarbonate"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"sodium bicarb"
* group[=].element[=].target[+].code = #sodium-bicarbonate
* group[=].element[=].target[=].display = "Sodium bicarbonate"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #neut
* group[=].element[=].target[+].code = #sodium-bicarbonate
* group[=].element[=].target[=].display = "Sodium bicarbonate"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"sodium bicarbonite"
* group[=].element[=].target[+].code = #sodium-bicarbonate
* group[=].element[=].target[=].display = "Sodium bicarbonate"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
