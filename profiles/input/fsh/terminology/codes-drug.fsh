// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: TpiDrug
Id: tpi-drug
Title: "Injected drugs"
Description: "Drugs in trigger point injections, by ingredient."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #lidocaine "Lidocaine" "Ingredient of the injected solution: Lidocaine."
* #bupivacaine "Bupivacaine" "Ingredient of the injected solution: Bupivacaine."
* #ropivacaine "Ropivacaine" "Ingredient of the injected solution: Ropivacaine."
* #mepivacaine "Mepivacaine" "Ingredient of the injected solution: Mepivacaine."
* #procaine "Procaine" "Ingredient of the injected solution: Procaine."
* #triamcinolone "Triamcinolone" "Ingredient of the injected solution: Triamcinolone."
* #methylprednisolone "Methylprednisolone" "Ingredient of the injected solution: Methylprednisolone."
* #dexamethasone "Dexamethasone" "Ingredient of the injected solution: Dexamethasone."
* #betamethasone "Betamethasone" "Ingredient of the injected solution: Betamethasone."
* #ketorolac "Ketorolac" "Ingredient of the injected solution: Ketorolac."
* #sodium-chloride "Sodium chloride" "Ingredient of the injected solution: Sodium chloride."
* #sterile-water "Sterile water" "Ingredient of the injected solution: Sterile water."
* #epinephrine "Epinephrine" "Ingredient of the injected solution: Epinephrine."
* #sodium-bicarbonate "Sodium bicarbonate" "Ingredient of the injected solution: Sodium bicarbonate."
