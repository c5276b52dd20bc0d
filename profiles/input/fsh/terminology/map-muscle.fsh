// Generated from the terminology tables; see docs/terminology.md.
Instance: tpi-muscle-to-snomed-ct
InstanceOf: ConceptMap
Title: "TPI Bridge muscles"
Description: "TPI Bridge codes for muscles, in http://snomed.info/sct."
Usage: #definition
* url = "https://tpibridge.org/fhir/ConceptMap/tpi-muscle-to-snomed-ct"
* name = "TpiMuscleToSnomedCt"
* title = "TPI Bridge muscles"
* description = "TPI Bridge codes for muscles, in http://snomed.info/sct."
* status = #active
* experimental = false
* publisher = "TPI Bridge"
* sourceCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-muscle"
* targetCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-muscle-site"
* group[+].source = "https://tpibridge.org/fhir/CodeSystem/tpi-muscle"
* group[=].target = "http://snomed.info/sct"
* group[=].element[+].code = #trapezius
* group[=].element[=].display = "Trapezius"
* group[=].element[=].target[+].code = #31764008
* group[=].element[=].target[=].display = "Trapezius muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #181740005
* group[=].element[=].target[=].display = "Entire trapezius muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #levator-scapulae
* group[=].element[=].display = "Levator scapulae"
* group[=].element[=].target[+].code = #279236008
* group[=].element[=].target[=].display = "Entire levator scapulae muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #sternocleidomastoid
* group[=].element[=].display = "Sternocleidomastoid"
* group[=].element[=].target[+].code = #22823000
* group[=].element[=].target[=].display = "Sternocleidomastoid muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #181741009
* group[=].element[=].target[=].display = "Entire sternocleidomastoid muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #splenius-capitis
* group[=].element[=].display = "Splenius capitis"
* group[=].element[=].target[+].code = #244850004
* group[=].element[=].target[=].display = "Entire splenius capitis muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #splenius-cervicis
* group[=].element[=].display = "Splenius cervicis"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #semispinalis-capitis
* group[=].element[=].display = "Semispinalis capitis"
* group[=].element[=].target[+].code = #244870005
* group[=].element[=].target[=].display = "Entire semispinalis capitis muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #suboccipital
* group[=].element[=].display = "Suboccipital muscles"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #scalene
* group[=].element[=].display = "Scalene muscles"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #scalenus-anterior
* group[=].element[=].display = "Scalenus anterior"
* group[=].element[=].target[+].code = #50755001
* group[=].element[=].target[=].display = "Scalenus anterior muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #181742002
* group[=].element[=].target[=].display = "Entire scalenus anterior muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #scalenus-medius
* group[=].element[=].display = "Scalenus medius"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #scalenus-posterior
* group[=].element[=].display = "Scalenus posterior"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #masseter
* group[=].element[=].display = "Masseter"
* group[=].element[=].target[+].code = #181738000
* group[=].element[=].target[=].display = "Entire masseter muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #temporalis
* group[=].element[=].display = "Temporalis"
* group[=].element[=].target[+].code = #181739008
* group[=].element[=].target[=].display = "Entire temporalis muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #medial-pterygoid
* group[=].element[=].display = "Medial pterygoid"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #lateral-pterygoid
* group[=].element[=].display = "Lateral pterygoid"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #frontalis
* group[=].element[=].display = "Frontalis"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #occipitalis
* group[=].element[=].display = "Occipitalis"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #supraspinatus
* group[=].element[=].display = "Supraspinatus"
* group[=].element[=].target[+].code = #6423006
* group[=].element[=].target[=].display = "Supraspinatus muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #181626001
* group[=].element[=].target[=].display = "Entire supraspinatus muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #infraspinatus
* group[=].element[=].display = "Infraspinatus"
* group[=].element[=].target[+].code = #72573008
* group[=].element[=].target[=].display = "Infraspinatus muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #277439009
* group[=].element[=].target[=].display = "Entire infraspinatus muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #subscapularis
* group[=].element[=].display = "Subscapularis"
* group[=].element[=].target[+].code = #90588001
* group[=].element[=].target[=].display = "Subscapularis muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #277446000
* group[=].element[=].target[=].display = "Entire subscapularis muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #teres-major
* group[=].element[=].display = "Teres major"
* group[=].element[=].target[+].code = #1193009
* group[=].element[=].target[=].display = "Teres major muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #277444002
* group[=].element[=].target[=].display = "Entire teres major muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #teres-minor
* group[=].element[=].display = "Teres minor"
* group[=].element[=].target[+].code = #51159009
* group[=].element[=].target[=].display = "Teres minor muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #277445001
* group[=].element[=].target[=].display = "Entire teres minor muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #deltoid
* group[=].element[=].display = "Deltoid"
* group[=].element[=].target[+].code = #35259002
* group[=].element[=].target[=].display = "Deltoid muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #181620007
* group[=].element[=].target[=].display = "Entire deltoid muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #pectoralis
* group[=].element[=].display = "Pectoral muscles"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #pectoralis-major
* group[=].element[=].display = "Pectoralis major"
* group[=].element[=].target[+].code = #60005003
* group[=].element[=].target[=].display = "Pectoralis major muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #181624003
* group[=].element[=].target[=].display = "Entire pectoralis major muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #pectoralis-minor
* group[=].element[=].display = "Pectoralis minor"
* group[=].element[=].target[+].code = #18686000
* group[=].element[=].target[=].display = "Pectoralis minor muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #181625002
* group[=].element[=].target[=].display = "Entire pectoralis minor muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #latissimus-dorsi
* group[=].element[=].display = "Latissimus dorsi"
* group[=].element[=].target[+].code = #15665001
* group[=].element[=].target[=].display = "Latissimus dorsi muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #181747008
* group[=].element[=].target[=].display = "Entire latissimus dorsi muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #serratus-anterior
* group[=].element[=].display = "Serratus anterior"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #serratus-posterior-superior
* group[=].element[=].display = "Serratus posterior superior"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #rhomboid
* group[=].element[=].display = "Rhomboids"
* group[=].element[=].target[+].code = #277441005
* group[=].element[=].target[=].display = "Entire rhomboid muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #rhomboid-major
* group[=].element[=].display = "Rhomboid major"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #rhomboid-minor
* group[=].element[=].display = "Rhomboid minor"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #erector-spinae
* group[=].element[=].display = "Erector spinae"
* group[=].element[=].target[+].code = #44947003
* group[=].element[=].target[=].display = "Erector spinae muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #244852007
* group[=].element[=].target[=].display = "Entire erector spinae muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #longissimus
* group[=].element[=].display = "Longissimus"
* group[=].element[=].target[+].code = #88340001
* group[=].element[=].target[=].display = "Longissimus muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #244858006
* group[=].element[=].target[=].display = "Entire longissimus muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #iliocostalis
* group[=].element[=].display = "Iliocostalis"
* group[=].element[=].target[+].code = #57651003
* group[=].element[=].target[=].display = "Iliocostalis muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: DICOM CID 6116."
* group[=].element[=].target[+].code = #244854008
* group[=].element[=].target[=].display = "Entire iliocostalis muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #paraspinal
* group[=].element[=].display = "Paraspinal muscles"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #cervical-paraspinal
* group[=].element[=].display = "Cervical paraspinal muscles"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #thoracic-paraspinal
* group[=].element[=].display = "Thoracic paraspinal muscles"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #lumbar-paraspinal
* group[=].element[=].display = "Lumbar paraspinal muscles"
* group[=].element[=].target[+].code = #244849004
* group[=].element[=].target[=].display = "Deep muscle of back"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The nearest verified code is broader. Source: TotalSegmentator SNOMED table."
* group[=].element[+].code = #multifidus
* group[=].element[=].display = "Multifidus"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #quadratus-lumborum
* group[=].element[=].display = "Quadratus lumborum"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #iliopsoas
* group[=].element[=].display = "Iliopsoas"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #gluteal
* group[=].element[=].display = "Gluteal muscles"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #gluteus-maximus
* group[=].element[=].display = "Gluteus maximus"
* group[=].element[=].target[+].code = #206007
* group[=].element[=].target[=].display = "Gluteus maximus muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: HL7 case reporting value sets."
* group[=].element[=].target[+].code = #181674001
* group[=].element[=].target[=].display = "Entire gluteus maximus muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #gluteus-medius
* group[=].element[=].display = "Gluteus medius"
* group[=].element[=].target[+].code = #78333006
* group[=].element[=].target[=].display = "Gluteus medius muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: TotalSegmentator SNOMED table."
* group[=].element[=].target[+].code = #181675000
* group[=].element[=].target[=].display = "Entire gluteus medius muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #gluteus-minimus
* group[=].element[=].display = "Gluteus minimus"
* group[=].element[=].target[+].code = #75297007
* group[=].element[=].target[=].display = "Gluteus minimus muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: TotalSegmentator SNOMED table."
* group[=].element[=].target[+].code = #181676004
* group[=].element[=].target[=].display = "Entire gluteus minimus muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #piriformis
* group[=].element[=].display = "Piriformis"
* group[=].element[=].target[+].code = #245019009
* group[=].element[=].target[=].display = "Entire piriformis muscle"
* group[=].element[=].target[=].equivalence = #narrower
* group[=].element[=].target[=].comment = "The code is for the whole muscle; the injection is into a part of it. Provisional. Source: Uberon SNOMED bridge; less verified."
* group[=].element[+].code = #tensor-fasciae-latae
* group[=].element[=].display = "Tensor fasciae latae"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #quadriceps
* group[=].element[=].display = "Quadriceps"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #hamstring
* group[=].element[=].display = "Hamstrings"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #gastrocnemius
* group[=].element[=].display = "Gastrocnemius"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #soleus
* group[=].element[=].display = "Soleus"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #biceps-brachii
* group[=].element[=].display = "Biceps brachii"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #triceps-brachii
* group[=].element[=].display = "Triceps brachii"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #brachioradialis
* group[=].element[=].display = "Brachioradialis"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
