// Generated from the terminology tables; see docs/terminology.md.
ValueSet: TpiLaterality
Id: tpi-laterality
Title: "Sides"
Description: "The side of the body."
* ^publisher = "TPI Bridge"
* ^experimental = false
* http://snomed.info/sct#24028007 "Right"
* http://snomed.info/sct#7771000 "Left"
* http://snomed.info/sct#51440002 "Right and left"
* http://snomed.info/sct#399488007 "Midline"
