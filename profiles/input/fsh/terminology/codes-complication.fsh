// Generated from the terminology tables; docs/terminology.md tells how.
CodeSystem: TpiComplication
Id: tpi-complication
Title: "Complications"
Description: "What went wrong or was felt during or after trigger point injections."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #soreness "Soreness"
* #bruising "Bruising"
* #numbness "Numbness"
* #bleeding "Bleeding"
* #infection "Infection"
* #nerve-damage "Nerve damage"
* #skin-irritation "Skin irritation"
* #vasovagal-reaction "Vasovagal reaction"
* #allergic-reaction "Allergic reaction"
* #pneumothorax "Pneumothorax"
* #local-anaesthetic-toxicity "Local anaesthetic systemic toxicity"
