// Generated from the terminology tables; see docs/terminology.md.
ValueSet: TpiInjectableDrug
Id: tpi-injectable-drug
Title: "Injectable drugs"
Description: "Drugs in trigger point injections: ingredients, and solutions of one strength."
* ^publisher = "TPI Bridge"
* ^experimental = false
* include codes from system TpiDrug
* http://www.nlm.nih.gov/research/umls/rxnorm#6387 "lidocaine"
* http://www.nlm.nih.gov/research/umls/rxnorm#1815 "bupivacaine"
* http://www.nlm.nih.gov/research/umls/rxnorm#35780 "ropivacaine"
* http://www.nlm.nih.gov/research/umls/rxnorm#6759 "mepivacaine"
* http://www.nlm.nih.gov/research/umls/rxnorm#8701 "procaine"
* http://www.nlm.nih.gov/research/umls/rxnorm#10759 "triamcinolone"
* http://www.nlm.nih.gov/research/umls/rxnorm#6902 "methylprednisolone"
* http://www.nlm.nih.gov/research/umls/rxnorm#3264 "dexamethasone"
* http://www.nlm.nih.gov/research/umls/rxnorm#1514 "betamethasone"
* http://www.nlm.nih.gov/research/umls/rxnorm#35827 "ketorolac"
* http://www.nlm.nih.gov/research/umls/rxnorm#9863 "sodium chloride"
* http://www.nlm.nih.gov/research/umls/rxnorm#1010033 "lidocaine hydrochloride 10 MG/ML Injectable Solution"
* http://www.nlm.nih.gov/research/umls/rxnorm#1010671 "lidocaine hydrochloride 20 MG/ML Injectable Solution"
