// Generated from the terminology tables; see docs/terminology.md.
ValueSet: TpiSteroid
Id: tpi-steroid
Title: "Corticosteroids"
Description: "Corticosteroids in trigger point injections."
* ^publisher = "TPI Bridge"
* ^experimental = false
* https://tpibridge.org/fhir/CodeSystem/tpi-drug#triamcinolone "Triamcinolone"
* https://tpibridge.org/fhir/CodeSystem/tpi-drug#methylprednisolone "Methylprednisolone"
* https://tpibridge.org/fhir/CodeSystem/tpi-drug#dexamethasone "Dexamethasone"
* https://tpibridge.org/fhir/CodeSystem/tpi-drug#betamethasone "Betamethasone"
* http://www.nlm.nih.gov/research/umls/rxnorm#10759 "triamcinolone"
* http://www.nlm.nih.gov/research/umls/rxnorm#6902 "methylprednisolone"
* http://www.nlm.nih.gov/research/umls/rxnorm#3264 "dexamethasone"
* http://www.nlm.nih.gov/research/umls/rxnorm#1514 "betamethasone"
