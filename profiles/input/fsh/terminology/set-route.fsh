// Generated from the terminology tables; see docs/terminology.md.
ValueSet: TpiRoute
Id: tpi-route
Title: "Routes"
Description: "Routes of administration in trigger point injections. Contains no muscles."
* ^publisher = "TPI Bridge"
* ^experimental = false
* http://snomed.info/sct#78421000 "Intramuscular route"
* http://snomed.info/sct#34206005 "Subcutaneous route"
