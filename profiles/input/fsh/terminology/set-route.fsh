// Generated from the terminology tables; see docs/terminology.md.
ValueSet: TpiRoute
Id: tpi-route
Title: "Routes"
Description: "Routes of administration in trigger point injections. Contains no muscles."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^copyright = "This includes codes of SNOMED CT, copyright International Health Terminology Standards Development Organisation (SNOMED International). Their use needs an affiliate license or a member country's license; in the United States the National Library of Medicine issues it."
* http://snomed.info/sct#78421000 "Intramuscular route"
* http://snomed.info/sct#34206005 "Subcutaneous route"
