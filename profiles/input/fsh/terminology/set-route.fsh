// Generated from the terminology tables; docs/terminology.md tells how.
ValueSet: TpiRoute
Id: tpi-route
Title: "Routes"
Description: "How a drug enters the body in a trigger point injection. Never a muscle."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^copyright = "This includes codes of SNOMED CT, copyright International Health Terminology Standards Development Organisation (SNOMED International). Their use needs an affiliate licence or a member country's licence; in the United States the National Library of Medicine gives it."
* http://snomed.info/sct#78421000 "Intramuscular route"
* http://snomed.info/sct#34206005 "Subcutaneous route"
