// Generated from the terminology tables; see docs/terminology.md.
Instance: clinic-words-diagnosis-to-codes
InstanceOf: ConceptMap
Title: "Clinic words for diagnoses"
Description: "Words that clinics write for diagnoses, with their codes."
Usage: #definition
* url = "https://tpibridge.org/fhir/ConceptMap/clinic-words-diagnosis-to-codes"
* name = "ClinicWordsDiagnosisToCodes"
* title = "Clinic words for diagnoses"
* description = "Words that clinics write for diagnoses, with their codes."
* status = #active
* experimental = false
* publisher = "TPI Bridge"
* sourceCanonical = "https://tpibridge.org/fhir/ValueSet/clinic-words-diagnosis"
* targetCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-diagnosis"
* group[+].source = "https://tpibridge.org/fhir/CodeSystem/clinic-words-diagnosis"
* group[=].target = "http://hl7.org/fhir/sid/icd-10-cm"
* group[=].element[+].code = #"myalgia, unspecified site"
* group[=].element[=].target[+].code = #M79.10
* group[=].element[=].target[=].display = "Myalgia, unspecified site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #myalgia
* group[=].element[=].target[+].code = #M79.10
* group[=].element[=].target[=].display = "Myalgia, unspecified site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscle pain"
* group[=].element[=].target[+].code = #M79.10
* group[=].element[=].target[=].display = "Myalgia, unspecified site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"myalgia unspecified"
* group[=].element[=].target[+].code = #M79.10
* group[=].element[=].target[=].display = "Myalgia, unspecified site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #mylagia
* group[=].element[=].target[+].code = #M79.10
* group[=].element[=].target[=].display = "Myalgia, unspecified site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #mialgia
* group[=].element[=].target[+].code = #M79.10
* group[=].element[=].target[=].display = "Myalgia, unspecified site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"myalgia of mastication muscle"
* group[=].element[=].target[+].code = #M79.11
* group[=].element[=].target[=].display = "Myalgia of mastication muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"mastication myalgia"
* group[=].element[=].target[+].code = #M79.11
* group[=].element[=].target[=].display = "Myalgia of mastication muscle"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"myalgia of masseter"
* group[=].element[=].target[+].code = #M79.11
* group[=].element[=].target[=].display = "Myalgia of mastication muscle"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"myalgia of auxiliary muscles, head and neck"
* group[=].element[=].target[+].code = #M79.12
* group[=].element[=].target[=].display = "Myalgia of auxiliary muscles, head and neck"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"myalgia of head and neck"
* group[=].element[=].target[+].code = #M79.12
* group[=].element[=].target[=].display = "Myalgia of auxiliary muscles, head and neck"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"myalgia of neck"
* group[=].element[=].target[+].code = #M79.12
* group[=].element[=].target[=].display = "Myalgia of auxiliary muscles, head and neck"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"neck myalgia"
* group[=].element[=].target[+].code = #M79.12
* group[=].element[=].target[=].display = "Myalgia of auxiliary muscles, head and neck"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"cervical myalgia"
* group[=].element[=].target[+].code = #M79.12
* group[=].element[=].target[=].display = "Myalgia of auxiliary muscles, head and neck"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"myalgia, other site"
* group[=].element[=].target[+].code = #M79.18
* group[=].element[=].target[=].display = "Myalgia, other site"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #fibromyalgia
* group[=].element[=].target[+].code = #M79.7
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #fm
* group[=].element[=].target[+].code = #M79.7
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #fms
* group[=].element[=].target[+].code = #M79.7
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"fibromyalgia syndrome"
* group[=].element[=].target[+].code = #M79.7
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #fibromialgia
* group[=].element[=].target[+].code = #M79.7
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #fybromyalgia
* group[=].element[=].target[+].code = #M79.7
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #fibromyalga
* group[=].element[=].target[+].code = #M79.7
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"tension-type headache, unspecified, intractable"
* group[=].element[=].target[+].code = #G44.201
* group[=].element[=].target[=].display = "Tension-type headache, unspecified, intractable"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"intractable tension headache"
* group[=].element[=].target[+].code = #G44.201
* group[=].element[=].target[=].display = "Tension-type headache, unspecified, intractable"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"intractable tension type headache"
* group[=].element[=].target[+].code = #G44.201
* group[=].element[=].target[=].display = "Tension-type headache, unspecified, intractable"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"tension-type headache, unspecified, not intractable"
* group[=].element[=].target[+].code = #G44.209
* group[=].element[=].target[=].display = "Tension-type headache, unspecified, not intractable"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"episodic tension-type headache, intractable"
* group[=].element[=].target[+].code = #G44.211
* group[=].element[=].target[=].display = "Episodic tension-type headache, intractable"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"intractable episodic tension type headache"
* group[=].element[=].target[+].code = #G44.211
* group[=].element[=].target[=].display = "Episodic tension-type headache, intractable"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"episodic tension-type headache, not intractable"
* group[=].element[=].target[+].code = #G44.219
* group[=].element[=].target[=].display = "Episodic tension-type headache, not intractable"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"chronic tension-type headache, intractable"
* group[=].element[=].target[+].code = #G44.221
* group[=].element[=].target[=].display = "Chronic tension-type headache, intractable"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"intractable chronic tension type headache"
* group[=].element[=].target[+].code = #G44.221
* group[=].element[=].target[=].display = "Chronic tension-type headache, intractable"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"chronic tension-type headache, not intractable"
* group[=].element[=].target[+].code = #G44.229
* group[=].element[=].target[=].display = "Chronic tension-type headache, not intractable"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscle spasm of back"
* group[=].element[=].target[+].code = #M62.830
* group[=].element[=].target[=].display = "Muscle spasm of back"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"back spasm"
* group[=].element[=].target[+].code = #M62.830
* group[=].element[=].target[=].display = "Muscle spasm of back"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"spasm of back"
* group[=].element[=].target[+].code = #M62.830
* group[=].element[=].target[=].display = "Muscle spasm of back"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"spasm of back muscle"
* group[=].element[=].target[+].code = #M62.830
* group[=].element[=].target[=].display = "Muscle spasm of back"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lumbar spasm"
* group[=].element[=].target[+].code = #M62.830
* group[=].element[=].target[=].display = "Muscle spasm of back"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"low back spasm"
* group[=].element[=].target[+].code = #M62.830
* group[=].element[=].target[=].display = "Muscle spasm of back"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"other muscle spasm"
* group[=].element[=].target[+].code = #M62.838
* group[=].element[=].target[=].display = "Other muscle spasm"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscle spasm other"
* group[=].element[=].target[+].code = #M62.838
* group[=].element[=].target[=].display = "Other muscle spasm"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"neck pain"
* group[=].element[=].target[+].code = #M54.2
* group[=].element[=].target[=].display = "Cervicalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #cervicalgia
* group[=].element[=].target[+].code = #M54.2
* group[=].element[=].target[=].display = "Cervicalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pain in neck"
* group[=].element[=].target[+].code = #M54.2
* group[=].element[=].target[=].display = "Cervicalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"cervical pain"
* group[=].element[=].target[+].code = #M54.2
* group[=].element[=].target[=].display = "Cervicalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #cervicalga
* group[=].element[=].target[+].code = #M54.2
* group[=].element[=].target[=].display = "Cervicalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #cervicalgea
* group[=].element[=].target[+].code = #M54.2
* group[=].element[=].target[=].display = "Cervicalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #neckpain
* group[=].element[=].target[+].code = #M54.2
* group[=].element[=].target[=].display = "Cervicalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"pain in thoracic spine"
* group[=].element[=].target[+].code = #M54.6
* group[=].element[=].target[=].display = "Pain in thoracic spine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"thoracic spine pain"
* group[=].element[=].target[+].code = #M54.6
* group[=].element[=].target[=].display = "Pain in thoracic spine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"thoracic back pain"
* group[=].element[=].target[+].code = #M54.6
* group[=].element[=].target[=].display = "Pain in thoracic spine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[+].source = "https://tpibridge.org/fhir/CodeSystem/clinic-words-diagnosis"
* group[=].target = "http://snomed.info/sct"
* group[=].element[+].code = #"myalgia, unspecified site"
* group[=].element[=].target[+].code = #68962001
* group[=].element[=].target[=].display = "Muscle pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #myalgia
* group[=].element[=].target[+].code = #68962001
* group[=].element[=].target[=].display = "Muscle pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscle pain"
* group[=].element[=].target[+].code = #68962001
* group[=].element[=].target[=].display = "Muscle pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"myalgia unspecified"
* group[=].element[=].target[+].code = #68962001
* group[=].element[=].target[=].display = "Muscle pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #mylagia
* group[=].element[=].target[+].code = #68962001
* group[=].element[=].target[=].display = "Muscle pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #mialgia
* group[=].element[=].target[+].code = #68962001
* group[=].element[=].target[=].display = "Muscle pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"myofascial pain syndrome"
* group[=].element[=].target[+].code = #726531007
* group[=].element[=].target[=].display = "Myofascial pain syndrome"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #mps
* group[=].element[=].target[+].code = #726531007
* group[=].element[=].target[=].display = "Myofascial pain syndrome"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"myofascial pain"
* group[=].element[=].target[+].code = #726531007
* group[=].element[=].target[=].display = "Myofascial pain syndrome"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"myofascial syndrome"
* group[=].element[=].target[+].code = #726531007
* group[=].element[=].target[=].display = "Myofascial pain syndrome"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"myofacial pain"
* group[=].element[=].target[+].code = #726531007
* group[=].element[=].target[=].display = "Myofascial pain syndrome"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"myofacial pain syndrome"
* group[=].element[=].target[+].code = #726531007
* group[=].element[=].target[=].display = "Myofascial pain syndrome"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"myofasical pain"
* group[=].element[=].target[+].code = #726531007
* group[=].element[=].target[=].display = "Myofascial pain syndrome"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"myofascial pain syndrom"
* group[=].element[=].target[+].code = #726531007
* group[=].element[=].target[=].display = "Myofascial pain syndrome"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #fibromyalgia
* group[=].element[=].target[+].code = #203082005
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #fm
* group[=].element[=].target[+].code = #203082005
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #fms
* group[=].element[=].target[+].code = #203082005
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"fibromyalgia syndrome"
* group[=].element[=].target[+].code = #203082005
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #fibromialgia
* group[=].element[=].target[+].code = #203082005
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #fybromyalgia
* group[=].element[=].target[+].code = #203082005
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #fibromyalga
* group[=].element[=].target[+].code = #203082005
* group[=].element[=].target[=].display = "Fibromyalgia"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"chronic tension-type headache"
* group[=].element[=].target[+].code = #230471006
* group[=].element[=].target[=].display = "Chronic tension-type headache"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #ctth
* group[=].element[=].target[+].code = #230471006
* group[=].element[=].target[=].display = "Chronic tension-type headache"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"chronic tension headache"
* group[=].element[=].target[+].code = #230471006
* group[=].element[=].target[=].display = "Chronic tension-type headache"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"cronic tension headache"
* group[=].element[=].target[+].code = #230471006
* group[=].element[=].target[=].display = "Chronic tension-type headache"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #migraine
* group[=].element[=].target[+].code = #37796009
* group[=].element[=].target[=].display = "Migraine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"migraine headache"
* group[=].element[=].target[+].code = #37796009
* group[=].element[=].target[=].display = "Migraine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #migrane
* group[=].element[=].target[+].code = #37796009
* group[=].element[=].target[=].display = "Migraine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #migrain
* group[=].element[=].target[+].code = #37796009
* group[=].element[=].target[=].display = "Migraine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"muscle spasm"
* group[=].element[=].target[+].code = #45352006
* group[=].element[=].target[=].display = "Muscle spasm"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #spasm
* group[=].element[=].target[+].code = #45352006
* group[=].element[=].target[=].display = "Muscle spasm"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscular spasm"
* group[=].element[=].target[+].code = #45352006
* group[=].element[=].target[=].display = "Muscle spasm"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscle spasim"
* group[=].element[=].target[+].code = #45352006
* group[=].element[=].target[=].display = "Muscle spasm"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"mucle spasm"
* group[=].element[=].target[+].code = #45352006
* group[=].element[=].target[=].display = "Muscle spasm"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"muscle spasm of head and neck"
* group[=].element[=].target[+].code = #95418008
* group[=].element[=].target[=].display = "Muscle spasms of head and/or neck"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscle spasm of head or neck"
* group[=].element[=].target[+].code = #95418008
* group[=].element[=].target[=].display = "Muscle spasms of head and/or neck"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscle spasms of head and/or neck"
* group[=].element[=].target[+].code = #95418008
* group[=].element[=].target[=].display = "Muscle spasms of head and/or neck"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"neck spasm"
* group[=].element[=].target[+].code = #95418008
* group[=].element[=].target[=].display = "Muscle spasms of head and/or neck"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"spasm of neck"
* group[=].element[=].target[+].code = #95418008
* group[=].element[=].target[=].display = "Muscle spasms of head and/or neck"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"muscle spasm of neck"
* group[=].element[=].target[+].code = #95418008
* group[=].element[=].target[=].display = "Muscle spasms of head and/or neck"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"muscle spasm of head"
* group[=].element[=].target[+].code = #95418008
* group[=].element[=].target[=].display = "Muscle spasms of head and/or neck"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"cervical spasm"
* group[=].element[=].target[+].code = #95418008
* group[=].element[=].target[=].display = "Muscle spasms of head and/or neck"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"cervical muscle spasm"
* group[=].element[=].target[+].code = #95418008
* group[=].element[=].target[=].display = "Muscle spasms of head and/or neck"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"neck pain"
* group[=].element[=].target[+].code = #81680005
* group[=].element[=].target[=].display = "Neck pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #cervicalgia
* group[=].element[=].target[+].code = #81680005
* group[=].element[=].target[=].display = "Neck pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"pain in neck"
* group[=].element[=].target[+].code = #81680005
* group[=].element[=].target[=].display = "Neck pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"cervical pain"
* group[=].element[=].target[+].code = #81680005
* group[=].element[=].target[=].display = "Neck pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #cervicalga
* group[=].element[=].target[+].code = #81680005
* group[=].element[=].target[=].display = "Neck pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #cervicalgea
* group[=].element[=].target[+].code = #81680005
* group[=].element[=].target[=].display = "Neck pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #neckpain
* group[=].element[=].target[+].code = #81680005
* group[=].element[=].target[=].display = "Neck pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"low back pain"
* group[=].element[=].target[+].code = #279039007
* group[=].element[=].target[=].display = "Low back pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #lbp
* group[=].element[=].target[+].code = #279039007
* group[=].element[=].target[=].display = "Low back pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lower back pain"
* group[=].element[=].target[+].code = #279039007
* group[=].element[=].target[=].display = "Low back pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lumbar pain"
* group[=].element[=].target[+].code = #279039007
* group[=].element[=].target[=].display = "Low back pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #lumbago
* group[=].element[=].target[+].code = #279039007
* group[=].element[=].target[=].display = "Low back pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"low backache"
* group[=].element[=].target[+].code = #279039007
* group[=].element[=].target[=].display = "Low back pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"low back pian"
* group[=].element[=].target[+].code = #279039007
* group[=].element[=].target[=].display = "Low back pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #lumbego
* group[=].element[=].target[+].code = #279039007
* group[=].element[=].target[=].display = "Low back pain"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
