// Generated from the terminology tables; see docs/terminology.md.
Instance: clinic-words-muscle-to-tpi-muscle
InstanceOf: ConceptMap
Title: "Clinic words for muscles"
Description: "Words that clinics write for muscles, with their codes."
Usage: #definition
* url = "https://tpibridge.org/fhir/ConceptMap/clinic-words-muscle-to-tpi-muscle"
* name = "ClinicWordsMuscleToTpiMuscle"
* title = "Clinic words for muscles"
* description = "Words that clinics write for muscles, with their codes."
* status = #active
* experimental = false
* publisher = "TPI Bridge"
* sourceCanonical = "https://tpibridge.org/fhir/ValueSet/clinic-words-muscle"
* targetCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-muscle"
* group[+].source = "https://tpibridge.org/fhir/CodeSystem/clinic-words-muscle"
* group[=].target = "https://tpibridge.org/fhir/CodeSystem/tpi-muscle"
* group[=].element[+].code = #trapezius
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #trap
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"trapezius muscle"
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"upper trap"
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"upper trapezius"
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"u trap"
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"upper fibers of trapezius"
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"middle trap"
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"mid trap"
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"middle trapezius"
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"lower trap"
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"lower trapezius"
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #trapezious
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #trapezuis
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #trapezeus
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #trapizius
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #trapesius
* group[=].element[=].target[+].code = #trapezius
* group[=].element[=].target[=].display = "Trapezius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"levator scapulae"
* group[=].element[=].target[+].code = #levator-scapulae
* group[=].element[=].target[=].display = "Levator scapulae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #levator
* group[=].element[=].target[+].code = #levator-scapulae
* group[=].element[=].target[=].display = "Levator scapulae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"levator scap"
* group[=].element[=].target[+].code = #levator-scapulae
* group[=].element[=].target[=].display = "Levator scapulae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lev scap"
* group[=].element[=].target[+].code = #levator-scapulae
* group[=].element[=].target[=].display = "Levator scapulae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"levator scapula"
* group[=].element[=].target[+].code = #levator-scapulae
* group[=].element[=].target[=].display = "Levator scapulae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lev scapulae"
* group[=].element[=].target[+].code = #levator-scapulae
* group[=].element[=].target[=].display = "Levator scapulae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"levator scapulae muscle"
* group[=].element[=].target[+].code = #levator-scapulae
* group[=].element[=].target[=].display = "Levator scapulae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"levator scapuli"
* group[=].element[=].target[+].code = #levator-scapulae
* group[=].element[=].target[=].display = "Levator scapulae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"levator scapulea"
* group[=].element[=].target[+].code = #levator-scapulae
* group[=].element[=].target[=].display = "Levator scapulae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"levater scapulae"
* group[=].element[=].target[+].code = #levator-scapulae
* group[=].element[=].target[=].display = "Levator scapulae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"levitor scapulae"
* group[=].element[=].target[+].code = #levator-scapulae
* group[=].element[=].target[=].display = "Levator scapulae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #sternocleidomastoid
* group[=].element[=].target[+].code = #sternocleidomastoid
* group[=].element[=].target[=].display = "Sternocleidomastoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #scm
* group[=].element[=].target[+].code = #sternocleidomastoid
* group[=].element[=].target[=].display = "Sternocleidomastoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #sternomastoid
* group[=].element[=].target[+].code = #sternocleidomastoid
* group[=].element[=].target[=].display = "Sternocleidomastoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"sternocleidomastoid muscle"
* group[=].element[=].target[+].code = #sternocleidomastoid
* group[=].element[=].target[=].display = "Sternocleidomastoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #sternocleidomastiod
* group[=].element[=].target[+].code = #sternocleidomastoid
* group[=].element[=].target[=].display = "Sternocleidomastoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #sternoclidomastoid
* group[=].element[=].target[+].code = #sternocleidomastoid
* group[=].element[=].target[=].display = "Sternocleidomastoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #sternocleidomatoid
* group[=].element[=].target[+].code = #sternocleidomastoid
* group[=].element[=].target[=].display = "Sternocleidomastoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #sternoclediomastoid
* group[=].element[=].target[+].code = #sternocleidomastoid
* group[=].element[=].target[=].display = "Sternocleidomastoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"splenius capitis"
* group[=].element[=].target[+].code = #splenius-capitis
* group[=].element[=].target[=].display = "Splenius capitis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"splenius cap"
* group[=].element[=].target[+].code = #splenius-capitis
* group[=].element[=].target[=].display = "Splenius capitis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"splenius capitis muscle"
* group[=].element[=].target[+].code = #splenius-capitis
* group[=].element[=].target[=].display = "Splenius capitis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"splenious capitis"
* group[=].element[=].target[+].code = #splenius-capitis
* group[=].element[=].target[=].display = "Splenius capitis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"splenius capitus"
* group[=].element[=].target[+].code = #splenius-capitis
* group[=].element[=].target[=].display = "Splenius capitis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"spleneus capitis"
* group[=].element[=].target[+].code = #splenius-capitis
* group[=].element[=].target[=].display = "Splenius capitis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"splenius cervicis"
* group[=].element[=].target[+].code = #splenius-cervicis
* group[=].element[=].target[=].display = "Splenius cervicis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"splenius cerv"
* group[=].element[=].target[+].code = #splenius-cervicis
* group[=].element[=].target[=].display = "Splenius cervicis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"splenius cervicis muscle"
* group[=].element[=].target[+].code = #splenius-cervicis
* group[=].element[=].target[=].display = "Splenius cervicis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"semispinalis capitis"
* group[=].element[=].target[+].code = #semispinalis-capitis
* group[=].element[=].target[=].display = "Semispinalis capitis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"semispinalis cap"
* group[=].element[=].target[+].code = #semispinalis-capitis
* group[=].element[=].target[=].display = "Semispinalis capitis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"semispinalis capitis muscle"
* group[=].element[=].target[+].code = #semispinalis-capitis
* group[=].element[=].target[=].display = "Semispinalis capitis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"semispinalis capitus"
* group[=].element[=].target[+].code = #semispinalis-capitis
* group[=].element[=].target[=].display = "Semispinalis capitis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"semispinales capitis"
* group[=].element[=].target[+].code = #semispinalis-capitis
* group[=].element[=].target[=].display = "Semispinalis capitis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"suboccipital muscles"
* group[=].element[=].target[+].code = #suboccipital
* group[=].element[=].target[=].display = "Suboccipital muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #suboccipital
* group[=].element[=].target[+].code = #suboccipital
* group[=].element[=].target[=].display = "Suboccipital muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"sub occipital"
* group[=].element[=].target[+].code = #suboccipital
* group[=].element[=].target[=].display = "Suboccipital muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"suboccipital group"
* group[=].element[=].target[+].code = #suboccipital
* group[=].element[=].target[=].display = "Suboccipital muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"rectus capitis posterior"
* group[=].element[=].target[+].code = #suboccipital
* group[=].element[=].target[=].display = "Suboccipital muscles"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"obliquus capitis"
* group[=].element[=].target[+].code = #suboccipital
* group[=].element[=].target[=].display = "Suboccipital muscles"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #subocipital
* group[=].element[=].target[+].code = #suboccipital
* group[=].element[=].target[=].display = "Suboccipital muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #suboccipitle
* group[=].element[=].target[+].code = #suboccipital
* group[=].element[=].target[=].display = "Suboccipital muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #suboccipetal
* group[=].element[=].target[+].code = #suboccipital
* group[=].element[=].target[=].display = "Suboccipital muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"scalene muscles"
* group[=].element[=].target[+].code = #scalene
* group[=].element[=].target[=].display = "Scalene muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #scalene
* group[=].element[=].target[+].code = #scalene
* group[=].element[=].target[=].display = "Scalene muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #scaleni
* group[=].element[=].target[+].code = #scalene
* group[=].element[=].target[=].display = "Scalene muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #scalane
* group[=].element[=].target[+].code = #scalene
* group[=].element[=].target[=].display = "Scalene muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #scalines
* group[=].element[=].target[+].code = #scalene
* group[=].element[=].target[=].display = "Scalene muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"scalenus anterior"
* group[=].element[=].target[+].code = #scalenus-anterior
* group[=].element[=].target[=].display = "Scalenus anterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"anterior scalene"
* group[=].element[=].target[+].code = #scalenus-anterior
* group[=].element[=].target[=].display = "Scalenus anterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"scalenus ant"
* group[=].element[=].target[+].code = #scalenus-anterior
* group[=].element[=].target[=].display = "Scalenus anterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"ant scalene"
* group[=].element[=].target[+].code = #scalenus-anterior
* group[=].element[=].target[=].display = "Scalenus anterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"scalene anterior"
* group[=].element[=].target[+].code = #scalenus-anterior
* group[=].element[=].target[=].display = "Scalenus anterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"scalenus anterior muscle"
* group[=].element[=].target[+].code = #scalenus-anterior
* group[=].element[=].target[=].display = "Scalenus anterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"scalenus anteriour"
* group[=].element[=].target[+].code = #scalenus-anterior
* group[=].element[=].target[=].display = "Scalenus anterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"scalenus medius"
* group[=].element[=].target[+].code = #scalenus-medius
* group[=].element[=].target[=].display = "Scalenus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"middle scalene"
* group[=].element[=].target[+].code = #scalenus-medius
* group[=].element[=].target[=].display = "Scalenus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"mid scalene"
* group[=].element[=].target[+].code = #scalenus-medius
* group[=].element[=].target[=].display = "Scalenus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"scalene medius"
* group[=].element[=].target[+].code = #scalenus-medius
* group[=].element[=].target[=].display = "Scalenus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"scalenus medius muscle"
* group[=].element[=].target[+].code = #scalenus-medius
* group[=].element[=].target[=].display = "Scalenus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"scalenus posterior"
* group[=].element[=].target[+].code = #scalenus-posterior
* group[=].element[=].target[=].display = "Scalenus posterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"posterior scalene"
* group[=].element[=].target[+].code = #scalenus-posterior
* group[=].element[=].target[=].display = "Scalenus posterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"post scalene"
* group[=].element[=].target[+].code = #scalenus-posterior
* group[=].element[=].target[=].display = "Scalenus posterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"scalene posterior"
* group[=].element[=].target[+].code = #scalenus-posterior
* group[=].element[=].target[=].display = "Scalenus posterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"scalenus posterior muscle"
* group[=].element[=].target[+].code = #scalenus-posterior
* group[=].element[=].target[=].display = "Scalenus posterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #masseter
* group[=].element[=].target[+].code = #masseter
* group[=].element[=].target[=].display = "Masseter"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"masseter muscle"
* group[=].element[=].target[+].code = #masseter
* group[=].element[=].target[=].display = "Masseter"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"superficial masseter"
* group[=].element[=].target[+].code = #masseter
* group[=].element[=].target[=].display = "Masseter"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"deep masseter"
* group[=].element[=].target[+].code = #masseter
* group[=].element[=].target[=].display = "Masseter"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #massiter
* group[=].element[=].target[+].code = #masseter
* group[=].element[=].target[=].display = "Masseter"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #massetter
* group[=].element[=].target[+].code = #masseter
* group[=].element[=].target[=].display = "Masseter"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #temporalis
* group[=].element[=].target[+].code = #temporalis
* group[=].element[=].target[=].display = "Temporalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"temporal muscle"
* group[=].element[=].target[+].code = #temporalis
* group[=].element[=].target[=].display = "Temporalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"temporalis muscle"
* group[=].element[=].target[+].code = #temporalis
* group[=].element[=].target[=].display = "Temporalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #temporallis
* group[=].element[=].target[+].code = #temporalis
* group[=].element[=].target[=].display = "Temporalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #temperalis
* group[=].element[=].target[+].code = #temporalis
* group[=].element[=].target[=].display = "Temporalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"medial pterygoid"
* group[=].element[=].target[+].code = #medial-pterygoid
* group[=].element[=].target[=].display = "Medial pterygoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"medial pterygoid muscle"
* group[=].element[=].target[+].code = #medial-pterygoid
* group[=].element[=].target[=].display = "Medial pterygoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"med pterygoid"
* group[=].element[=].target[+].code = #medial-pterygoid
* group[=].element[=].target[=].display = "Medial pterygoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"internal pterygoid"
* group[=].element[=].target[+].code = #medial-pterygoid
* group[=].element[=].target[=].display = "Medial pterygoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lateral pterygoid"
* group[=].element[=].target[+].code = #lateral-pterygoid
* group[=].element[=].target[=].display = "Lateral pterygoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lateral pterygoid muscle"
* group[=].element[=].target[+].code = #lateral-pterygoid
* group[=].element[=].target[=].display = "Lateral pterygoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lat pterygoid"
* group[=].element[=].target[+].code = #lateral-pterygoid
* group[=].element[=].target[=].display = "Lateral pterygoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"external pterygoid"
* group[=].element[=].target[+].code = #lateral-pterygoid
* group[=].element[=].target[=].display = "Lateral pterygoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #frontalis
* group[=].element[=].target[+].code = #frontalis
* group[=].element[=].target[=].display = "Frontalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"frontalis muscle"
* group[=].element[=].target[+].code = #frontalis
* group[=].element[=].target[=].display = "Frontalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #occipitalis
* group[=].element[=].target[+].code = #occipitalis
* group[=].element[=].target[=].display = "Occipitalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"occipitalis muscle"
* group[=].element[=].target[+].code = #occipitalis
* group[=].element[=].target[=].display = "Occipitalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #supraspinatus
* group[=].element[=].target[+].code = #supraspinatus
* group[=].element[=].target[=].display = "Supraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #supraspin
* group[=].element[=].target[+].code = #supraspinatus
* group[=].element[=].target[=].display = "Supraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"supra spinatus"
* group[=].element[=].target[+].code = #supraspinatus
* group[=].element[=].target[=].display = "Supraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"supraspinatus muscle"
* group[=].element[=].target[+].code = #supraspinatus
* group[=].element[=].target[=].display = "Supraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #suprasinatus
* group[=].element[=].target[+].code = #supraspinatus
* group[=].element[=].target[=].display = "Supraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #supraspinatous
* group[=].element[=].target[+].code = #supraspinatus
* group[=].element[=].target[=].display = "Supraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #superspinatus
* group[=].element[=].target[+].code = #supraspinatus
* group[=].element[=].target[=].display = "Supraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #infraspinatus
* group[=].element[=].target[+].code = #infraspinatus
* group[=].element[=].target[=].display = "Infraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #infraspin
* group[=].element[=].target[+].code = #infraspinatus
* group[=].element[=].target[=].display = "Infraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"infra spinatus"
* group[=].element[=].target[+].code = #infraspinatus
* group[=].element[=].target[=].display = "Infraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"infraspinatus muscle"
* group[=].element[=].target[+].code = #infraspinatus
* group[=].element[=].target[=].display = "Infraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #infrasinatus
* group[=].element[=].target[+].code = #infraspinatus
* group[=].element[=].target[=].display = "Infraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #infraspinatous
* group[=].element[=].target[+].code = #infraspinatus
* group[=].element[=].target[=].display = "Infraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #infarspinatus
* group[=].element[=].target[+].code = #infraspinatus
* group[=].element[=].target[=].display = "Infraspinatus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #subscapularis
* group[=].element[=].target[+].code = #subscapularis
* group[=].element[=].target[=].display = "Subscapularis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #subscap
* group[=].element[=].target[+].code = #subscapularis
* group[=].element[=].target[=].display = "Subscapularis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"sub scapularis"
* group[=].element[=].target[+].code = #subscapularis
* group[=].element[=].target[=].display = "Subscapularis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"subscapularis muscle"
* group[=].element[=].target[+].code = #subscapularis
* group[=].element[=].target[=].display = "Subscapularis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #subscapularus
* group[=].element[=].target[+].code = #subscapularis
* group[=].element[=].target[=].display = "Subscapularis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #subscapulares
* group[=].element[=].target[+].code = #subscapularis
* group[=].element[=].target[=].display = "Subscapularis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"teres major"
* group[=].element[=].target[+].code = #teres-major
* group[=].element[=].target[=].display = "Teres major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"teres maj"
* group[=].element[=].target[+].code = #teres-major
* group[=].element[=].target[=].display = "Teres major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"teres major muscle"
* group[=].element[=].target[+].code = #teres-major
* group[=].element[=].target[=].display = "Teres major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"terres major"
* group[=].element[=].target[+].code = #teres-major
* group[=].element[=].target[=].display = "Teres major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"teres minor"
* group[=].element[=].target[+].code = #teres-minor
* group[=].element[=].target[=].display = "Teres minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"teres min"
* group[=].element[=].target[+].code = #teres-minor
* group[=].element[=].target[=].display = "Teres minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"teres minor muscle"
* group[=].element[=].target[+].code = #teres-minor
* group[=].element[=].target[=].display = "Teres minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"terres minor"
* group[=].element[=].target[+].code = #teres-minor
* group[=].element[=].target[=].display = "Teres minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #deltoid
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #delt
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"deltoid muscle"
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"anterior deltoid"
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"middle deltoid"
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"lateral deltoid"
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"posterior deltoid"
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"rear deltoid"
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"ant deltoid"
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"post deltoid"
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #deltiod
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #deltoyd
* group[=].element[=].target[+].code = #deltoid
* group[=].element[=].target[=].display = "Deltoid"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"pectoral muscles"
* group[=].element[=].target[+].code = #pectoralis
* group[=].element[=].target[=].display = "Pectoral muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #pectoralis
* group[=].element[=].target[+].code = #pectoralis
* group[=].element[=].target[=].display = "Pectoral muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #pec
* group[=].element[=].target[+].code = #pectoralis
* group[=].element[=].target[=].display = "Pectoral muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #pectoral
* group[=].element[=].target[+].code = #pectoralis
* group[=].element[=].target[=].display = "Pectoral muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #pectorialis
* group[=].element[=].target[+].code = #pectoralis
* group[=].element[=].target[=].display = "Pectoral muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"pectoralis major"
* group[=].element[=].target[+].code = #pectoralis-major
* group[=].element[=].target[=].display = "Pectoralis major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pec major"
* group[=].element[=].target[+].code = #pectoralis-major
* group[=].element[=].target[=].display = "Pectoralis major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pec maj"
* group[=].element[=].target[+].code = #pectoralis-major
* group[=].element[=].target[=].display = "Pectoralis major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pectoralis maj"
* group[=].element[=].target[+].code = #pectoralis-major
* group[=].element[=].target[=].display = "Pectoralis major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pectoralis major muscle"
* group[=].element[=].target[+].code = #pectoralis-major
* group[=].element[=].target[=].display = "Pectoralis major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pectoralis mayor"
* group[=].element[=].target[+].code = #pectoralis-major
* group[=].element[=].target[=].display = "Pectoralis major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"pectorialis major"
* group[=].element[=].target[+].code = #pectoralis-major
* group[=].element[=].target[=].display = "Pectoralis major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"pectoralis minor"
* group[=].element[=].target[+].code = #pectoralis-minor
* group[=].element[=].target[=].display = "Pectoralis minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pec minor"
* group[=].element[=].target[+].code = #pectoralis-minor
* group[=].element[=].target[=].display = "Pectoralis minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pec min"
* group[=].element[=].target[+].code = #pectoralis-minor
* group[=].element[=].target[=].display = "Pectoralis minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pectoralis min"
* group[=].element[=].target[+].code = #pectoralis-minor
* group[=].element[=].target[=].display = "Pectoralis minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pectoralis minor muscle"
* group[=].element[=].target[+].code = #pectoralis-minor
* group[=].element[=].target[=].display = "Pectoralis minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pectorialis minor"
* group[=].element[=].target[+].code = #pectoralis-minor
* group[=].element[=].target[=].display = "Pectoralis minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"latissimus dorsi"
* group[=].element[=].target[+].code = #latissimus-dorsi
* group[=].element[=].target[=].display = "Latissimus dorsi"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #lat
* group[=].element[=].target[+].code = #latissimus-dorsi
* group[=].element[=].target[=].display = "Latissimus dorsi"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #latissimus
* group[=].element[=].target[+].code = #latissimus-dorsi
* group[=].element[=].target[=].display = "Latissimus dorsi"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lat dorsi"
* group[=].element[=].target[+].code = #latissimus-dorsi
* group[=].element[=].target[=].display = "Latissimus dorsi"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"latissimus dorsi muscle"
* group[=].element[=].target[+].code = #latissimus-dorsi
* group[=].element[=].target[=].display = "Latissimus dorsi"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"latisimus dorsi"
* group[=].element[=].target[+].code = #latissimus-dorsi
* group[=].element[=].target[=].display = "Latissimus dorsi"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"lattisimus dorsi"
* group[=].element[=].target[+].code = #latissimus-dorsi
* group[=].element[=].target[=].display = "Latissimus dorsi"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"latissimus dorsii"
* group[=].element[=].target[+].code = #latissimus-dorsi
* group[=].element[=].target[=].display = "Latissimus dorsi"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"serratus anterior"
* group[=].element[=].target[+].code = #serratus-anterior
* group[=].element[=].target[=].display = "Serratus anterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"serratus ant"
* group[=].element[=].target[+].code = #serratus-anterior
* group[=].element[=].target[=].display = "Serratus anterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"serratus anterior muscle"
* group[=].element[=].target[+].code = #serratus-anterior
* group[=].element[=].target[=].display = "Serratus anterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"seratus anterior"
* group[=].element[=].target[+].code = #serratus-anterior
* group[=].element[=].target[=].display = "Serratus anterior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"serratus posterior superior"
* group[=].element[=].target[+].code = #serratus-posterior-superior
* group[=].element[=].target[=].display = "Serratus posterior superior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"serratus post sup"
* group[=].element[=].target[+].code = #serratus-posterior-superior
* group[=].element[=].target[=].display = "Serratus posterior superior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"serratus posterior superior muscle"
* group[=].element[=].target[+].code = #serratus-posterior-superior
* group[=].element[=].target[=].display = "Serratus posterior superior"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #rhomboids
* group[=].element[=].target[+].code = #rhomboid
* group[=].element[=].target[=].display = "Rhomboids"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #rhom
* group[=].element[=].target[+].code = #rhomboid
* group[=].element[=].target[=].display = "Rhomboids"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #rhomb
* group[=].element[=].target[+].code = #rhomboid
* group[=].element[=].target[=].display = "Rhomboids"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"rhomboid muscle"
* group[=].element[=].target[+].code = #rhomboid
* group[=].element[=].target[=].display = "Rhomboids"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #rhomboideus
* group[=].element[=].target[+].code = #rhomboid
* group[=].element[=].target[=].display = "Rhomboids"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #romboid
* group[=].element[=].target[+].code = #rhomboid
* group[=].element[=].target[=].display = "Rhomboids"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #rhomboyd
* group[=].element[=].target[+].code = #rhomboid
* group[=].element[=].target[=].display = "Rhomboids"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #rhombiod
* group[=].element[=].target[+].code = #rhomboid
* group[=].element[=].target[=].display = "Rhomboids"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #rhomdoid
* group[=].element[=].target[+].code = #rhomboid
* group[=].element[=].target[=].display = "Rhomboids"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"rhomboid major"
* group[=].element[=].target[+].code = #rhomboid-major
* group[=].element[=].target[=].display = "Rhomboid major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"rhomboideus major"
* group[=].element[=].target[+].code = #rhomboid-major
* group[=].element[=].target[=].display = "Rhomboid major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"rhomboid maj"
* group[=].element[=].target[+].code = #rhomboid-major
* group[=].element[=].target[=].display = "Rhomboid major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"rhomboid major muscle"
* group[=].element[=].target[+].code = #rhomboid-major
* group[=].element[=].target[=].display = "Rhomboid major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"romboid major"
* group[=].element[=].target[+].code = #rhomboid-major
* group[=].element[=].target[=].display = "Rhomboid major"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"rhomboid minor"
* group[=].element[=].target[+].code = #rhomboid-minor
* group[=].element[=].target[=].display = "Rhomboid minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"rhomboideus minor"
* group[=].element[=].target[+].code = #rhomboid-minor
* group[=].element[=].target[=].display = "Rhomboid minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"rhomboid min"
* group[=].element[=].target[+].code = #rhomboid-minor
* group[=].element[=].target[=].display = "Rhomboid minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"rhomboid minor muscle"
* group[=].element[=].target[+].code = #rhomboid-minor
* group[=].element[=].target[=].display = "Rhomboid minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"romboid minor"
* group[=].element[=].target[+].code = #rhomboid-minor
* group[=].element[=].target[=].display = "Rhomboid minor"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"erector spinae"
* group[=].element[=].target[+].code = #erector-spinae
* group[=].element[=].target[=].display = "Erector spinae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #erector
* group[=].element[=].target[+].code = #erector-spinae
* group[=].element[=].target[=].display = "Erector spinae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"spinal erectors"
* group[=].element[=].target[+].code = #erector-spinae
* group[=].element[=].target[=].display = "Erector spinae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #es
* group[=].element[=].target[+].code = #erector-spinae
* group[=].element[=].target[=].display = "Erector spinae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"erector spinae muscle"
* group[=].element[=].target[+].code = #erector-spinae
* group[=].element[=].target[=].display = "Erector spinae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"erector spinea"
* group[=].element[=].target[+].code = #erector-spinae
* group[=].element[=].target[=].display = "Erector spinae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"erecter spinae"
* group[=].element[=].target[+].code = #erector-spinae
* group[=].element[=].target[=].display = "Erector spinae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"erector spinei"
* group[=].element[=].target[+].code = #erector-spinae
* group[=].element[=].target[=].display = "Erector spinae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #longissimus
* group[=].element[=].target[+].code = #longissimus
* group[=].element[=].target[=].display = "Longissimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"longissimus muscle"
* group[=].element[=].target[+].code = #longissimus
* group[=].element[=].target[=].display = "Longissimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"longissimus thoracis"
* group[=].element[=].target[+].code = #longissimus
* group[=].element[=].target[=].display = "Longissimus"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"longissimus capitis"
* group[=].element[=].target[+].code = #longissimus
* group[=].element[=].target[=].display = "Longissimus"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"longissimus cervicis"
* group[=].element[=].target[+].code = #longissimus
* group[=].element[=].target[=].display = "Longissimus"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #longisimus
* group[=].element[=].target[+].code = #longissimus
* group[=].element[=].target[=].display = "Longissimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #longissimuss
* group[=].element[=].target[+].code = #longissimus
* group[=].element[=].target[=].display = "Longissimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #iliocostalis
* group[=].element[=].target[+].code = #iliocostalis
* group[=].element[=].target[=].display = "Iliocostalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"iliocostalis muscle"
* group[=].element[=].target[+].code = #iliocostalis
* group[=].element[=].target[=].display = "Iliocostalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"iliocostalis lumborum"
* group[=].element[=].target[+].code = #iliocostalis
* group[=].element[=].target[=].display = "Iliocostalis"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"iliocostalis thoracis"
* group[=].element[=].target[+].code = #iliocostalis
* group[=].element[=].target[=].display = "Iliocostalis"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"iliocostalis cervicis"
* group[=].element[=].target[+].code = #iliocostalis
* group[=].element[=].target[=].display = "Iliocostalis"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #illiocostalis
* group[=].element[=].target[+].code = #iliocostalis
* group[=].element[=].target[=].display = "Iliocostalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #iliocostallis
* group[=].element[=].target[+].code = #iliocostalis
* group[=].element[=].target[=].display = "Iliocostalis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"paraspinal muscles"
* group[=].element[=].target[+].code = #paraspinal
* group[=].element[=].target[=].display = "Paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #paraspinal
* group[=].element[=].target[+].code = #paraspinal
* group[=].element[=].target[=].display = "Paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #paraspinous
* group[=].element[=].target[+].code = #paraspinal
* group[=].element[=].target[=].display = "Paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #paravertebral
* group[=].element[=].target[+].code = #paraspinal
* group[=].element[=].target[=].display = "Paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"paravertebral muscle"
* group[=].element[=].target[+].code = #paraspinal
* group[=].element[=].target[=].display = "Paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #parispinal
* group[=].element[=].target[+].code = #paraspinal
* group[=].element[=].target[=].display = "Paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #paraspianl
* group[=].element[=].target[+].code = #paraspinal
* group[=].element[=].target[=].display = "Paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"para spinal"
* group[=].element[=].target[+].code = #paraspinal
* group[=].element[=].target[=].display = "Paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"cervical paraspinal muscles"
* group[=].element[=].target[+].code = #cervical-paraspinal
* group[=].element[=].target[=].display = "Cervical paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"cervical paraspinal"
* group[=].element[=].target[+].code = #cervical-paraspinal
* group[=].element[=].target[=].display = "Cervical paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"cerv paraspinal"
* group[=].element[=].target[+].code = #cervical-paraspinal
* group[=].element[=].target[=].display = "Cervical paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"c paraspinal"
* group[=].element[=].target[+].code = #cervical-paraspinal
* group[=].element[=].target[=].display = "Cervical paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"c spine paraspinal"
* group[=].element[=].target[+].code = #cervical-paraspinal
* group[=].element[=].target[=].display = "Cervical paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"neck paraspinal"
* group[=].element[=].target[+].code = #cervical-paraspinal
* group[=].element[=].target[=].display = "Cervical paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"cervical parispinal"
* group[=].element[=].target[+].code = #cervical-paraspinal
* group[=].element[=].target[=].display = "Cervical paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"thoracic paraspinal muscles"
* group[=].element[=].target[+].code = #thoracic-paraspinal
* group[=].element[=].target[=].display = "Thoracic paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"thoracic paraspinal"
* group[=].element[=].target[+].code = #thoracic-paraspinal
* group[=].element[=].target[=].display = "Thoracic paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"thor paraspinal"
* group[=].element[=].target[+].code = #thoracic-paraspinal
* group[=].element[=].target[=].display = "Thoracic paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"t paraspinal"
* group[=].element[=].target[+].code = #thoracic-paraspinal
* group[=].element[=].target[=].display = "Thoracic paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"t spine paraspinal"
* group[=].element[=].target[+].code = #thoracic-paraspinal
* group[=].element[=].target[=].display = "Thoracic paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"thoracic parispinal"
* group[=].element[=].target[+].code = #thoracic-paraspinal
* group[=].element[=].target[=].display = "Thoracic paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"lumbar paraspinal muscles"
* group[=].element[=].target[+].code = #lumbar-paraspinal
* group[=].element[=].target[=].display = "Lumbar paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lumbar paraspinal"
* group[=].element[=].target[+].code = #lumbar-paraspinal
* group[=].element[=].target[=].display = "Lumbar paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"l paraspinal"
* group[=].element[=].target[+].code = #lumbar-paraspinal
* group[=].element[=].target[=].display = "Lumbar paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"l spine paraspinal"
* group[=].element[=].target[+].code = #lumbar-paraspinal
* group[=].element[=].target[=].display = "Lumbar paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lower back paraspinal"
* group[=].element[=].target[+].code = #lumbar-paraspinal
* group[=].element[=].target[=].display = "Lumbar paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"low back paraspinal"
* group[=].element[=].target[+].code = #lumbar-paraspinal
* group[=].element[=].target[=].display = "Lumbar paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lumbosacral paraspinal"
* group[=].element[=].target[+].code = #lumbar-paraspinal
* group[=].element[=].target[=].display = "Lumbar paraspinal muscles"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"lumbar parispinal"
* group[=].element[=].target[+].code = #lumbar-paraspinal
* group[=].element[=].target[=].display = "Lumbar paraspinal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #multifidus
* group[=].element[=].target[+].code = #multifidus
* group[=].element[=].target[=].display = "Multifidus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #multifidi
* group[=].element[=].target[+].code = #multifidus
* group[=].element[=].target[=].display = "Multifidus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #multifid
* group[=].element[=].target[+].code = #multifidus
* group[=].element[=].target[=].display = "Multifidus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"multifidus muscle"
* group[=].element[=].target[+].code = #multifidus
* group[=].element[=].target[=].display = "Multifidus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lumbar multifidus"
* group[=].element[=].target[+].code = #multifidus
* group[=].element[=].target[=].display = "Multifidus"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"cervical multifidus"
* group[=].element[=].target[+].code = #multifidus
* group[=].element[=].target[=].display = "Multifidus"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"thoracic multifidus"
* group[=].element[=].target[+].code = #multifidus
* group[=].element[=].target[=].display = "Multifidus"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #multifidous
* group[=].element[=].target[+].code = #multifidus
* group[=].element[=].target[=].display = "Multifidus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #multifidius
* group[=].element[=].target[+].code = #multifidus
* group[=].element[=].target[=].display = "Multifidus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"quadratus lumborum"
* group[=].element[=].target[+].code = #quadratus-lumborum
* group[=].element[=].target[=].display = "Quadratus lumborum"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #ql
* group[=].element[=].target[+].code = #quadratus-lumborum
* group[=].element[=].target[=].display = "Quadratus lumborum"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"quad lumborum"
* group[=].element[=].target[+].code = #quadratus-lumborum
* group[=].element[=].target[=].display = "Quadratus lumborum"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"quadratus lumborum muscle"
* group[=].element[=].target[+].code = #quadratus-lumborum
* group[=].element[=].target[=].display = "Quadratus lumborum"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"quadratus lumborem"
* group[=].element[=].target[+].code = #quadratus-lumborum
* group[=].element[=].target[=].display = "Quadratus lumborum"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"quadratis lumborum"
* group[=].element[=].target[+].code = #quadratus-lumborum
* group[=].element[=].target[=].display = "Quadratus lumborum"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"quadratus lumborium"
* group[=].element[=].target[+].code = #quadratus-lumborum
* group[=].element[=].target[=].display = "Quadratus lumborum"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #iliopsoas
* group[=].element[=].target[+].code = #iliopsoas
* group[=].element[=].target[=].display = "Iliopsoas"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"ilio psoas"
* group[=].element[=].target[+].code = #iliopsoas
* group[=].element[=].target[=].display = "Iliopsoas"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"iliopsoas muscle"
* group[=].element[=].target[+].code = #iliopsoas
* group[=].element[=].target[=].display = "Iliopsoas"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #psoas
* group[=].element[=].target[+].code = #iliopsoas
* group[=].element[=].target[=].display = "Iliopsoas"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"psoas major"
* group[=].element[=].target[+].code = #iliopsoas
* group[=].element[=].target[=].display = "Iliopsoas"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #iliacus
* group[=].element[=].target[+].code = #iliopsoas
* group[=].element[=].target[=].display = "Iliopsoas"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #illiopsoas
* group[=].element[=].target[+].code = #iliopsoas
* group[=].element[=].target[=].display = "Iliopsoas"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #iliosoas
* group[=].element[=].target[+].code = #iliopsoas
* group[=].element[=].target[=].display = "Iliopsoas"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"gluteal muscles"
* group[=].element[=].target[+].code = #gluteal
* group[=].element[=].target[=].display = "Gluteal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #glute
* group[=].element[=].target[+].code = #gluteal
* group[=].element[=].target[=].display = "Gluteal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #gluteal
* group[=].element[=].target[+].code = #gluteal
* group[=].element[=].target[=].display = "Gluteal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #glut
* group[=].element[=].target[+].code = #gluteal
* group[=].element[=].target[=].display = "Gluteal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #gluteul
* group[=].element[=].target[+].code = #gluteal
* group[=].element[=].target[=].display = "Gluteal muscles"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"gluteus maximus"
* group[=].element[=].target[+].code = #gluteus-maximus
* group[=].element[=].target[=].display = "Gluteus maximus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"glute max"
* group[=].element[=].target[+].code = #gluteus-maximus
* group[=].element[=].target[=].display = "Gluteus maximus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"glut max"
* group[=].element[=].target[+].code = #gluteus-maximus
* group[=].element[=].target[=].display = "Gluteus maximus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"g max"
* group[=].element[=].target[+].code = #gluteus-maximus
* group[=].element[=].target[=].display = "Gluteus maximus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"gluteus max"
* group[=].element[=].target[+].code = #gluteus-maximus
* group[=].element[=].target[=].display = "Gluteus maximus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #gmax
* group[=].element[=].target[+].code = #gluteus-maximus
* group[=].element[=].target[=].display = "Gluteus maximus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"gluteus maximus muscle"
* group[=].element[=].target[+].code = #gluteus-maximus
* group[=].element[=].target[=].display = "Gluteus maximus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"gluteous maximus"
* group[=].element[=].target[+].code = #gluteus-maximus
* group[=].element[=].target[=].display = "Gluteus maximus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"glutius maximus"
* group[=].element[=].target[+].code = #gluteus-maximus
* group[=].element[=].target[=].display = "Gluteus maximus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"gluteus maximous"
* group[=].element[=].target[+].code = #gluteus-maximus
* group[=].element[=].target[=].display = "Gluteus maximus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"gluteus medius"
* group[=].element[=].target[+].code = #gluteus-medius
* group[=].element[=].target[=].display = "Gluteus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"glute med"
* group[=].element[=].target[+].code = #gluteus-medius
* group[=].element[=].target[=].display = "Gluteus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"glut med"
* group[=].element[=].target[+].code = #gluteus-medius
* group[=].element[=].target[=].display = "Gluteus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"g med"
* group[=].element[=].target[+].code = #gluteus-medius
* group[=].element[=].target[=].display = "Gluteus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"gluteus med"
* group[=].element[=].target[+].code = #gluteus-medius
* group[=].element[=].target[=].display = "Gluteus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #gmed
* group[=].element[=].target[+].code = #gluteus-medius
* group[=].element[=].target[=].display = "Gluteus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"gluteus medius muscle"
* group[=].element[=].target[+].code = #gluteus-medius
* group[=].element[=].target[=].display = "Gluteus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"gluteous medius"
* group[=].element[=].target[+].code = #gluteus-medius
* group[=].element[=].target[=].display = "Gluteus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"glutius medius"
* group[=].element[=].target[+].code = #gluteus-medius
* group[=].element[=].target[=].display = "Gluteus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"gluteus medious"
* group[=].element[=].target[+].code = #gluteus-medius
* group[=].element[=].target[=].display = "Gluteus medius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"gluteus minimus"
* group[=].element[=].target[+].code = #gluteus-minimus
* group[=].element[=].target[=].display = "Gluteus minimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"glute min"
* group[=].element[=].target[+].code = #gluteus-minimus
* group[=].element[=].target[=].display = "Gluteus minimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"glut min"
* group[=].element[=].target[+].code = #gluteus-minimus
* group[=].element[=].target[=].display = "Gluteus minimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"g min"
* group[=].element[=].target[+].code = #gluteus-minimus
* group[=].element[=].target[=].display = "Gluteus minimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"gluteus min"
* group[=].element[=].target[+].code = #gluteus-minimus
* group[=].element[=].target[=].display = "Gluteus minimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #gmin
* group[=].element[=].target[+].code = #gluteus-minimus
* group[=].element[=].target[=].display = "Gluteus minimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"gluteus minimus muscle"
* group[=].element[=].target[+].code = #gluteus-minimus
* group[=].element[=].target[=].display = "Gluteus minimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"gluteous minimus"
* group[=].element[=].target[+].code = #gluteus-minimus
* group[=].element[=].target[=].display = "Gluteus minimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"glutius minimus"
* group[=].element[=].target[+].code = #gluteus-minimus
* group[=].element[=].target[=].display = "Gluteus minimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"gluteus minimous"
* group[=].element[=].target[+].code = #gluteus-minimus
* group[=].element[=].target[=].display = "Gluteus minimus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #piriformis
* group[=].element[=].target[+].code = #piriformis
* group[=].element[=].target[=].display = "Piriformis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #piri
* group[=].element[=].target[+].code = #piriformis
* group[=].element[=].target[=].display = "Piriformis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #pirif
* group[=].element[=].target[+].code = #piriformis
* group[=].element[=].target[=].display = "Piriformis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"piriformis muscle"
* group[=].element[=].target[+].code = #piriformis
* group[=].element[=].target[=].display = "Piriformis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #pyriformis
* group[=].element[=].target[+].code = #piriformis
* group[=].element[=].target[=].display = "Piriformis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #piriformus
* group[=].element[=].target[+].code = #piriformis
* group[=].element[=].target[=].display = "Piriformis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #periformis
* group[=].element[=].target[+].code = #piriformis
* group[=].element[=].target[=].display = "Piriformis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #pirifomis
* group[=].element[=].target[+].code = #piriformis
* group[=].element[=].target[=].display = "Piriformis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"tensor fasciae latae"
* group[=].element[=].target[+].code = #tensor-fasciae-latae
* group[=].element[=].target[=].display = "Tensor fasciae latae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #tfl
* group[=].element[=].target[+].code = #tensor-fasciae-latae
* group[=].element[=].target[=].display = "Tensor fasciae latae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"tensor fascia lata"
* group[=].element[=].target[+].code = #tensor-fasciae-latae
* group[=].element[=].target[=].display = "Tensor fasciae latae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"tensor fascia latae"
* group[=].element[=].target[+].code = #tensor-fasciae-latae
* group[=].element[=].target[=].display = "Tensor fasciae latae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"tensor fasciae latae muscle"
* group[=].element[=].target[+].code = #tensor-fasciae-latae
* group[=].element[=].target[=].display = "Tensor fasciae latae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"tensor facia lata"
* group[=].element[=].target[+].code = #tensor-fasciae-latae
* group[=].element[=].target[=].display = "Tensor fasciae latae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"tensor fascia latta"
* group[=].element[=].target[+].code = #tensor-fasciae-latae
* group[=].element[=].target[=].display = "Tensor fasciae latae"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #quadriceps
* group[=].element[=].target[+].code = #quadriceps
* group[=].element[=].target[=].display = "Quadriceps"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #quad
* group[=].element[=].target[+].code = #quadriceps
* group[=].element[=].target[=].display = "Quadriceps"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"quadriceps femoris"
* group[=].element[=].target[+].code = #quadriceps
* group[=].element[=].target[=].display = "Quadriceps"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"quadriceps muscle"
* group[=].element[=].target[+].code = #quadriceps
* group[=].element[=].target[=].display = "Quadriceps"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"vastus lateralis"
* group[=].element[=].target[+].code = #quadriceps
* group[=].element[=].target[=].display = "Quadriceps"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"vastus medialis"
* group[=].element[=].target[+].code = #quadriceps
* group[=].element[=].target[=].display = "Quadriceps"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"rectus femoris"
* group[=].element[=].target[+].code = #quadriceps
* group[=].element[=].target[=].display = "Quadriceps"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"vastus intermedius"
* group[=].element[=].target[+].code = #quadriceps
* group[=].element[=].target[=].display = "Quadriceps"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #vmo
* group[=].element[=].target[+].code = #quadriceps
* group[=].element[=].target[=].display = "Quadriceps"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #quadracep
* group[=].element[=].target[+].code = #quadriceps
* group[=].element[=].target[=].display = "Quadriceps"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #hamstrings
* group[=].element[=].target[+].code = #hamstring
* group[=].element[=].target[=].display = "Hamstrings"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"hamstring muscle"
* group[=].element[=].target[+].code = #hamstring
* group[=].element[=].target[=].display = "Hamstrings"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #hams
* group[=].element[=].target[+].code = #hamstring
* group[=].element[=].target[=].display = "Hamstrings"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"biceps femoris"
* group[=].element[=].target[+].code = #hamstring
* group[=].element[=].target[=].display = "Hamstrings"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #semitendinosus
* group[=].element[=].target[+].code = #hamstring
* group[=].element[=].target[=].display = "Hamstrings"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #semimembranosus
* group[=].element[=].target[+].code = #hamstring
* group[=].element[=].target[=].display = "Hamstrings"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #hamsting
* group[=].element[=].target[+].code = #hamstring
* group[=].element[=].target[=].display = "Hamstrings"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #gastrocnemius
* group[=].element[=].target[+].code = #gastrocnemius
* group[=].element[=].target[=].display = "Gastrocnemius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #gastroc
* group[=].element[=].target[+].code = #gastrocnemius
* group[=].element[=].target[=].display = "Gastrocnemius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"gastrocnemius muscle"
* group[=].element[=].target[+].code = #gastrocnemius
* group[=].element[=].target[=].display = "Gastrocnemius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"medial gastrocnemius"
* group[=].element[=].target[+].code = #gastrocnemius
* group[=].element[=].target[=].display = "Gastrocnemius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"lateral gastrocnemius"
* group[=].element[=].target[+].code = #gastrocnemius
* group[=].element[=].target[=].display = "Gastrocnemius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"medial gastroc"
* group[=].element[=].target[+].code = #gastrocnemius
* group[=].element[=].target[=].display = "Gastrocnemius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"lateral gastroc"
* group[=].element[=].target[+].code = #gastrocnemius
* group[=].element[=].target[=].display = "Gastrocnemius"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #gastrocnemeus
* group[=].element[=].target[+].code = #gastrocnemius
* group[=].element[=].target[=].display = "Gastrocnemius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #gastronemius
* group[=].element[=].target[+].code = #gastrocnemius
* group[=].element[=].target[=].display = "Gastrocnemius"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #soleus
* group[=].element[=].target[+].code = #soleus
* group[=].element[=].target[=].display = "Soleus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"soleus muscle"
* group[=].element[=].target[+].code = #soleus
* group[=].element[=].target[=].display = "Soleus"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"biceps brachii"
* group[=].element[=].target[+].code = #biceps-brachii
* group[=].element[=].target[=].display = "Biceps brachii"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #biceps
* group[=].element[=].target[+].code = #biceps-brachii
* group[=].element[=].target[=].display = "Biceps brachii"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"biceps brachii muscle"
* group[=].element[=].target[+].code = #biceps-brachii
* group[=].element[=].target[=].display = "Biceps brachii"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"triceps brachii"
* group[=].element[=].target[+].code = #triceps-brachii
* group[=].element[=].target[=].display = "Triceps brachii"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #triceps
* group[=].element[=].target[+].code = #triceps-brachii
* group[=].element[=].target[=].display = "Triceps brachii"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"triceps brachii muscle"
* group[=].element[=].target[+].code = #triceps-brachii
* group[=].element[=].target[=].display = "Triceps brachii"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #brachioradialis
* group[=].element[=].target[+].code = #brachioradialis
* group[=].element[=].target[=].display = "Brachioradialis"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"brachioradialis muscle"
* group[=].element[=].target[+].code = #brachioradialis
* group[=].element[=].target[=].display = "Brachioradialis"
* group[=].element[=].target[=].equivalence = #equivalent
