// Generated from the terminology tables; see docs/terminology.md.
Instance: tpi-drug-to-rxnorm
InstanceOf: ConceptMap
Title: "TPI Bridge drugs"
Description: "TPI Bridge codes for drugs, in http://www.nlm.nih.gov/research/umls/rxnorm."
Usage: #definition
* url = "https://tpibridge.org/fhir/ConceptMap/tpi-drug-to-rxnorm"
* name = "TpiDrugToRxnorm"
* title = "TPI Bridge drugs"
* description = "TPI Bridge codes for drugs, in http://www.nlm.nih.gov/research/umls/rxnorm."
* status = #active
* experimental = false
* publisher = "TPI Bridge"
* sourceCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-drug"
* targetCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-injectable-drug"
* group[+].source = "https://tpibridge.org/fhir/CodeSystem/tpi-drug"
* group[=].target = "http://www.nlm.nih.gov/research/umls/rxnorm"
* group[=].element[+].code = #lidocaine
* group[=].element[=].display = "Lidocaine"
* group[=].element[=].target[+].code = #6387
* group[=].element[=].target[=].display = "lidocaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: OHDSI vocabulary (RxNorm ingredient)."
* group[=].element[+].code = #bupivacaine
* group[=].element[=].display = "Bupivacaine"
* group[=].element[=].target[+].code = #1815
* group[=].element[=].target[=].display = "bupivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: OHDSI vocabulary (RxNorm ingredient)."
* group[=].element[+].code = #ropivacaine
* group[=].element[=].display = "Ropivacaine"
* group[=].element[=].target[+].code = #35780
* group[=].element[=].target[=].display = "ropivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: OHDSI vocabulary (RxNorm ingredient)."
* group[=].element[+].code = #mepivacaine
* group[=].element[=].display = "Mepivacaine"
* group[=].element[=].target[+].code = #6759
* group[=].element[=].target[=].display = "mepivacaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: OHDSI vocabulary (RxNorm ingredient)."
* group[=].element[+].code = #procaine
* group[=].element[=].display = "Procaine"
* group[=].element[=].target[+].code = #8701
* group[=].element[=].target[=].display = "procaine"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: OHDSI vocabulary (RxNorm ingredient)."
* group[=].element[+].code = #triamcinolone
* group[=].element[=].display = "Triamcinolone"
* group[=].element[=].target[+].code = #10759
* group[=].element[=].target[=].display = "triamcinolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: OHDSI vocabulary, PDDI (RxNorm ingredient)."
* group[=].element[+].code = #methylprednisolone
* group[=].element[=].display = "Methylprednisolone"
* group[=].element[=].target[+].code = #6902
* group[=].element[=].target[=].display = "methylprednisolone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: OHDSI vocabulary, PDDI (RxNorm ingredient)."
* group[=].element[+].code = #dexamethasone
* group[=].element[=].display = "Dexamethasone"
* group[=].element[=].target[+].code = #3264
* group[=].element[=].target[=].display = "dexamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: OHDSI vocabulary, PDDI (RxNorm ingredient)."
* group[=].element[+].code = #betamethasone
* group[=].element[=].display = "Betamethasone"
* group[=].element[=].target[+].code = #1514
* group[=].element[=].target[=].display = "betamethasone"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: OHDSI vocabulary, PDDI (RxNorm ingredient)."
* group[=].element[+].code = #ketorolac
* group[=].element[=].display = "Ketorolac"
* group[=].element[=].target[+].code = #35827
* group[=].element[=].target[=].display = "ketorolac"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: OHDSI vocabulary, PDDI (RxNorm ingredient)."
* group[=].element[+].code = #sodium-chloride
* group[=].element[=].display = "Sodium chloride"
* group[=].element[=].target[+].code = #9863
* group[=].element[=].target[=].display = "sodium chloride"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Source: OHDSI vocabulary (RxNorm ingredient)."
* group[=].element[+].code = #sterile-water
* group[=].element[=].display = "Sterile water"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #epinephrine
* group[=].element[=].display = "Epinephrine"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
* group[=].element[+].code = #sodium-bicarbonate
* group[=].element[=].display = "Sodium bicarbonate"
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "No verified code."
