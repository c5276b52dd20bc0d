// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: TpiComplication
Id: tpi-complication
Title: "Complications"
Description: "Complications and side effects during or after trigger point injections."
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
* #local-anesthetic-toxicity "Local anesthetic systemic toxicity"
