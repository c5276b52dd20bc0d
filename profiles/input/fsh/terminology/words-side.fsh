// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: ClinicWordsSide
Id: clinic-words-side
Title: "Clinic words for sides"
Description: "Words, abbreviations and misspellings that clinics write for sides. Used only as the source of a concept map, never as codes in records."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = false
* ^content = #complete
* #right
* #r
* #rt
* #"rt side"
* #"right side"
* #"right sided"
* #left
* #l
* #lt
* #"lt side"
* #"left side"
* #"left sided"
* #"right and left"
* #both
* #"both sides"
* #b/l
* #bl
* #bilat
* #bilateral
* #bilaterally
* #r/l
* #l/r
* #"r and l"
* #"l and r"
* #"left and right"
* #rl
* #lr
* #midline
* #mid
* #central
* #centre
* #center
* #middle
