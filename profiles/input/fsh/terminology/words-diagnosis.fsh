// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: ClinicWordsDiagnosis
Id: clinic-words-diagnosis
Title: "Clinic words for diagnoses"
Description: "Words, abbreviations and misspellings that clinics write for diagnoses. Used only as the source of a concept map, never as codes in records."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = false
* ^content = #complete
* #"myalgia, unspecified site"
* #myalgia
* #"muscle pain"
* #"myalgia unspecified"
* #mylagia
* #mialgia
* #"myalgia of mastication muscle"
* #"mastication myalgia"
* #"myalgia of masseter"
* #"myalgia of auxiliary muscles, head and neck"
* #"myalgia of head and neck"
* #"myalgia of neck"
* #"neck myalgia"
* #"cervical myalgia"
* #"myalgia, other site"
* #"myofascial pain syndrome"
* #mps
* #"myofascial pain"
* #"myofascial syndrome"
* #"myofacial pain"
* #"myofacial pain syndrome"
* #"myofasical pain"
* #"myofascial pain syndrom"
* #fibromyalgia
* #fm
* #fms
* #"fibromyalgia syndrome"
* #fibromialgia
* #fybromyalgia
* #fibromyalga
* #"tension-type headache, unspecified, intractable"
* #"intractable tension headache"
* #"intractable tension type headache"
* #"tension-type headache, unspecified, not intractable"
* #"episodic tension-type headache, intractable"
* #"intractable episodic tension type headache"
* #"episodic tension-type headache, not intractable"
* #"chronic tension-type headache"
* #ctth
* #"chronic tension headache"
* #"cronic tension headache"
* #"chronic tension-type headache, intractable"
* #"intractable chronic tension type headache"
* #"chronic tension-type headache, not intractable"
* #migraine
* #"migraine headache"
* #migrane
* #migrain
* #"muscle spasm"
* #spasm
* #"muscular spasm"
* #"muscle spasim"
* #"mucle spasm"
* #"muscle spasm of head and neck"
* #"muscle spasm of head or neck"
* #"muscle spasms of head and/or neck"
* #"neck spasm"
* #"spasm of neck"
* #"muscle spasm of neck"
* #"muscle spasm of head"
* #"cervical spasm"
* #"cervical muscle spasm"
* #"muscle spasm of back"
* #"back spasm"
* #"spasm of back"
* #"spasm of back muscle"
* #"lumbar spasm"
* #"low back spasm"
* #"other muscle spasm"
* #"muscle spasm other"
* #"neck pain"
* #cervicalgia
* #"pain in neck"
* #"cervical pain"
* #cervicalga
* #cervicalgea
* #neckpain
* #"pain in thoracic spine"
* #"thoracic spine pain"
* #"thoracic back pain"
* #"low back pain"
* #lbp
* #"lower back pain"
* #"lumbar pain"
* #lumbago
* #"low backache"
* #"low back pian"
* #lumbego
