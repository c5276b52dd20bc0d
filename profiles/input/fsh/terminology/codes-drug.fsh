// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: TpiDrug
Id: tpi-drug
Title: "Injected drugs"
Description: "Drugs in trigger point injections, by ingredient."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #lidocaine "Lidocaine"
* #bupivacaine "Bupivacaine"
* #ropivacaine "Ropivacaine"
* #mepivacaine "Mepivacaine"
* #procaine "Procaine"
* #triamcinolone "Triamcinolone"
* #methylprednisolone "Methylprednisolone"
* #dexamethasone "Dexamethasone"
* #betamethasone "Betamethasone"
* #ketorolac "Ketorolac"
* #sodium-chloride "Sodium chloride"
* #sterile-water "Sterile water"
* #epinephrine "Epinephrine"
* #sodium-bicarbonate "Sodium bicarbonate"
